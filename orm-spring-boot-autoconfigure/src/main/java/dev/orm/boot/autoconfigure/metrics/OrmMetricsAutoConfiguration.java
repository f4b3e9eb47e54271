package dev.orm.boot.autoconfigure.metrics;

import dev.orm.boot.autoconfigure.OrmAutoConfiguration;
import dev.orm.session.SessionFactory;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration for meters of what sessions and the engine do. */
@AutoConfiguration(
        after = OrmAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({SessionFactory.class, MeterRegistry.class})
public final class OrmMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    OrmMeters ormMeters(ObjectProvider<SessionFactory> sessions) {
        return new OrmMeters(sessions);
    }

    @Bean
    StatementMeters ormStatementMeters() {
        return new StatementMeters();
    }
}
