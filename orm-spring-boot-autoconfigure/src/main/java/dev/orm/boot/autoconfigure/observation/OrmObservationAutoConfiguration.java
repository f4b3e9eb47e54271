package dev.orm.boot.autoconfigure.observation;

import dev.orm.boot.autoconfigure.OrmAutoConfiguration;
import dev.orm.engine.Engine;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration for one observation per statement. {@code management.observations.enable.orm=false} switches it off.
 */
@AutoConfiguration(
        before = OrmAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
public final class OrmObservationAutoConfiguration {

    @Bean
    ObservedStatements ormObservedStatements(
            ObservationRegistry registry,
            ObjectProvider<Engine> engine,
            ObjectProvider<StatementObservationConvention> conventions) {
        // The engine is made with its listeners, so that they can only ask for it later.
        Supplier<String> database =
                SingletonSupplier.of(() -> engine.getObject().dialect().name());
        return new ObservedStatements(
                registry, database, conventions.getIfAvailable(DefaultStatementObservationConvention::new));
    }
}
