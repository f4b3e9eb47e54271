package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;

/**
 * The negation of a condition.
 *
 * @param condition what is negated
 */
public record Not(Condition condition) implements Condition {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new Not(rewriter.rewrite(condition));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(condition);
    }
}
