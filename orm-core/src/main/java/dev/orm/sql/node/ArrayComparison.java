package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;

/**
 * A comparison with {@code ANY} or {@code ALL} elements of an array.
 *
 * @param operator how they are compared
 * @param left what is compared
 * @param all whether it has to be true for every element, or for one
 * @param array the array
 */
public record ArrayComparison(Comparison.Operator operator, Expression<?> left, boolean all, Expression<?> array)
        implements Condition {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new ArrayComparison(operator, rewriter.rewrite(left), all, rewriter.rewrite(array));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(left);
        binds.collect(array);
    }
}
