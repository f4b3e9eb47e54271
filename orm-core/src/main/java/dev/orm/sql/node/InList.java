package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;

/**
 * {@code IN} or {@code NOT IN} a list of values.
 *
 * @param expression what is looked for
 * @param values where it is looked for
 * @param negated whether {@code NOT IN}
 */
public record InList(Expression<?> expression, BindList values, boolean negated) implements Condition {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new InList(rewriter.rewrite(expression), (BindList) rewriter.rewrite(values), negated);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(expression);
        binds.collect(values);
    }
}
