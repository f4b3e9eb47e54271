package dev.orm.boot.autoconfigure.migrations;

import dev.orm.migrations.run.MigratorBuilder;

/** Changes the builder of the migrator before the migrator is made. Beans of this type are called in their order. */
@FunctionalInterface
public interface OrmMigratorBuilderCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder the builder; it has the revisions and what the properties say already
     */
    void customize(MigratorBuilder builder);
}
