package dev.orm.migrations.run;

import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.sqlite.TableRebuild;
import dev.orm.schema.DdlOperation;
import org.jspecify.annotations.Nullable;

/** What is done in a database at once, for a step of a revision. */
public sealed interface Action {

    /**
     * Sends a text.
     *
     * @param sql one statement
     * @param operation the change of the schema that the statement is the whole of, or null if it is only a part of one
     */
    record RunSql(String sql, @Nullable DdlOperation operation) implements Action {}

    /**
     * Adds rows, runs a statement or work of the program.
     *
     * @param step what
     */
    record RunStep(MigrationStep step) implements Action {}

    /**
     * Puts a new table into the place of another.
     *
     * @param rebuild the tables
     */
    record Rebuild(TableRebuild rebuild) implements Action {}
}
