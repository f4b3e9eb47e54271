package dev.orm.migrations.operation;

import dev.orm.migrations.BatchStep;
import dev.orm.migrations.DataStep;
import dev.orm.schema.Column;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlOperation;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.sql.Condition;
import dev.orm.sql.Statement;
import dev.orm.sql.node.TableRef;
import java.util.List;
import java.util.function.Function;
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

        /**
         * Tells whether it adds a column that must have a value, and nobody has said which one rows that are there get.
         *
         * @return whether it can be done only where there are no rows
         */
        public boolean needsNoRows() {
            return operation instanceof DdlOperation.AddColumn add
                    && existingRows == null
                    && !add.column().nullable()
                    && add.column().defaultValue() == null
                    && !add.column().isIdentity()
                    && add.column().computed() == null;
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
     * Changes rows part by part.
     *
     * @param table the table whose rows are parted
     * @param rows how many rows a part has
     * @param description what is done, in a few words; null if that is a statement
     * @param statement makes the statement of a part; null if the program does something itself
     * @param work what is done for a part
     */
    record RunBatches(
            TableRef table,
            int rows,
            @Nullable String description,
            @Nullable Function<? super Condition, ? extends Statement> statement,
            BatchStep work)
            implements MigrationStep {

        /** Checks that the rows have an order. */
        public RunBatches {
            if (rows < 1) {
                throw new IllegalArgumentException("A part of " + rows + " rows is none. Make it one or more.");
            }
            key(table.table());
        }

        /**
         * Returns the column by which the rows are parted.
         *
         * @return the column of the primary key
         */
        public Column<?> key() {
            return key(table.table());
        }

        private static Column<?> key(Table table) {
            PrimaryKey key = table.primaryKey();
            Column<?> column = key == null || key.columns().size() != 1
                    ? null
                    : table.column(key.columns().get(0));
            boolean ordered = column != null
                    && switch (column.type().name()) {
                        case SMALLINT, INTEGER, BIGINT, VARCHAR, TEXT, UUID -> true;
                        default -> false;
                    };
            if (column == null || !ordered) {
                throw new IllegalArgumentException("Rows of table " + table.name()
                        + " are parted by a primary key of one column of whole numbers, text or UUIDs, and it has none. Run"
                        + " one statement for all rows.");
            }
            return column;
        }
    }

    /**
     * Says that there is no way back.
     *
     * @param reason why
     */
    record Irreversible(String reason) implements MigrationStep {}
}
