package dev.orm.session;

import dev.orm.sql.Change;
import dev.orm.sql.RowStatement;

/**
 * Sees every statement about entities that a program gives to a session, before it is planned, and may put another in its place
 * ({@code do_orm_execute} of SQLAlchemy): queries, counts, streams, statements that change rows. What the session sends by itself, to load what is
 * touched, or to flush, is no such statement: what has to hold there too is a {@link Filter}. Native SQL is sent as it is. Statements
 * that a rewriter runs in the session are not rewritten. Must be thread-safe.
 *
 * <pre>{@code
 * final class AtMost1000 implements StatementRewriter {
 *
 *     @Override
 *     public <T> RowStatement<T> query(Session session, RowStatement<T> query) {
 *         return query instanceof Select<T> select && select.parts().paging().limit() == null ? select.limit(1000) : query;
 *     }
 * }
 * }</pre>
 */
public interface StatementRewriter {

    /**
     * Rewrites a statement that returns rows. It is called for each execution, so it should be quick.
     *
     * @param session the session that runs it
     * @param query the statement, with the values of its parameters
     * @param <T> what a row becomes
     * @return the statement that is run; the same for no other
     */
    default <T> RowStatement<T> query(Session session, RowStatement<T> query) {
        return query;
    }

    /**
     * Rewrites a statement that changes rows; for a batch it is called for each row, and has to make statements of one form.
     *
     * @param session the session that runs it
     * @param change the statement
     * @return the statement that is run; the same for no other
     */
    default Change change(Session session, Change change) {
        return change;
    }
}
