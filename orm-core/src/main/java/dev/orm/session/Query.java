package dev.orm.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A query ready to run. The verbs are those of Spring's {@code JdbcClient}.
 *
 * @param <T> what a row becomes
 */
public interface Query<T> {

    /**
     * Limits how long the statement may take.
     *
     * @param timeout the limit
     * @return this query
     */
    Query<T> timeout(Duration timeout);

    /**
     * Runs the query.
     *
     * @return a new list of all rows
     */
    List<T> list();

    /**
     * Runs the query, which gives exactly one row.
     *
     * @return the row
     * @throws NoResultException if there is none
     * @throws NonUniqueResultException if there are more
     */
    T single();

    /**
     * Runs the query, which gives at most one row.
     *
     * @return the row, or empty if there is none or its one value is SQL {@code NULL}
     * @throws NonUniqueResultException if there are more
     */
    Optional<T> optional();

    /**
     * Runs the query and reads the rows as they are asked for.
     *
     * @return the rows; the stream holds a statement open until it is closed, and has to be read inside the transaction
     * @throws IllegalStateException if no transaction is open
     */
    Stream<T> stream();

    /**
     * Runs {@code SELECT count(*)} over the query without its order, limit and fetches.
     *
     * @return the number of rows
     */
    long count();
}
