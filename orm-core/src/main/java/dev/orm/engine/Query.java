package dev.orm.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query ready to run, on a connection or in a session. The verbs are those of Spring's {@code JdbcClient}; they correspond to
 * SQLAlchemy's {@code Result}.
 *
 * @param <T> what a row becomes
 */
public interface Query<T> {

    /**
     * Says how the statement is executed; what several calls say is put together.
     *
     * @param options the options, which win over those of the connection and of the engine
     * @return this query
     */
    Query<T> options(ExecutionOptions options);

    /**
     * Limits how long the statement may take.
     *
     * @param timeout the limit
     * @return this query
     */
    default Query<T> timeout(Duration timeout) {
        return options(ExecutionOptions.DEFAULT.timeout(timeout));
    }

    /**
     * Gives a parameter of the statement its value, wherever it stands there.
     *
     * @param name the name, as in {@code param(name, type)}
     * @param value the value; null is SQL {@code NULL}, which no comparison is true for
     * @return this query
     * @throws IllegalArgumentException when the query runs, if it has no such parameter, the value is of another class, or a parameter has
     *     no value
     */
    Query<T> bind(String name, @Nullable Object value);

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
     * Runs the query and reads the rows in lists, each when it is asked for; SQLAlchemy's {@code partitions}.
     *
     * @param size how many rows a list has; the last one may have less
     * @return the lists, none of them empty; to be closed and read inside the transaction like {@link #stream}
     * @throws IllegalArgumentException if the size is less than 1
     * @throws IllegalStateException if no transaction is open
     */
    default Stream<List<T>> partitions(int size) {
        return Partitions.of(stream(), size);
    }

    /**
     * Runs {@code SELECT count(*)} over the query without its order, limit and fetches.
     *
     * @return the number of rows
     */
    long count();
}
