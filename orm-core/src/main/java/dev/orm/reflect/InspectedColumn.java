package dev.orm.reflect;

import org.jspecify.annotations.Nullable;

/**
 * A column as the database has it.
 *
 * @param name its name
 * @param typeName the name of its type as the database says it, in lower case
 * @param size its greatest length or number of digits, or null if the database does not say
 * @param scale its digits after the point, or null if the database does not say
 * @param nullable whether it may hold SQL {@code NULL}
 * @param generated whether the database generates its value
 */
public record InspectedColumn(
        String name,
        String typeName,
        @Nullable Long size,
        @Nullable Integer scale,
        boolean nullable,
        boolean generated) {}
