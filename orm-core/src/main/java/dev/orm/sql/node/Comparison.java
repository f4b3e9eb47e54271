package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;

/**
 * A comparison of two expressions.
 *
 * @param operator how they are compared
 * @param left what stands on the left
 * @param right what stands on the right
 */
public record Comparison(Operator operator, Expression<?> left, Expression<?> right) implements Condition {

    /** How two expressions are compared. */
    public enum Operator {
        /** {@code =}. */
        EQ,
        /** {@code <>}. */
        NE,
        /** {@code <}. */
        LT,
        /** {@code <=}. */
        LE,
        /** {@code >}. */
        GT,
        /** {@code >=}. */
        GE,
        /** {@code IS DISTINCT FROM}. */
        IS_DISTINCT_FROM,
        /** {@code IS NOT DISTINCT FROM}. */
        IS_NOT_DISTINCT_FROM
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new Comparison(operator, rewriter.rewrite(left), rewriter.rewrite(right));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(left);
        binds.collect(right);
    }
}
