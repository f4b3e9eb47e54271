package dev.orm.engine;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DatabaseError.Kind;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.internal.JdbcRowReader;
import dev.orm.sql.RowStatement;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A connection over JDBC. */
final class JdbcEngineConnection implements EngineConnection {

    /** Ends the use of the driver's connection. */
    interface Return {
        void accept(boolean broken);
    }

    private final Engine engine;
    private final Dialect dialect;
    private final ErrorTranslator errors;
    private final StatementObserver observer;
    private final Watchdog watchdog;
    private final HeldConnection held;
    private final Return giveBack;
    private final JdbcTransaction transaction;
    private final List<OpenCursor> cursors = new ArrayList<>(0);
    private final Statements statements;
    private ExecutionOptions options = ExecutionOptions.DEFAULT;
    private long statementNanos = Long.MAX_VALUE;
    private @Nullable StatementText text;
    private @Nullable Cancellation cancellation;
    private boolean closed;

    JdbcEngineConnection(
            Engine engine,
            Dialect dialect,
            ErrorTranslator errors,
            HeldConnection held,
            boolean onlyReads,
            Return giveBack) {
        this.engine = engine;
        this.dialect = dialect;
        this.errors = errors;
        this.observer = engine.observers().statements();
        this.watchdog = engine.watchdog();
        this.held = held;
        this.giveBack = giveBack;
        this.transaction =
                new JdbcTransaction(dialect, errors, engine.observers().transactions(), held.jdbc(), onlyReads);
        this.statements = new Statements(engine, this);
        if (engine.hasOptions()) {
            setOptions(ExecutionOptions.DEFAULT);
        }
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
        private int failedRow = -1;
        private @Nullable ShownValues values;
    }

    private <R> R execute(CompiledStatement statement, Work<R> work) {
        check(statement);
        String sql = textOf(statement);
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
            DatabaseException translated = errors.translate(failure, sql, execution.failedRow);
            error = translated.kind();
            transaction.failed(translated);
            throw translated;
        } finally {
            observer.after(statement, start, execution.times, execution.rows, error, execution.values);
        }
    }

    private String textOf(CompiledStatement statement) {
        return text == null ? statement.sql() : text.of(statement);
    }

    private void check(CompiledStatement statement) {
        if (closed) {
            throw new IllegalStateException("The connection is closed.");
        }
        checkCancelled(statement.sql());
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

    private void checkCancelled(@Nullable String sql) {
        if (cancellation != null && cancellation.isCancelled()) {
            throw cancelled(sql);
        }
    }

    private DatabaseException cancelled(@Nullable String sql) {
        DatabaseException failure = new StatementTimeoutException(
                "The work was cancelled; nothing is sent any more.", new DatabaseError(Kind.TIMEOUT, null), sql, null);
        transaction.failed(failure);
        return failure;
    }

    /** Begins to watch a statement if it has a limit or may be cancelled. */
    private Watchdog.@Nullable Watch watch(Statement prepared) {
        long nanos = Math.min(transaction.remainingNanos(), statementNanos);
        if (nanos == Long.MAX_VALUE && cancellation == null) {
            return null;
        }
        Watchdog.Watch watch =
                nanos == Long.MAX_VALUE ? watchdog.watch(dialect, prepared) : watchdog.watch(dialect, prepared, nanos);
        if (cancellation != null && !cancellation.begin(watch)) {
            done(watch);
            throw cancelled(null);
        }
        return watch;
    }

    private void done(Watchdog.@Nullable Watch watch) {
        if (watch != null) {
            watch.done();
            if (cancellation != null) {
                cancellation.end();
            }
        }
    }

    @Override
    public <R> R query(CompiledStatement statement, Parameters parameters, Rows<R> rows) {
        return execute(statement, (prepared, execution) -> {
            execution.values = observer.valuesToShow();
            parameters.bind(binder(prepared, execution.values));
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
        String sql = textOf(statement);
        long start = observer.before(statement);
        ShownValues values = observer.valuesToShow();
        PreparedStatement prepared = null;
        try {
            prepared = held.prepare(sql);
            Integer wanted = options.fetchSize();
            prepared.setFetchSize(wanted == null ? fetchSize : wanted);
            parameters.bind(binder(prepared, values));
            Watchdog.Watch watch = watch(prepared);
            try {
                OpenCursor cursor = new OpenCursor(statement, sql, prepared, prepared.executeQuery(), start, values);
                cursors.add(cursor);
                return cursor;
            } finally {
                done(watch);
            }
        } catch (SQLException failure) {
            throw opening(failure, statement, sql, prepared, start, values);
        } catch (RuntimeException | Error failure) {
            releaseAfter(failure, prepared, sql);
            throw failure;
        }
    }

    private DatabaseException opening(
            SQLException failure,
            CompiledStatement statement,
            String sql,
            @Nullable PreparedStatement prepared,
            long start,
            @Nullable ShownValues values) {
        DatabaseException translated = errors.translate(failure, sql);
        releaseAfter(translated, prepared, sql);
        transaction.failed(translated);
        observer.after(statement, start, 1, -1, translated.kind(), values);
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
            execution.values = observer.valuesToShow();
            parameters.bind(binder(prepared, execution.values));
            Watchdog.Watch watch = watch(prepared);
            try {
                long count = isKept(statement) ? executeAndReset(prepared) : prepared.executeLargeUpdate();
                execution.rows = Math.min(count, statement.mostRows());
                return execution.rows;
            } finally {
                done(watch);
            }
        });
    }

    private ParameterBinder binder(PreparedStatement prepared, @Nullable ShownValues values) {
        ParameterBinder binder = dialect.binder(prepared);
        binder.setMaxBytes(engine.maxValueBytes());
        return values == null ? binder : new ShowingBinder(binder, values);
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
            execution.values = observer.valuesToShow();
            Batch batch =
                    new Batch(dialect, binder(prepared, execution.values), errors, prepared, statement, parameters);
            Watchdog.Watch watch = watch(prepared);
            try {
                long[] counts = batch.send(size, held.jdbc());
                execution.rows = LongStream.of(counts).sum();
                return counts;
            } finally {
                execution.failedRow = batch.failedRow();
                done(watch);
            }
        });
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
        if (cancellation != null && cancellation.isCancelled()) {
            cancelled(null);
        }
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
    public ExecutionOptions options() {
        return options;
    }

    @Override
    public void setOptions(ExecutionOptions wanted) {
        options = wanted.over(engine.options());
        Duration timeout = options.timeout();
        statementNanos = timeout == null ? Long.MAX_VALUE : timeout.toNanos();
        text = engine.textUnder(options);
    }

    @Override
    public void setCancellation(@Nullable Cancellation wanted) {
        cancellation = wanted;
    }

    @Override
    public Optional<String> transactionId() {
        return transaction.id();
    }

    @Override
    public <T> Query<T> query(RowStatement<T> statement) {
        return statements.query(statement);
    }

    @Override
    public long execute(dev.orm.sql.Statement statement) {
        return statements.execute(statement);
    }

    @Override
    public <R> long[] executeBatch(Collection<R> rows, Function<? super R, ? extends dev.orm.sql.Statement> statement) {
        return statements.executeBatch(rows, statement);
    }

    @Override
    public NativeStatement unsafeSql(String sql) {
        return new DefaultNativeStatement(this, sql);
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
        private final String sql;
        private final PreparedStatement prepared;
        private final ResultSet result;
        private final RowReader reader;
        private final long start;
        private final @Nullable ShownValues values;
        private boolean ended;

        OpenCursor(
                CompiledStatement statement,
                String sql,
                PreparedStatement prepared,
                ResultSet result,
                long start,
                @Nullable ShownValues values) {
            this.statement = statement;
            this.sql = sql;
            this.prepared = prepared;
            this.result = result;
            this.reader = dialect.reader(result);
            this.start = start;
            this.values = values;
        }

        @Override
        public <R> R read(Rows<R> rows) {
            transaction.checkUsable(sql);
            Watchdog.Watch watch = watch(prepared);
            try {
                return rows.read(reader);
            } catch (SQLException failure) {
                DatabaseException translated = errors.translate(failure, sql);
                transaction.failed(translated);
                throw translated;
            } finally {
                done(watch);
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
                held.release(prepared, sql, false);
            } catch (SQLException failure) {
                DatabaseException translated = errors.translate(failure, sql);
                transaction.failed(translated);
                throw translated;
            } finally {
                long rows = reader instanceof JdbcRowReader counting ? counting.rows() : -1;
                observer.after(statement, start, 1, rows, null, values);
            }
        }
    }
}
