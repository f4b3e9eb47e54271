package dev.orm.sql;

import dev.orm.sql.node.FromItemVisitor;
import dev.orm.sql.node.Rewriter;

/**
 * What can stand after {@code FROM}, {@code JOIN}, {@code UPDATE} or {@code INTO}: an entity, a table, or what gives rows like
 * one, under an alias.
 */
public interface FromItem {

    /**
     * Returns the name by which the rest of the statement calls it.
     *
     * @return the alias, unquoted
     */
    String alias();

    /**
     * Calls the visitor's method for this kind of item.
     *
     * @param visitor the visitor
     * @param <R> what it returns
     * @return what it returned
     */
    <R> R accept(FromItemVisitor<R> visitor);

    /**
     * Hands every bind value inside to a collector.
     *
     * @param binds takes the values
     */
    default void collectBinds(BindCollector binds) {}

    /**
     * Copies the item with its parts rewritten.
     *
     * @param rewriter says what stands in the place of each part
     * @return the copy, or the item itself if it has no parts
     */
    default FromItem rewritten(Rewriter rewriter) {
        return this;
    }
}
