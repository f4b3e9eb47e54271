package dev.orm.tour;

import dev.orm.session.Session;
import dev.orm.session.StatementRewriter;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Select;

/** No query returns more than a thousand rows. */
final class AtMost1000 implements StatementRewriter {

    @Override
    public <T> RowStatement<T> query(Session session, RowStatement<T> query) {
        return query instanceof Select<T> select && select.parts().paging().limit() == null
                ? select.limit(1000)
                : query;
    }
}
