package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;

/**
 * A boolean expression where a condition is wanted, as it is.
 *
 * @param expression the expression
 */
public record IsTrue(Expression<Boolean> expression) implements Condition {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new IsTrue(rewriter.rewrite(expression));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(expression);
    }
}
