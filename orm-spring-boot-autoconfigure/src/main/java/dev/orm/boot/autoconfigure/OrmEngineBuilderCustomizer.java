package dev.orm.boot.autoconfigure;

import dev.orm.engine.EngineBuilder;

/** Changes the builder of the engine before the engine is made. Beans of this type are called in their order. */
@FunctionalInterface
public interface OrmEngineBuilderCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder the builder; it has its data sources already
     */
    void customize(EngineBuilder builder);
}
