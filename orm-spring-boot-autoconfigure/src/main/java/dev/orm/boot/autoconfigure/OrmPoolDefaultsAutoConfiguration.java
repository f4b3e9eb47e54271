package dev.orm.boot.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Auto-configuration for safe defaults of connection pools. What the user configures wins. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnClass(HikariDataSource.class)
@ConditionalOnBooleanProperty(name = "orm.pool.defaults", matchIfMissing = true)
public final class OrmPoolDefaultsAutoConfiguration {

    @Bean
    static PoolDefaults ormPoolDefaults(Environment environment) {
        return new PoolDefaults(environment);
    }
}
