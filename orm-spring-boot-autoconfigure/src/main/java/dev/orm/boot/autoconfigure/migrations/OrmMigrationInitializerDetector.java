package dev.orm.boot.autoconfigure.migrations;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/** Tells Spring Boot that revisions initialize the database: after Flyway and Liquibase, before {@code schema.sql} and {@code data.sql}. */
final class OrmMigrationInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

    /** Liquibase has 0, Flyway has 1, scripts come near the end. */
    private static final int ORDER = 2;

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(OrmMigrationInitializer.class);
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
