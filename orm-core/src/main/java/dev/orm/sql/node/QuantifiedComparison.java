package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.QueryExpression;

/**
 * A comparison with {@code ANY} or {@code ALL} values of a query.
 *
 * @param operator how they are compared
 * @param left what is compared
 * @param all whether it has to be true for every value, or for one
 * @param query selects the values
 */
public record QuantifiedComparison(
        Comparison.Operator operator, Expression<?> left, boolean all, QueryExpression<?> query) implements Condition {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new QuantifiedComparison(operator, rewriter.rewrite(left), all, rewriter.rewrite(query));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(left);
        binds.collect(query);
    }
}
