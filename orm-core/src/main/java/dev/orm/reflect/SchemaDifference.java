package dev.orm.reflect;

import dev.orm.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Something in which the database differs from the tables that there shall be.
 *
 * @param kind what kind of difference it is
 * @param table the table
 * @param column the column, or null if it is about the whole table
 * @param message the difference in a sentence
 */
public record SchemaDifference(
        Kind kind, TableName table, @Nullable String column, String message) {

    /** Kinds of differences. */
    public enum Kind {
        /** The table does not exist. */
        MISSING_TABLE,
        /** The column does not exist. */
        MISSING_COLUMN,
        /** The column has a type that holds other values. */
        OTHER_TYPE,
        /** The column may be SQL {@code NULL} and should not, or the other way round. */
        OTHER_NULLABILITY
    }

    /**
     * Tells whether statements fail because of it. A column of other nullability can be used as long as no row needs it otherwise.
     *
     * @return whether they do
     */
    public boolean isFatal() {
        return kind != Kind.OTHER_NULLABILITY;
    }
}
