package dev.orm.sql;

/** What can stand after {@code FROM}, {@code JOIN}, {@code UPDATE} or {@code INTO}: an entity or a table, under an alias. */
public interface FromItem {

    /**
     * Returns the name by which the rest of the statement calls it.
     *
     * @return the alias, unquoted
     */
    String alias();

    /**
     * Hands every bind value inside to a collector.
     *
     * @param binds takes the values
     */
    default void collectBinds(BindCollector binds) {}
}
