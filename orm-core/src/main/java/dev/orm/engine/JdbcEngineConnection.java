package dev.orm.engine;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DatabaseError.Kind;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.internal.JdbcRowReader;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection over JDBC. */
final class JdbcEngineConnection implements EngineConnection {

    /** Statements of a batch that are sent at once; more use memory and are no faster. */
    private static final int BATCH = 500;

    /** Ends the use of the driver's connection. */
    interface Return {
        void accept(boolean broken);
    }

    private final Dialect dialect;
    private final ErrorTranslator errors;
    private final StatementObserver observer;
    private final Watchdog watchdog;
    private final HeldConnection held;
    private final Return giveBack;
    private final JdbcTransaction transaction;
    private final List<OpenCursor> cursors = new ArrayList<>(0);
    private @Nullable Duration statementTimeout;
    private boolean closed;

    JdbcEngineConnection(
            Dialect dialect,
            ErrorTranslator errors,
            StatementObserver observer,
            Watchdog watchdog,
            HeldConnection held,
            boolean onlyReads,
            Return giveBack) {
        this.dialect = dialect;
        this.errors = errors;
        this.observer = observer;
        this.watchdog = watchdog;
        this.held = held;
        this.giveBack = giveBack;
        this.transaction = new JdbcTransaction(dialect, errors, held.jdbc(), onlyReads);
    }

    void join(TransactionOptions options) {
        transaction.join(options);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Connection jdbc() {
        return held.jdbc();
    }

    /** What is done with a prepared statement. */
    private interface Work<R> {
        R run(PreparedStatement prepared, Execution execution) throws SQLException;
    }

    /** How an execution went, for its observers. */
    private static final class Execution {
        private int times = 1;
        private long rows = -1;
    }

    private <R> R execute(CompiledStatement statement, Work<R> work) {
        check(statement);
        String sql = statement.sql();
        Execution execution = new Execution();
        long start = observer.before(statement);
        Kind error = null;
        try {
            PreparedStatement prepared = held.prepare(sql);
            boolean done = false;
            try {
                R result = work.run(prepared, execution);
                done = true;
                return result;
            } finally {
                held.release(prepared, sql, !done || !isKept(statement));
            }
        } catch (SQLException failure) {
            DatabaseException translated = errors.translate(failure, sql);
            error = translated.kind();
            transaction.failed(translated);
            throw translated;
        } finally {
            observer.after(statement, start, execution.times, execution.rows, error);
        }
    }

    private void check(CompiledStatement statement) {
        if (closed) {
            throw new IllegalStateException("The connection is closed.");
        }
        transaction.checkUsable(statement.sql());
        if (statement.operation() != Operation.SELECT && transaction.refusesWrites()) {
            throw new ReadOnlyException(
                    "This " + statement.operation() + " was not sent: the transaction or connection is read-only."
                            + " Begin one that may write. Statement: " + statement.sql(),
                    new DatabaseError(Kind.READ_ONLY, null),
                    statement.sql(),
                    null);
        }
    }

    /** Begins to watch a statement if it has a limit. */
    private Watchdog.@Nullable Watch watch(Statement prepared) {
        long nanos = transaction.remainingNanos();
        if (statementTimeout != null) {
            nanos = Math.min(nanos, statementTimeout.toNanos());
        }
        return nanos == Long.MAX_VALUE ? null : watchdog.watch(prepared, nanos);
    }

    private static void done(Watchdog.@Nullable Watch watch) {
        if (watch != null) {
            watch.done();
        }
    }

    @Override
    public <R> R query(CompiledStatement statement, Parameters parameters, Rows<R> rows) {
        return execute(statement, (prepared, execution) -> {
            parameters.bind(dialect.binder(prepared));
            Watchdog.Watch watch = watch(prepared);
            try (ResultSet result = prepared.executeQuery()) {
                RowReader reader = dialect.reader(result);
                R made = rows.read(reader);
                execution.rows = reader instanceof JdbcRowReader counting ? counting.rows() : -1;
                return made;
            } finally {
                done(watch);
            }
        });
    }

    @Override
    public Cursor open(CompiledStatement statement, Parameters parameters, int fetchSize) {
        if (!isInTransaction()) {
            throw new IllegalStateException("Rows can be read while the statement is open only inside a transaction:"
                    + " without one some drivers hold all rows in memory. Begin a transaction, or read a list.");
        }
        check(statement);
        String sql = statement.sql();
        long start = observer.before(statement);
        PreparedStatement prepared = null;
        try {
            prepared = held.prepare(sql);
            prepared.setFetchSize(fetchSize);
            parameters.bind(dialect.binder(prepared));
            Watchdog.Watch watch = watch(prepared);
            try {
                OpenCursor cursor = new OpenCursor(statement, prepared, prepared.executeQuery(), start);
                cursors.add(cursor);
                return cursor;
            } finally {
                done(watch);
            }
        } catch (SQLException failure) {
            throw opening(failure, statement, prepared, start);
        } catch (RuntimeException | Error failure) {
            releaseAfter(failure, prepared, sql);
            throw failure;
        }
    }

    private DatabaseException opening(
            SQLException failure, CompiledStatement statement, @Nullable PreparedStatement prepared, long start) {
        DatabaseException translated = errors.translate(failure, statement.sql());
        releaseAfter(translated, prepared, statement.sql());
        transaction.failed(translated);
        observer.after(statement, start, 1, -1, translated.kind());
        return translated;
    }

    private void releaseAfter(Throwable failure, @Nullable PreparedStatement prepared, String sql) {
        if (prepared != null) {
            try {
                held.release(prepared, sql, true);
            } catch (SQLException second) {
                failure.addSuppressed(errors.translate(second, sql));
            }
        }
    }

    @Override
    public long update(CompiledStatement statement, Parameters parameters) {
        return execute(statement, (prepared, execution) -> {
            parameters.bind(dialect.binder(prepared));
            Watchdog.Watch watch = watch(prepared);
            try {
                execution.rows = isKept(statement) ? executeAndReset(prepared) : prepared.executeLargeUpdate();
                return execution.rows;
            } finally {
                done(watch);
            }
        });
    }

    /** Whether a statement stays open after its use; those that change the schema are not worth it. */
    private boolean isKept(CompiledStatement statement) {
        return held.keepsStatements() && statement.operation() != Operation.OTHER;
    }

    /**
     * Executes a statement that stays open as a batch of one. The driver of SQLite resets a statement only after a batch; one
     * that is not reset counts as running, and while any runs, whatever follows a cancelled statement is cancelled too.
     */
    private static long executeAndReset(PreparedStatement prepared) throws SQLException {
        prepared.addBatch();
        return prepared.executeBatch()[0];
    }

    @Override
    public long[] batch(CompiledStatement statement, int size, BatchParameters parameters) {
        if (size == 0) {
            return new long[0];
        }
        if (isInTransaction() || size == 1) {
            return sendBatch(statement, size, parameters);
        }
        // Some databases keep the rows before one that fails, others do not: all or nothing is the same everywhere.
        begin(TransactionOptions.READ_WRITE);
        try {
            long[] counts = sendBatch(statement, size, parameters);
            commit();
            return counts;
        } finally {
            rollback();
        }
    }

    private long[] sendBatch(CompiledStatement statement, int size, BatchParameters parameters) {
        return execute(statement, (prepared, execution) -> {
            execution.times = size;
            long[] counts = new long[size];
            long total = 0;
            ParameterBinder binder = dialect.binder(prepared);
            Watchdog.Watch watch = watch(prepared);
            try {
                for (int from = 0; from < size; from += BATCH) {
                    int to = Math.min(size, from + BATCH);
                    for (int row = from; row < to; row++) {
                        parameters.bind(row, binder);
                        prepared.addBatch();
                    }
                    int[] matched = prepared.executeBatch();
                    for (int i = 0; i < matched.length; i++) {
                        counts[from + i] = matched(statement, matched[i]);
                        total += counts[from + i];
                    }
                }
            } finally {
                done(watch);
            }
            execution.rows = total;
            return counts;
        });
    }

    private static long matched(CompiledStatement statement, int count) {
        if (count >= 0) {
            return count;
        }
        if (count == Statement.SUCCESS_NO_INFO && statement.operation() == Operation.INSERT) {
            return 1;
        }
        throw new IllegalStateException(
                "The driver does not say how many rows a statement of a batch matched, so that a stale"
                        + " write would pass unseen. Remove the driver option that does this (useBulkStmts, reWriteBatchedInserts)."
                        + " Statement: " + statement.sql());
    }

    @Override
    public void begin(TransactionOptions options) {
        if (closed) {
            throw new IllegalStateException("The connection is closed.");
        }
        transaction.begin(options);
    }

    @Override
    public void commit() {
        transaction.commit();
    }

    @Override
    public void rollback() {
        transaction.rollback();
    }

    @Override
    public boolean isInTransaction() {
        return transaction.isOpen();
    }

    @Override
    public boolean isReadOnly() {
        return transaction.isReadOnly();
    }

    @Override
    public void markFailed(@Nullable Throwable cause) {
        transaction.failed(cause == null ? new IllegalStateException("The transaction was marked as failed.") : cause);
    }

    @Override
    public boolean isFailed() {
        return transaction.isFailed();
    }

    @Override
    public Savepoint savepoint() {
        return transaction.savepoint();
    }

    @Override
    public void setStatementTimeout(@Nullable Duration timeout) {
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw new IllegalArgumentException("A timeout has to be longer than nothing. Use null for none.");
        }
        statementTimeout = timeout;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        try {
            List.copyOf(cursors).forEach(OpenCursor::close);
        } finally {
            end();
        }
    }

    private void end() {
        closed = true;
        try {
            transaction.rollbackIfOwn();
        } finally {
            giveBack.accept(transaction.isConnectionInDoubt());
        }
    }

    /** Rows of a statement that stays open. */
    private final class OpenCursor implements Cursor {

        private final CompiledStatement statement;
        private final PreparedStatement prepared;
        private final ResultSet result;
        private final RowReader reader;
        private final long start;
        private boolean ended;

        OpenCursor(CompiledStatement statement, PreparedStatement prepared, ResultSet result, long start) {
            this.statement = statement;
            this.prepared = prepared;
            this.result = result;
            this.reader = dialect.reader(result);
            this.start = start;
        }

        @Override
        public <R> R read(Rows<R> rows) {
            transaction.checkUsable(statement.sql());
            try {
                return rows.read(reader);
            } catch (SQLException failure) {
                DatabaseException translated = errors.translate(failure, statement.sql());
                transaction.failed(translated);
                throw translated;
            }
        }

        @Override
        public void close() {
            if (ended) {
                return;
            }
            ended = true;
            cursors.remove(this);
            try {
                result.close();
                held.release(prepared, statement.sql(), false);
            } catch (SQLException failure) {
                DatabaseException translated = errors.translate(failure, statement.sql());
                transaction.failed(translated);
                throw translated;
            } finally {
                long rows = reader instanceof JdbcRowReader counting ? counting.rows() : -1;
                observer.after(statement, start, 1, rows, null);
            }
        }
    }
}
