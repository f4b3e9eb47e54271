package dev.orm.sql;

import dev.orm.sql.node.Comparison;

/**
 * All the values of a query or an array, to compare one value with: {@code age.gt(all(select(…)))}. Made by {@link Sql#any} and
 * {@link Sql#all}.
 *
 * @param <T> their Java type
 */
public interface Quantified<T> {

    /**
     * Compares a value with them.
     *
     * @param operator how
     * @param left the value
     * @return the condition
     */
    Condition compared(Comparison.Operator operator, Expression<T> left);
}
