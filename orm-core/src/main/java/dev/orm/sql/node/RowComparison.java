package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import java.util.List;

/**
 * A comparison of several values at once, the first being the most important.
 *
 * @param operator how they are compared; not {@code IS DISTINCT FROM}
 * @param left the values on the left
 * @param right as many on the right
 */
public record RowComparison(Comparison.Operator operator, List<Expression<?>> left, List<Expression<?>> right)
        implements Condition {

    /** Copies the lists. */
    public RowComparison {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new RowComparison(operator, rewriter.rewriteAll(left), rewriter.rewriteAll(right));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        left.forEach(value -> binds.collect(value));
        right.forEach(value -> binds.collect(value));
    }
}
