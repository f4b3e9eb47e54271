package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;

/**
 * {@code IS NULL} or {@code IS NOT NULL}.
 *
 * @param expression what is looked at
 * @param negated whether {@code IS NOT NULL}
 */
public record NullCheck(Expression<?> expression, boolean negated) implements Condition {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new NullCheck(rewriter.rewrite(expression), negated);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(expression);
    }
}
