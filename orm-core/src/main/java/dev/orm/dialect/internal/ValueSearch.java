package dev.orm.dialect.internal;

import dev.orm.sql.CustomExpression;
import dev.orm.sql.Expression;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.TextCondition;
import dev.orm.sql.TextExpression;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Constant;
import dev.orm.sql.node.NamedCall;
import dev.orm.sql.node.Rewriter;

/** Looks for what may differ from row to row: whatever has no parts and is no value, and whatever cannot be looked into. */
final class ValueSearch extends Rewriter {

    private int visited;
    private boolean bound;
    private boolean varying;

    private ValueSearch() {}

    /** Whether an expression is made of bind values only, so that every row has the same. */
    static boolean isOfValues(Expression<?> expression) {
        ValueSearch search = new ValueSearch();
        search.replace(expression);
        return search.bound && !search.varying;
    }

    @Override
    protected Expression<?> replace(Expression<?> wrapped) {
        Expression<?> node = wrapped.unwrapped();
        visited++;
        if (node instanceof Bind) {
            bound = true;
        } else if (node instanceof NamedCall<?>
                || node instanceof CustomExpression<?>
                || node instanceof TextExpression<?>
                || node instanceof TextCondition) {
            varying = true;
        } else if (!(varying || node instanceof Constant)) {
            int before = visited;
            node.rewritten(this);
            varying |= visited == before;
        }
        return wrapped;
    }

    @Override
    protected QueryExpression<?> replace(QueryExpression<?> query) {
        varying = true;
        return query;
    }
}
