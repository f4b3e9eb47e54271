package dev.orm.sql;

/**
 * A SQL statement as an immutable value. Equality is that of the structure: bind values, the number of values in an {@code IN}
 * list, limits and offsets are no part of it, so a statement is its own key in the statement cache.
 */
public sealed interface Statement permits Select, Insert, Update, Delete {

    /**
     * Hands every bind value to a collector, in an order that is the same for equal statements.
     *
     * @param binds takes the values
     */
    void collectBinds(BindCollector binds);
}
