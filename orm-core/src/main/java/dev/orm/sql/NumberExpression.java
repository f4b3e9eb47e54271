package dev.orm.sql;

import dev.orm.sql.node.Arithmetic;
import dev.orm.sql.node.Arithmetic.Operator;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.NumberOf;

/**
 * An expression whose value is a number.
 *
 * @param <N> the Java type of its value
 */
public interface NumberExpression<N extends Number> extends ComparableExpression<N> {

    /**
     * {@code this + value}.
     *
     * @param value the value
     * @return the sum
     */
    default NumberExpression<N> plus(N value) {
        return new NumberOf<>(new Arithmetic<>(Operator.PLUS, this, Bind.of(this, value), javaType()));
    }

    /**
     * {@code this + other}.
     *
     * @param other the other number
     * @return the sum
     */
    default NumberExpression<N> plus(Expression<? extends Number> other) {
        return new NumberOf<>(new Arithmetic<>(Operator.PLUS, this, other, javaType()));
    }

    /**
     * {@code this - value}.
     *
     * @param value the value
     * @return the difference
     */
    default NumberExpression<N> minus(N value) {
        return new NumberOf<>(new Arithmetic<>(Operator.MINUS, this, Bind.of(this, value), javaType()));
    }

    /**
     * {@code this - other}.
     *
     * @param other the other number
     * @return the difference
     */
    default NumberExpression<N> minus(Expression<? extends Number> other) {
        return new NumberOf<>(new Arithmetic<>(Operator.MINUS, this, other, javaType()));
    }

    /**
     * {@code this * value}.
     *
     * @param value the value
     * @return the product
     */
    default NumberExpression<N> times(N value) {
        return new NumberOf<>(new Arithmetic<>(Operator.TIMES, this, Bind.of(this, value), javaType()));
    }

    /**
     * {@code this * other}.
     *
     * @param other the other number
     * @return the product
     */
    default NumberExpression<N> times(Expression<? extends Number> other) {
        return new NumberOf<>(new Arithmetic<>(Operator.TIMES, this, other, javaType()));
    }

    /**
     * {@code this / other}, the true quotient on every database: 7 / 2 is 3.5.
     *
     * @param other the other number
     * @return the quotient
     */
    default NumberExpression<Double> dividedBy(Expression<? extends Number> other) {
        return new NumberOf<>(new Arithmetic<>(Operator.DIVIDED_BY, this, other, Double.class));
    }

    /**
     * {@code this / value}, the true quotient on every database.
     *
     * @param value the value
     * @return the quotient
     */
    default NumberExpression<Double> dividedBy(N value) {
        return dividedBy(Bind.of(this, value));
    }
}
