package dev.orm.boot.autoconfigure;

import dev.orm.session.SessionFactoryBuilder;

/**
 * Changes the builder of the session factory before the factory is made. Beans of this type are called in their order.
 *
 * <pre>{@code
 * @Bean
 * OrmSessionFactoryBuilderCustomizer legacyEntities() {
 *     return builder -> builder.entities(LegacyOrder.class);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface OrmSessionFactoryBuilderCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder the builder; it has the entities of the application already
     */
    void customize(SessionFactoryBuilder builder);
}
