package dev.orm.migrations.run;

import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.operation.MigrationStep.RunBatches;
import dev.orm.migrations.sqlite.TableRebuild;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.DdlOperation.AddEnumValue;
import dev.orm.schema.DdlOperation.CreateIndex;
import dev.orm.schema.DdlOperation.DropIndex;
import dev.orm.schema.DdlOperation.ValidateConstraint;
import org.jspecify.annotations.Nullable;

/** What is done in a database at once, for a step of a revision. */
public sealed interface Action {

    /**
     * Returns a change of the schema that has been made if the action has been done, and not if it has not.
     *
     * @return the change, or null if the action is a part of one, or something else
     */
    default @Nullable DdlOperation operation() {
        return null;
    }

    /**
     * Tells whether the database refuses it inside a transaction, or makes no use of it before the transaction has ended.
     *
     * @return whether it has to be outside
     */
    default boolean isOutsideTransaction() {
        DdlOperation operation = operation();
        return operation instanceof CreateIndex create && create.concurrently()
                || operation instanceof DropIndex drop && drop.concurrently()
                || operation instanceof AddEnumValue;
    }

    /**
     * Tells whether it must not be in one transaction with what is before or behind it: the database refuses that, or everybody would
     * wait until the last of them is done.
     *
     * @return whether it has to be apart
     */
    default boolean isApart() {
        return isOutsideTransaction() || operation() instanceof ValidateConstraint;
    }

    /**
     * Sends a text.
     *
     * @param sql one statement
     * @param operation a change of the schema that has been made if the statement has run, or null if it is only a part of one
     */
    record RunSql(String sql, @Nullable DdlOperation operation) implements Action {}

    /**
     * Sends a text that changes rows, so that it has to be in one transaction with the line that says it has run.
     *
     * @param sql one statement
     */
    record ChangeRows(String sql) implements Action {}

    /**
     * Adds rows, runs a statement or work of the program.
     *
     * @param step what
     */
    record RunStep(MigrationStep step) implements Action {}

    /**
     * Runs something for parts of a table.
     *
     * @param step what
     * @param isApart whether each part is a transaction of its own
     */
    record RunParts(RunBatches step, boolean isApart) implements Action {}

    /**
     * Puts a new table into the place of another.
     *
     * @param rebuild the tables
     */
    record Rebuild(TableRebuild rebuild) implements Action {}
}
