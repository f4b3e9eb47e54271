package dev.orm.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One change of a schema, as a value: it can be printed for every database without one, compared, and kept. Each says all that is
 * needed to undo it.
 */
public sealed interface DdlOperation {

    /**
     * {@code CREATE TABLE}, with its indexes and comments.
     *
     * @param table the table
     * @param later foreign keys that are added later because what they refer to is not there yet
     * @param ifNotExists whether a table of that name is left as it is
     */
    record CreateTable(Table table, List<ForeignKey> later, boolean ifNotExists) implements DdlOperation {

        /** Copies the list. */
        public CreateTable {
            later = List.copyOf(later);
        }

        /**
         * Creates a table with all its foreign keys.
         *
         * @param table the table
         */
        public CreateTable(Table table) {
            this(table, List.of(), false);
        }
    }

    /**
     * {@code DROP TABLE}.
     *
     * @param table the table
     * @param ifExists whether it does not matter if there is none
     */
    record DropTable(Table table, boolean ifExists) implements DdlOperation {}

    /**
     * {@code ALTER TABLE … RENAME TO}.
     *
     * @param table its name
     * @param newName its new name in the same schema, unquoted
     */
    record RenameTable(TableName table, String newName) implements DdlOperation {}

    /**
     * {@code ALTER TABLE … ADD COLUMN}.
     *
     * @param table name of the table
     * @param column the column
     */
    record AddColumn(TableName table, Column<?> column) implements DdlOperation {}

    /**
     * {@code ALTER TABLE … DROP COLUMN}.
     *
     * @param table name of the table
     * @param column the column
     */
    record DropColumn(TableName table, Column<?> column) implements DdlOperation {}

    /**
     * {@code ALTER TABLE … RENAME COLUMN}.
     *
     * @param table name of the table
     * @param column its name
     * @param newName its new name, unquoted
     */
    record RenameColumn(TableName table, String column, String newName) implements DdlOperation {}

    /**
     * {@code ALTER TABLE … ALTER COLUMN}, for whatever of type, nullability, default, identity and comment differs.
     *
     * @param table name of the table
     * @param from the column as it is
     * @param to the column as it shall be, of the same name
     */
    record AlterColumn(TableName table, Column<?> from, Column<?> to) implements DdlOperation {

        /** Checks the names. */
        public AlterColumn {
            if (!from.name().equals(to.name())) {
                throw new IllegalArgumentException("AlterColumn cannot rename column \"" + from.name() + "\" of table "
                        + table + " to \"" + to.name() + "\". Use RenameColumn first.");
            }
        }
    }

    /**
     * {@code ALTER TABLE … ADD CONSTRAINT}.
     *
     * @param table name of the table
     * @param constraint the constraint
     * @param notValid whether rows that are there are not looked at ({@code NOT VALID}), which {@link ValidateConstraint} does later; of a
     *     foreign key or a check only
     */
    record AddConstraint(TableName table, Constraint constraint, boolean notValid) implements DdlOperation {

        /**
         * Adds a constraint that all rows keep.
         *
         * @param table name of the table
         * @param constraint the constraint
         */
        public AddConstraint(TableName table, Constraint constraint) {
            this(table, constraint, false);
        }

        /** Checks the kind. */
        public AddConstraint {
            if (notValid && !(constraint instanceof ForeignKey || constraint instanceof Check)) {
                throw new IllegalArgumentException("Constraint \"" + constraint.name() + "\" of table " + table
                        + " cannot be NOT VALID, as it is neither a foreign key nor a check. Add it as it is.");
            }
        }
    }

    /**
     * {@code ALTER TABLE … VALIDATE CONSTRAINT}: looks at the rows that were there when a constraint was added {@code NOT VALID}, while
     * others read and write. Nothing happens where a database has only constraints that hold for all rows.
     *
     * @param table name of the table
     * @param constraint the constraint
     */
    record ValidateConstraint(TableName table, Constraint constraint) implements DdlOperation {}

    /**
     * {@code ALTER TABLE … DROP CONSTRAINT}.
     *
     * @param table name of the table
     * @param constraint the constraint
     */
    record DropConstraint(TableName table, Constraint constraint) implements DdlOperation {}

    /**
     * {@code CREATE INDEX}.
     *
     * @param table name of the table
     * @param index the index
     * @param concurrently whether the table can be written meanwhile; outside a transaction, where the database has it
     * @param ifNotExists whether an index of that name is left as it is
     */
    record CreateIndex(TableName table, Index index, boolean concurrently, boolean ifNotExists)
            implements DdlOperation {

        /**
         * Creates an index.
         *
         * @param table name of the table
         * @param index the index
         */
        public CreateIndex(TableName table, Index index) {
            this(table, index, false, false);
        }
    }

    /**
     * {@code DROP INDEX}.
     *
     * @param table name of the table
     * @param index the index
     * @param concurrently whether the table can be written meanwhile
     * @param ifExists whether it does not matter if there is none
     */
    record DropIndex(TableName table, Index index, boolean concurrently, boolean ifExists) implements DdlOperation {

        /**
         * Drops an index.
         *
         * @param table name of the table
         * @param index the index
         */
        public DropIndex(TableName table, Index index) {
            this(table, index, false, false);
        }
    }

    /**
     * {@code CREATE VIEW}.
     *
     * @param view the view
     * @param orReplace whether a view of that name is replaced
     */
    record CreateView(View view, boolean orReplace) implements DdlOperation {}

    /**
     * {@code DROP VIEW}.
     *
     * @param view the view
     * @param ifExists whether it does not matter if there is none
     */
    record DropView(View view, boolean ifExists) implements DdlOperation {}

    /**
     * {@code REFRESH MATERIALIZED VIEW}: makes the rows of a view anew that stores them.
     *
     * @param view the view
     */
    record RefreshView(View view) implements DdlOperation {}

    /**
     * {@code CREATE SEQUENCE}. Nothing happens where a database has no sequences: columns of keys count by themselves there.
     *
     * @param sequence the sequence
     * @param ifNotExists whether a sequence of that name is left as it is
     */
    record CreateSequence(Sequence sequence, boolean ifNotExists) implements DdlOperation {}

    /**
     * {@code DROP SEQUENCE}. Nothing happens where a database has no sequences.
     *
     * @param sequence the sequence
     * @param ifExists whether it does not matter if there is none
     */
    record DropSequence(Sequence sequence, boolean ifExists) implements DdlOperation {}

    /**
     * {@code CREATE TYPE … AS ENUM}. Nothing happens where a database writes the values into each column.
     *
     * @param type the type
     */
    record CreateEnumType(EnumType type) implements DdlOperation {}

    /**
     * {@code DROP TYPE}. Nothing happens where a database writes the values into each column.
     *
     * @param type the type
     * @param ifExists whether it does not matter if there is none
     */
    record DropEnumType(EnumType type, boolean ifExists) implements DdlOperation {}

    /**
     * {@code ALTER TYPE … ADD VALUE}.
     *
     * @param type the type as it was
     * @param value the new value
     * @param before the value before which it stands, or null if it is the last
     */
    record AddEnumValue(
            EnumType type, String value, @Nullable String before) implements DdlOperation {}

    /**
     * Gives an enum type other values. Where the database renames values only ({@code ALTER TYPE … RENAME VALUE}), anything else takes the
     * columns that have the type, so it is a migration that does it.
     *
     * @param from the type as it was
     * @param to the type as it shall be, of the same name
     * @param renamed new values by old ones, which rows get instead
     */
    record AlterEnumType(EnumType from, EnumType to, Map<String, String> renamed) implements DdlOperation {

        /** Copies the map, and checks that it speaks of these values. */
        public AlterEnumType {
            renamed = Map.copyOf(renamed);
            if (!from.values().containsAll(renamed.keySet()) || !to.values().containsAll(renamed.values())) {
                throw new IllegalArgumentException("Enum type " + from.name() + " changes from " + from.values()
                        + " to " + to.values() + ", so its values cannot be renamed by " + renamed + ".");
            }
        }

        /**
         * Tells whether nothing changes but the names of values.
         *
         * @return whether each value keeps its place
         */
        public boolean isRenaming() {
            return to.values()
                            .equals(from.values().stream()
                                    .map(value -> renamed.getOrDefault(value, value))
                                    .toList())
                    && renamed.values().stream().noneMatch(from.values()::contains);
        }
    }

    /**
     * {@code CREATE SCHEMA}.
     *
     * @param name its name, unquoted
     * @param ifNotExists whether a schema of that name is left as it is
     */
    record CreateSchema(String name, boolean ifNotExists) implements DdlOperation {}

    /**
     * {@code DROP SCHEMA}; it must be empty.
     *
     * @param name its name, unquoted
     * @param ifExists whether it does not matter if there is none
     */
    record DropSchema(String name, boolean ifExists) implements DdlOperation {}

    /**
     * {@code COMMENT ON TABLE}. Nothing happens where a database has no comments. A comment of a column is changed by
     * {@link AlterColumn}.
     *
     * @param table name of the table
     * @param from the comment as it is, or null
     * @param to the comment as it shall be, or null for none
     */
    record CommentOnTable(
            TableName table,
            @Nullable String from,
            @Nullable String to) implements DdlOperation {}

    /**
     * SQL text, such as a trigger. Made by {@link #unsafeSql}.
     *
     * @param sql one statement
     * @param databases names of the dialects on which it is run, empty for all
     */
    record UnsafeSql(String sql, Set<String> databases) implements DdlOperation {

        /** Copies the set. */
        public UnsafeSql {
            databases = Set.copyOf(databases);
        }
    }

    /**
     * SQL text that is sent as it is ({@code DDL()} with {@code execute_if} of SQLAlchemy); it must never hold anything from outside
     * the program.
     *
     * @param sql one statement
     * @param databases names of the dialects on which it is run, such as {@code PostgreSQL}; none for all
     * @return the operation
     */
    static DdlOperation unsafeSql(String sql, String... databases) {
        return new UnsafeSql(sql, Set.of(databases));
    }
}
