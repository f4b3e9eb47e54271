package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.QueryExpression;

/**
 * {@code IN} or {@code NOT IN} the values of a query.
 *
 * @param expression what is looked for
 * @param query selects where it is looked for
 * @param negated whether {@code NOT IN}
 */
public record InQuery(Expression<?> expression, QueryExpression<?> query, boolean negated) implements Condition {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new InQuery(rewriter.rewrite(expression), rewriter.rewrite(query), negated);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(expression);
        binds.collect(query);
    }
}
