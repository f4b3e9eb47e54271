package dev.orm.reflect;

import dev.orm.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison may leave out, by its name: an object of a schema, or something of a table.
 *
 * @param kind what it is
 * @param object name of the table, view, sequence or enum type
 * @param member name of the column, constraint or index; null for the object itself
 */
public record SchemaPart(
        Kind kind, TableName object, @Nullable String member) {

    /** What a part is. */
    public enum Kind {
        /** A table. */
        TABLE,
        /** A view. */
        VIEW,
        /** A sequence. */
        SEQUENCE,
        /** An enum type. */
        ENUM_TYPE,
        /** A column of a table. */
        COLUMN,
        /** A constraint of a table. */
        CONSTRAINT,
        /** An index of a table. */
        INDEX
    }

    /**
     * Returns the whole name.
     *
     * @return such as {@code users}, {@code audit.log} or {@code users.mail}
     */
    public String name() {
        return member == null ? object.toString() : object + "." + member;
    }
}
