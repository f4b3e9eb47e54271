package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.QueryExpression;

/**
 * {@code EXISTS}.
 *
 * @param query the query that gives a row or none; it may refer to the statement around it
 */
public record Exists(QueryExpression<?> query) implements Condition {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new Exists(rewriter.rewrite(query));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(query);
    }
}
