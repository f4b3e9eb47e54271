package dev.orm.boot.autoconfigure;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Tells Spring Boot that {@link OrmSchemaInitializer} initializes the database: after migration tools, and after
 * {@code schema.sql} and {@code data.sql} unless these are deferred.
 */
final class OrmDatabaseInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

    private static final int AFTER_SCRIPTS = Ordered.LOWEST_PRECEDENCE;
    private static final int BEFORE_SCRIPTS = Ordered.LOWEST_PRECEDENCE - 200;

    private final Environment environment;

    OrmDatabaseInitializerDetector(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(OrmSchemaInitializer.class);
    }

    @Override
    public int getOrder() {
        boolean deferred = environment.getProperty("orm.schema.defer-datasource-initialization", Boolean.class, false);
        return deferred ? BEFORE_SCRIPTS : AFTER_SCRIPTS;
    }
}
