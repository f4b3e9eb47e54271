package dev.orm.migrations.operation;

import dev.orm.migrations.DataStep;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.Table;
import dev.orm.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operation of a revision, as a value. It holds all that is needed to run it on any database, to print it and to undo it. */
public sealed interface MigrationStep {

    /**
     * Says in a few words what the step does, for logs, plans and errors.
     *
     * @return the words, such as {@code add column users.email}
     */
    default String describe() {
        return StepText.of(this);
    }

    /**
     * Changes the schema.
     *
     * @param operation how
     * @param existingRows for a new column: its value in the rows that are there; null if its default or SQL {@code NULL} will do
     * @param online for a column that becomes {@code NOT NULL}: whether rows are looked at while others read and write, where the database
     *     can do so
     */
    record SchemaChange(DdlOperation operation, @Nullable DdlExpression existingRows, boolean online)
            implements MigrationStep {

        /**
         * Changes the schema at once.
         *
         * @param operation how
         * @param existingRows for a new column: its value in the rows that are there, or null
         */
        public SchemaChange(DdlOperation operation, @Nullable DdlExpression existingRows) {
            this(operation, existingRows, false);
        }

        /**
         * Changes the schema and no rows.
         *
         * @param operation how
         */
        public SchemaChange(DdlOperation operation) {
            this(operation, null, false);
        }
    }

    /**
     * Adds rows.
     *
     * @param table the table as it is at this point of the history
     * @param columns the columns that get values
     * @param rows a list of values for each row, in the order of the columns
     */
    record InsertRows(Table table, List<Column<?>> columns, List<List<@Nullable Object>> rows)
            implements MigrationStep {

        /** Copies the columns. */
        public InsertRows {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Runs a statement of the SQL toolkit.
     *
     * @param statement the statement
     */
    record ExecuteStatement(Statement statement) implements MigrationStep {}

    /**
     * Runs work of the program.
     *
     * @param description what it does, in a few words
     * @param work the work
     */
    record RunCode(String description, DataStep work) implements MigrationStep {}

    /**
     * Says that there is no way back.
     *
     * @param reason why
     */
    record Irreversible(String reason) implements MigrationStep {}
}
