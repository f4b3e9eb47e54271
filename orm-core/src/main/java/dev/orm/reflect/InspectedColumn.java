package dev.orm.reflect;

import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.EnumType;
import dev.orm.schema.Identity;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column as the database has it.
 *
 * @param name its name
 * @param type its type as the database says it
 * @param nullable whether it may hold SQL {@code NULL}
 * @param identity how the database gives out numbers for it, or null
 * @param defaultText its default as the database writes it, or null
 * @param computedText what the database computes, as it writes it, or null
 * @param stored whether a computed value is stored
 * @param enumType the type that has its only values, or null; without a name of its own it has that of the column
 * @param collation its collation, or null for that of the database
 * @param comment its comment, or null
 */
public record InspectedColumn(
        String name,
        InspectedType type,
        boolean nullable,
        @Nullable Identity identity,
        @Nullable String defaultText,
        @Nullable String computedText,
        boolean stored,
        @Nullable EnumType enumType,
        @Nullable String collation,
        @Nullable String comment) {

    /**
     * Tells whether the database gives out numbers for it.
     *
     * @return whether it has an identity
     */
    public boolean generated() {
        return identity != null;
    }

    /**
     * Returns the column that a program would have written, with the portable type nearest to that of the database ({@code as_generic}
     * of SQLAlchemy). A type that only this database has is read as text.
     *
     * @return the column; expressions in it are those of this database
     */
    public Column<?> toColumn() {
        SqlType<?> generic = enumType != null
                ? SqlType.varchar(Math.max(
                        SqlType.DEFAULT_LENGTH,
                        enumType.values().stream()
                                .mapToInt(String::length)
                                .max()
                                .orElse(1)))
                : type.generic().orElse(SqlType.TEXT);
        return Column.of(name, generic)
                .nullable(nullable)
                .identity(identity)
                .defaultValue(defaultText == null ? null : DdlExpression.unsafeSql(defaultText))
                .computed(computedText == null ? null : new Computed(DdlExpression.unsafeSql(computedText), stored))
                .enumType(enumType)
                .collation(collation)
                .comment(comment);
    }
}
