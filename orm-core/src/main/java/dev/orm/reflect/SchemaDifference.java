package dev.orm.reflect;

import dev.orm.schema.Column;
import dev.orm.schema.Constraint;
import dev.orm.schema.Index;
import dev.orm.schema.SchemaObject;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;

/** Something in which a schema that is there differs from the one that there shall be. */
public sealed interface SchemaDifference {

    /**
     * Returns the difference in a sentence.
     *
     * @return the sentence
     */
    String message();

    /**
     * Tells whether statements fail because of it. A column of other nullability can be used as long as no row needs it otherwise.
     *
     * @return whether they do
     */
    default boolean isFatal() {
        return false;
    }

    /**
     * Tells whether it is about something that there shall not be.
     *
     * @return whether it is
     */
    default boolean isUnexpected() {
        return false;
    }

    /** What of a column can differ. */
    enum Aspect {
        /** Its type, or the length or digits of it. */
        TYPE,
        /** Whether it may hold SQL {@code NULL}. */
        NULLABILITY,
        /** Its default. */
        DEFAULT,
        /** Whether and how the database gives out numbers for it. */
        IDENTITY,
        /** What the database computes. */
        COMPUTED,
        /** Its collation. */
        COLLATION,
        /** Its comment. */
        COMMENT
    }

    /**
     * A table, view, sequence or enum type does not exist.
     *
     * @param wanted what there shall be
     */
    record ObjectMissing(SchemaObject wanted) implements SchemaDifference {

        @Override
        public String message() {
            return kind(wanted) + " " + wanted.name() + " does not exist.";
        }

        @Override
        public boolean isFatal() {
            return true;
        }
    }

    /**
     * A table, view, sequence or enum type exists that there shall not be.
     *
     * @param found what there is
     */
    record ObjectUnexpected(SchemaObject found) implements SchemaDifference {

        @Override
        public String message() {
            return kind(found) + " " + found.name() + " exists in the database only.";
        }

        @Override
        public boolean isUnexpected() {
            return true;
        }
    }

    /**
     * A view, sequence or enum type is another one; or a table has another comment or other options.
     *
     * @param wanted what there shall be
     * @param found what there is
     */
    record ObjectChanged(SchemaObject wanted, SchemaObject found) implements SchemaDifference {

        @Override
        public String message() {
            return kind(wanted) + " " + wanted.name()
                    + (wanted instanceof Table
                            ? " has another comment or other options in the database."
                            : " is defined otherwise in the database.");
        }

        /** A sequence of other steps may give a number twice. */
        @Override
        public boolean isFatal() {
            return wanted instanceof Sequence shall
                    && found instanceof Sequence there
                    && shall.increment() != there.increment();
        }
    }

    /**
     * A column does not exist.
     *
     * @param table the table
     * @param wanted the column
     */
    record ColumnMissing(TableName table, Column<?> wanted) implements SchemaDifference {

        @Override
        public String message() {
            return "Column \"" + wanted.name() + "\" of table " + table + " does not exist.";
        }

        @Override
        public boolean isFatal() {
            return true;
        }
    }

    /**
     * A column exists that there shall not be.
     *
     * @param table the table
     * @param found the column
     */
    record ColumnUnexpected(TableName table, Column<?> found) implements SchemaDifference {

        @Override
        public String message() {
            return "Column \"" + found.name() + "\" of table " + table + " exists in the database only.";
        }

        @Override
        public boolean isUnexpected() {
            return true;
        }
    }

    /**
     * A column is otherwise.
     *
     * @param table the table
     * @param wanted the column that there shall be
     * @param found the column that there is, with the portable type nearest to its own
     * @param aspect what differs
     * @param foundType its type as the database says it
     * @param isFatal whether it holds other values than it should
     */
    record ColumnChanged(
            TableName table, Column<?> wanted, Column<?> found, Aspect aspect, String foundType, boolean isFatal)
            implements SchemaDifference {

        @Override
        public String message() {
            String start = "Column \"" + wanted.name() + "\" of table " + table;
            return start
                    + switch (aspect) {
                        case TYPE -> " is a " + foundType + " in the database and should be a " + wanted.type() + ".";
                        case NULLABILITY ->
                            found.nullable()
                                    ? " may be NULL in the database and should not."
                                    : " is NOT NULL in the database and should be allowed to be NULL.";
                        case DEFAULT ->
                            wanted.defaultValue() == null
                                    ? " has a default in the database and should have none."
                                    : " has another default in the database, or none.";
                        case IDENTITY ->
                            wanted.identity() == null
                                    ? " is generated by the database and should not."
                                    : " is generated otherwise by the database, or not at all.";
                        case COMPUTED -> " is computed otherwise by the database, or not at all.";
                        case COLLATION -> " has another collation in the database.";
                        case COMMENT -> " has another comment in the database.";
                    };
        }
    }

    /**
     * A constraint does not exist, or is another one.
     *
     * @param table the table
     * @param wanted the constraint
     */
    record ConstraintMissing(TableName table, Constraint wanted) implements SchemaDifference {

        @Override
        public String message() {
            return "Table " + table + " has no constraint like \"" + wanted.name() + "\" in the database.";
        }
    }

    /**
     * A constraint exists that there shall not be.
     *
     * @param table the table
     * @param found the constraint
     */
    record ConstraintUnexpected(TableName table, Constraint found) implements SchemaDifference {

        @Override
        public String message() {
            return "Constraint \"" + found.name() + "\" of table " + table + " exists in the database only.";
        }

        @Override
        public boolean isUnexpected() {
            return true;
        }
    }

    /**
     * An index does not exist, or is another one.
     *
     * @param table the table
     * @param wanted the index
     */
    record IndexMissing(TableName table, Index wanted) implements SchemaDifference {

        @Override
        public String message() {
            return "Table " + table + " has no index like \"" + wanted.name() + "\" in the database.";
        }
    }

    /**
     * An index exists that there shall not be.
     *
     * @param table the table
     * @param found the index
     */
    record IndexUnexpected(TableName table, Index found) implements SchemaDifference {

        @Override
        public String message() {
            return "Index \"" + found.name() + "\" of table " + table + " exists in the database only.";
        }

        @Override
        public boolean isUnexpected() {
            return true;
        }
    }

    private static String kind(SchemaObject object) {
        return object instanceof dev.orm.schema.EnumType
                ? "Enum type"
                : object.getClass().getSimpleName();
    }
}
