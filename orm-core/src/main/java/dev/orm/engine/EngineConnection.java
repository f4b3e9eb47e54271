package dev.orm.engine;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.Dialect;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Statement;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection with the state of its transaction; corresponds to SQLAlchemy's {@code Connection}. It is used by one thread at
 * a time. Errors of the driver come out as {@link DatabaseException}. After any of them inside a transaction the transaction
 * can only be rolled back, on every database.
 */
public interface EngineConnection extends AutoCloseable {

    /** Writes the parameters of a statement. */
    @FunctionalInterface
    interface Parameters {

        /** Writes nothing. */
        Parameters NONE = binder -> {};

        /**
         * Writes the parameters.
         *
         * @param binder where to
         * @throws SQLException if the driver reports an error
         */
        void bind(ParameterBinder binder) throws SQLException;
    }

    /** Writes the parameters of one row of a batch. */
    @FunctionalInterface
    interface BatchParameters {

        /**
         * Writes the parameters.
         *
         * @param row which row, from 0
         * @param binder where to
         * @throws SQLException if the driver reports an error
         */
        void bind(int row, ParameterBinder binder) throws SQLException;
    }

    /**
     * Makes a result of rows.
     *
     * @param <R> the result
     */
    @FunctionalInterface
    interface Rows<R> {

        /**
         * Reads the rows; {@link RowReader#next()} has not been called yet.
         *
         * @param row the rows
         * @return the result
         * @throws SQLException if the driver reports an error
         */
        R read(RowReader row) throws SQLException;
    }

    /** Rows that are read while the statement is open. */
    interface Cursor extends AutoCloseable {

        /**
         * Reads some of the rows that are left.
         *
         * @param rows reads them; it may stop before the last
         * @param <R> the result
         * @return what {@code rows} made of them
         */
        <R> R read(Rows<R> rows);

        @Override
        void close();
    }

    /**
     * Returns the dialect.
     *
     * @return the dialect of the database
     */
    Dialect dialect();

    /**
     * Returns the driver's connection. What is done with it directly is not seen by events and error translation.
     *
     * @return the connection; it stays owned by this object
     */
    Connection jdbc();

    /**
     * Prepares a query over tables and columns. Entities need a session.
     *
     * @param statement the statement
     * @param <T> what a row becomes
     * @return the query
     */
    <T> Query<T> query(RowStatement<T> statement);

    /**
     * Runs an {@code INSERT}, {@code UPDATE} or {@code DELETE} over tables and columns.
     *
     * <p>MariaDB cannot tell an {@code INSERT} with {@code onConflict(…)} that left a row as it was from one that added it: it counts
     * as one there, and as none elsewhere. Rows that come from a query and update others count twice there.
     *
     * @param statement the statement
     * @return how many rows it matched
     * @throws IllegalArgumentException if the statement returns rows
     */
    long execute(Statement statement);

    /**
     * Runs one {@code INSERT}, {@code UPDATE} or {@code DELETE} for many rows, in as few round trips as the driver can; SQLAlchemy's
     * {@code executemany}. All rows are written or none, outside a transaction too.
     *
     * <pre>{@code
     * connection.executeBatch(albums, album -> insertInto(ALBUM).set(TITLE, album.title()).set(YEAR, album.year()));
     * }</pre>
     *
     * <p>The counts of an {@code INSERT} with {@code onConflict(…)} are those of {@link #execute}.
     *
     * @param rows the rows
     * @param statement makes the statement of a row; those of all rows differ in their values only
     * @param <R> a row
     * @return how many rows of the table each matched
     * @throws IllegalArgumentException if the statement of a row has another structure than that of the first, such as one more
     *     column; nothing was sent then
     * @throws DatabaseException if the database refused a row; {@link DatabaseException#batchRow} says which
     */
    <R> long[] executeBatch(Collection<R> rows, Function<? super R, ? extends Statement> statement);

    /**
     * Prepares a statement that is written in the database's own SQL.
     *
     * @param sql one statement, with parameters as {@code :name}
     * @return the statement
     * @throws IllegalArgumentException if the text holds a second statement, or a parameter written as {@code ?}
     */
    NativeStatement unsafeSql(String sql);

    /**
     * Runs a statement that returns rows.
     *
     * @param statement the statement
     * @param parameters writes its parameters
     * @param rows reads the rows
     * @param <R> the result
     * @return what {@code rows} made of them
     */
    <R> R query(CompiledStatement statement, Parameters parameters, Rows<R> rows);

    /**
     * Runs a statement that returns rows and leaves it open.
     *
     * @param statement the statement
     * @param parameters writes its parameters
     * @param fetchSize how many rows the driver holds in memory at a time, unless {@link #options} say
     * @return the rows, to be closed
     */
    Cursor open(CompiledStatement statement, Parameters parameters, int fetchSize);

    /**
     * Runs a statement that changes rows.
     *
     * @param statement the statement
     * @param parameters writes its parameters
     * @return how many rows it matched
     */
    long update(CompiledStatement statement, Parameters parameters);

    /**
     * Runs a statement that changes rows several times, in as few round trips as the driver can.
     *
     * @param statement the statement
     * @param size how many times
     * @param parameters writes the parameters of each time
     * @return how many rows each matched
     */
    long[] batch(CompiledStatement statement, int size, BatchParameters parameters);

    /**
     * Begins a transaction.
     *
     * @param options how
     * @throws IllegalStateException if one is open
     */
    void begin(TransactionOptions options);

    /**
     * Commits the transaction.
     *
     * @throws TransactionFailedException if a statement in it failed; it was rolled back instead
     * @throws CommitOutcomeUnknownException if the connection broke before the database answered
     */
    void commit();

    /** Rolls the transaction back. Does nothing if none is open. */
    void rollback();

    /**
     * Tells whether a transaction is open.
     *
     * @return whether one is
     */
    boolean isInTransaction();

    /**
     * Tells whether the transaction must not write.
     *
     * @return whether it is read-only; false outside a transaction
     */
    boolean isReadOnly();

    /**
     * Makes the transaction one that can only be rolled back.
     *
     * @param cause why, for the message of {@link #commit()}; may be null
     */
    void markFailed(@Nullable Throwable cause);

    /**
     * Tells whether the transaction can only be rolled back.
     *
     * @return whether a statement in it failed
     */
    boolean isFailed();

    /**
     * {@code SAVEPOINT}.
     *
     * @return the savepoint
     */
    Savepoint savepoint();

    /**
     * Returns how statements are executed that say nothing of their own.
     *
     * @return the options of the connection over those of the engine
     */
    ExecutionOptions options();

    /**
     * Says how the statements that follow are executed.
     *
     * @param options the options, which win over those of the engine
     */
    void setOptions(ExecutionOptions options);

    /**
     * Does work under options of its own.
     *
     * @param options the options, which win over those of the connection while the work is done
     * @param work what is done
     * @param <R> the result
     * @return what {@code work} made
     */
    default <R> R withOptions(ExecutionOptions options, Function<? super EngineConnection, R> work) {
        ExecutionOptions before = options();
        setOptions(options.over(before));
        try {
            return work.apply(this);
        } finally {
            setOptions(before);
        }
    }

    /**
     * Says what may cancel the work that is done on this connection from now on.
     *
     * @param cancellation what any thread may call to cancel it, or null
     */
    void setCancellation(@Nullable Cancellation cancellation);

    /**
     * Asks the database by which name it knows the transaction, so that its outcome can be asked for when nobody has heard of it:
     * {@code pg_current_xact_id()} on PostgreSQL. Costs a round trip; a transaction that only reads gets an id by it.
     *
     * @return the id, or empty where a database has none
     * @throws IllegalStateException if no transaction is open
     */
    Optional<String> transactionId();

    /** Rolls an open transaction back and gives the connection up. */
    @Override
    void close();

    /** A point in a transaction to which it can be rolled back. */
    interface Savepoint {

        /** {@code ROLLBACK TO SAVEPOINT}; what failed since then is forgiven. */
        void rollback();

        /** {@code RELEASE SAVEPOINT}. */
        void release();
    }
}
