package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A calculation with two numbers.
 *
 * @param operator what is calculated
 * @param left the first number
 * @param right the second number
 * @param javaType the Java type of the result
 * @param <N> the Java type of the result
 */
public record Arithmetic<N extends Number>(
        Operator operator, Expression<?> left, Expression<?> right, Class<N> javaType)
        implements ComparableExpression<N> {

    /** What is calculated. */
    public enum Operator {
        /** {@code +}. */
        PLUS,
        /** {@code -}. */
        MINUS,
        /** {@code *}. */
        TIMES,
        /** The true quotient. */
        DIVIDED_BY
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<N> rewritten(Rewriter rewriter) {
        return new Arithmetic<>(operator, rewriter.rewrite(left), rewriter.rewrite(right), javaType);
    }

    @Override
    public @Nullable SqlType<?> sqlType() {
        return NumericTypes.of(this);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(left);
        binds.collect(right);
    }

    @Override
    public String toString() {
        String symbol = switch (operator) {
            case PLUS -> " + ";
            case MINUS -> " - ";
            case TIMES -> " * ";
            case DIVIDED_BY -> " / ";
        };
        return left + symbol + right;
    }
}
