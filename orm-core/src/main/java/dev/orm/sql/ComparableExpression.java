package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.ComparableOf;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.Comparison.Operator;
import dev.orm.sql.node.Label;

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

    /**
     * {@code this > ANY (select)} or {@code this > ALL (select)}.
     *
     * @param values the values of a query or an array, by {@link Sql#any} or {@link Sql#all}
     * @return the condition
     */
    default Condition gt(Quantified<T> values) {
        return values.compared(Operator.GT, this);
    }

    /**
     * {@code this >= ANY (select)} or {@code this >= ALL (select)}.
     *
     * @param values the values of a query or an array, by {@link Sql#any} or {@link Sql#all}
     * @return the condition
     */
    default Condition ge(Quantified<T> values) {
        return values.compared(Operator.GE, this);
    }

    /**
     * {@code this < ANY (select)} or {@code this < ALL (select)}.
     *
     * @param values the values of a query or an array, by {@link Sql#any} or {@link Sql#all}
     * @return the condition
     */
    default Condition lt(Quantified<T> values) {
        return values.compared(Operator.LT, this);
    }

    /**
     * {@code this <= ANY (select)} or {@code this <= ALL (select)}.
     *
     * @param values the values of a query or an array, by {@link Sql#any} or {@link Sql#all}
     * @return the condition
     */
    default Condition le(Quantified<T> values) {
        return values.compared(Operator.LE, this);
    }

    /**
     * {@code this BETWEEN from AND to}, both included.
     *
     * @param from the least value
     * @param to the greatest value
     * @return the condition
     */
    default Condition between(Expression<T> from, Expression<T> to) {
        return ge(from).and(le(to));
    }

    /**
     * {@code this NOT BETWEEN from AND to}.
     *
     * @param from the least value that it is not, not null
     * @param to the greatest value that it is not, not null
     * @return the condition
     */
    default Condition notBetween(T from, T to) {
        return lt(from).or(gt(to));
    }

    /**
     * {@code this BETWEEN SYMMETRIC one AND other}, whichever of the two is greater.
     *
     * @param one one end, included, not null
     * @param other the other end, included, not null
     * @return the condition
     */
    default Condition betweenSymmetric(T one, T other) {
        return between(one, other).or(between(other, one));
    }

    @Override
    default ComparableExpression<T> as(String label) {
        return new ComparableOf<>(new Label<>(this, label));
    }
}
