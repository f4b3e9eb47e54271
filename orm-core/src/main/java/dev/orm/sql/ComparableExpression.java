package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Comparison.Operator;

/**
 * An expression whose values have an order.
 *
 * @param <T> the Java type of its value
 */
public interface ComparableExpression<T> extends Expression<T> {

    /**
     * {@code this > value}.
     *
     * @param value the value, not null
     * @return the condition
     */
    default Condition gt(T value) {
        return new Comparison(Operator.GT, this, Bind.of(this, value));
    }

    /**
     * {@code this > other}.
     *
     * @param other the other expression
     * @return the condition
     */
    default Condition gt(Expression<T> other) {
        return new Comparison(Operator.GT, this, other);
    }

    /**
     * {@code this >= value}.
     *
     * @param value the value, not null
     * @return the condition
     */
    default Condition ge(T value) {
        return new Comparison(Operator.GE, this, Bind.of(this, value));
    }

    /**
     * {@code this >= other}.
     *
     * @param other the other expression
     * @return the condition
     */
    default Condition ge(Expression<T> other) {
        return new Comparison(Operator.GE, this, other);
    }

    /**
     * {@code this < value}.
     *
     * @param value the value, not null
     * @return the condition
     */
    default Condition lt(T value) {
        return new Comparison(Operator.LT, this, Bind.of(this, value));
    }

    /**
     * {@code this < other}.
     *
     * @param other the other expression
     * @return the condition
     */
    default Condition lt(Expression<T> other) {
        return new Comparison(Operator.LT, this, other);
    }

    /**
     * {@code this <= value}.
     *
     * @param value the value, not null
     * @return the condition
     */
    default Condition le(T value) {
        return new Comparison(Operator.LE, this, Bind.of(this, value));
    }

    /**
     * {@code this <= other}.
     *
     * @param other the other expression
     * @return the condition
     */
    default Condition le(Expression<T> other) {
        return new Comparison(Operator.LE, this, other);
    }

    /**
     * {@code this >= from AND this <= to}.
     *
     * @param from the smallest value that matches
     * @param to the greatest value that matches
     * @return the condition
     */
    default Condition between(T from, T to) {
        return ge(from).and(le(to));
    }
}
