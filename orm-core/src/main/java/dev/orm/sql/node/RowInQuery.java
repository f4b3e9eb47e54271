package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.QueryExpression;
import java.util.List;

/**
 * {@code (a, b) IN (select)}.
 *
 * @param columns what is looked for
 * @param query selects as many columns
 * @param negated whether it is {@code NOT IN}
 */
public record RowInQuery(List<Expression<?>> columns, QueryExpression<?> query, boolean negated) implements Condition {

    /** Copies the list. */
    public RowInQuery {
        columns = List.copyOf(columns);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new RowInQuery(rewriter.rewriteAll(columns), rewriter.rewrite(query), negated);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        columns.forEach(value -> binds.collect(value));
        binds.collect(query);
    }
}
