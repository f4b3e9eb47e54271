package dev.orm.dialect.internal;

import dev.orm.sql.Expression;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.node.Rewriter;
import java.util.Collection;

/** Looks for queries inside expressions. */
public final class QuerySearch extends Rewriter {

    private boolean found;

    private QuerySearch() {}

    /** Whether one of some expressions holds a query. */
    public static boolean holdsQuery(Collection<? extends Expression<?>> expressions) {
        QuerySearch search = new QuerySearch();
        expressions.forEach(search::replace);
        return search.found;
    }

    @Override
    protected Expression<?> replace(Expression<?> wrapped) {
        if (!found) {
            wrapped.unwrapped().rewritten(this);
        }
        return wrapped;
    }

    @Override
    protected QueryExpression<?> replace(QueryExpression<?> query) {
        found = true;
        return query;
    }
}
