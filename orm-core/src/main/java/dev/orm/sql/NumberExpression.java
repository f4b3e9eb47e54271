package dev.orm.sql;

import dev.orm.sql.node.Arithmetic;
import dev.orm.sql.node.Arithmetic.Operator;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.Label;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.Rounded;
import dev.orm.sql.node.SqlFunction;
import dev.orm.type.SqlType;
import java.util.List;

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

    /**
     * {@code -this}.
     *
     * @return the number with the other sign
     */
    default NumberExpression<N> negated() {
        return NumberOf.call(SqlFunction.NEGATE, javaType(), this);
    }

    /**
     * {@code floor(this)}.
     *
     * @return the greatest whole number that is not greater
     */
    default NumberExpression<N> floor() {
        return NumberOf.call(SqlFunction.FLOOR, javaType(), this);
    }

    /**
     * {@code ceil(this)}.
     *
     * @return the least whole number that is not less
     */
    default NumberExpression<N> ceil() {
        return NumberOf.call(SqlFunction.CEIL, javaType(), this);
    }

    /**
     * {@code sign(this)}.
     *
     * @return -1, 0, or 1
     */
    default NumberExpression<Integer> sign() {
        return NumberOf.call(SqlFunction.SIGN, Integer.class, this);
    }

    /**
     * {@code sqrt(this)}; SQL {@code NULL} of a negative number on every database.
     *
     * @return the square root
     */
    default NumberExpression<Double> sqrt() {
        return NumberOf.call(SqlFunction.SQRT, Double.class, this);
    }

    /**
     * {@code exp(this)}.
     *
     * @return e to the power of this
     */
    default NumberExpression<Double> exp() {
        return NumberOf.call(SqlFunction.EXP, Double.class, this);
    }

    /**
     * {@code ln(this)}; SQL {@code NULL} of what is not greater than 0 on every database.
     *
     * @return the natural logarithm
     */
    default NumberExpression<Double> ln() {
        return NumberOf.call(SqlFunction.LN, Double.class, this);
    }

    /**
     * {@code power(this, exponent)}; SQL {@code NULL} where there is no such real number on every database.
     *
     * @param exponent the exponent
     * @return this to that power
     */
    default NumberExpression<Double> power(double exponent) {
        return NumberOf.call(SqlFunction.POWER, Double.class, this, Bind.of(SqlType.DOUBLE, exponent));
    }

    /**
     * {@code power(this, exponent)}; SQL {@code NULL} where there is no such real number on every database.
     *
     * @param exponent the exponent
     * @return this to that power
     */
    default NumberExpression<Double> power(Expression<? extends Number> exponent) {
        return NumberOf.call(SqlFunction.POWER, Double.class, this, exponent);
    }

    /**
     * {@code round(this, 0)}, halves away from 0 on every database.
     *
     * @return the nearest whole number
     */
    default NumberExpression<N> round() {
        return round(0);
    }

    /**
     * {@code round(this, digits)}, halves away from 0 on every database.
     *
     * @param digits how many digits stay behind the point, 0 or more; 0 for floating point numbers, which have no such digits
     * @return the nearest number with so many digits
     * @throws IllegalArgumentException if {@code digits} is negative
     */
    default NumberExpression<N> round(int digits) {
        return new NumberOf<>(new Rounded<>(this, digits));
    }

    /**
     * {@code mod(this, other)} of whole numbers, with the sign of this; SQL {@code NULL} where the other is 0.
     *
     * @param value the other whole number
     * @return the remainder
     * @throws IllegalArgumentException if one of them is no whole number
     */
    default NumberExpression<N> modulo(N value) {
        return NumberOf.wholeCall(SqlFunction.MODULO, javaType(), this, Bind.of(this, value));
    }

    /**
     * {@code mod(this, other)} of whole numbers, with the sign of this; SQL {@code NULL} where the other is 0.
     *
     * @param other the other whole number
     * @return the remainder
     * @throws IllegalArgumentException if one of them is no whole number
     */
    default NumberExpression<N> modulo(Expression<? extends Number> other) {
        return NumberOf.wholeCall(SqlFunction.MODULO, javaType(), this, other);
    }

    /**
     * The quotient of whole numbers, rounded down: -7 by 2 is -4. SQL {@code NULL} where the other is 0. SQLAlchemy writes {@code //}.
     *
     * @param value the other whole number
     * @return the quotient
     * @throws IllegalArgumentException if one of them is no whole number
     */
    default NumberExpression<N> floorDividedBy(N value) {
        return NumberOf.wholeCall(SqlFunction.FLOOR_DIVIDE, javaType(), this, Bind.of(this, value));
    }

    /**
     * The quotient of whole numbers, rounded down: -7 by 2 is -4. SQL {@code NULL} where the other is 0. SQLAlchemy writes {@code //}.
     *
     * @param other the other whole number
     * @return the quotient
     * @throws IllegalArgumentException if one of them is no whole number
     */
    default NumberExpression<N> floorDividedBy(Expression<? extends Number> other) {
        return NumberOf.wholeCall(SqlFunction.FLOOR_DIVIDE, javaType(), this, other);
    }

    /**
     * {@code this & other}.
     *
     * @param value the other whole number
     * @return the bits that are set in both
     * @throws IllegalArgumentException if one of them is no whole number
     */
    default NumberExpression<N> bitAnd(N value) {
        return NumberOf.wholeCall(SqlFunction.BIT_AND, javaType(), this, Bind.of(this, value));
    }

    /**
     * {@code this & other}.
     *
     * @param other the other whole number
     * @return the bits that are set in both
     * @throws IllegalArgumentException if one of them is no whole number
     */
    default NumberExpression<N> bitAnd(Expression<? extends Number> other) {
        return NumberOf.wholeCall(SqlFunction.BIT_AND, javaType(), this, other);
    }

    /**
     * {@code this | other}.
     *
     * @param value the other whole number
     * @return the bits that are set in either
     * @throws IllegalArgumentException if one of them is no whole number
     */
    default NumberExpression<N> bitOr(N value) {
        return NumberOf.wholeCall(SqlFunction.BIT_OR, javaType(), this, Bind.of(this, value));
    }

    /**
     * {@code this | other}.
     *
     * @param other the other whole number
     * @return the bits that are set in either
     * @throws IllegalArgumentException if one of them is no whole number
     */
    default NumberExpression<N> bitOr(Expression<? extends Number> other) {
        return NumberOf.wholeCall(SqlFunction.BIT_OR, javaType(), this, other);
    }

    /**
     * {@code this XOR other}, bit by bit.
     *
     * @param value the other whole number
     * @return the bits that are set in one of the two
     * @throws IllegalArgumentException if one of them is no whole number
     */
    default NumberExpression<N> bitXor(N value) {
        return NumberOf.wholeCall(SqlFunction.BIT_XOR, javaType(), this, Bind.of(this, value));
    }

    /**
     * {@code this XOR other}, bit by bit.
     *
     * @param other the other whole number
     * @return the bits that are set in one of the two
     * @throws IllegalArgumentException if one of them is no whole number
     */
    default NumberExpression<N> bitXor(Expression<? extends Number> other) {
        return NumberOf.wholeCall(SqlFunction.BIT_XOR, javaType(), this, other);
    }

    /**
     * {@code ~this}.
     *
     * @return the bits that are not set
     * @throws IllegalArgumentException if it is no whole number
     */
    default NumberExpression<N> bitNot() {
        return NumberOf.wholeCall(SqlFunction.BIT_NOT, javaType(), this);
    }

    /**
     * The 64 bits of this moved up; bits above the 64th are lost.
     *
     * @param bits by how many, from 0 to 63
     * @return the moved bits
     * @throws IllegalArgumentException if it is no whole number, or {@code bits} is out of range
     */
    default NumberExpression<Long> shiftLeft(int bits) {
        return NumberOf.wholeCall(SqlFunction.SHIFT_LEFT, Long.class, this, NumberOf.shift(bits));
    }

    /**
     * The 64 bits of this moved down; the sign stays.
     *
     * @param bits by how many, from 0 to 63
     * @return the moved bits
     * @throws IllegalArgumentException if it is no whole number, or {@code bits} is out of range
     */
    default NumberExpression<Long> shiftRight(int bits) {
        return NumberOf.wholeCall(SqlFunction.SHIFT_RIGHT, Long.class, this, NumberOf.shift(bits));
    }

    @Override
    default NumberExpression<N> nullIf(N value) {
        return new NumberOf<>(Call.of(SqlFunction.NULLIF, javaType(), List.of(this, Bind.of(this, value))));
    }

    @Override
    default NumberExpression<N> as(String label) {
        return new NumberOf<>(new Label<>(this, label));
    }
}
