package dev.orm.engine;

import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.DatabaseError.Kind;
import dev.orm.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transaction of one connection: whether one is open, whether it can still be committed, until when it has to end. */
final class JdbcTransaction {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcTransaction.class);

    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private enum State {
        NONE,
        OWN,
        JOINED
    }

    private final Dialect dialect;
    private final ErrorTranslator errors;
    private final Observers.Transactions observers;
    private final Connection jdbc;
    private final boolean onlyReads;
    private State state = State.NONE;
    private TransactionOptions options = TransactionOptions.READ_WRITE;
    private long start;
    private long limit = NO_DEADLINE;
    private int isolationToRestore = -1;
    private int savepoints;
    private @Nullable Throwable failure;
    private @Nullable String id;
    private boolean inDoubt;

    JdbcTransaction(
            Dialect dialect,
            ErrorTranslator errors,
            Observers.Transactions observers,
            Connection jdbc,
            boolean onlyReads) {
        this.dialect = dialect;
        this.errors = errors;
        this.observers = observers;
        this.jdbc = jdbc;
        this.onlyReads = onlyReads;
    }

    boolean isOpen() {
        return state != State.NONE;
    }

    boolean isReadOnly() {
        return isOpen() && options.readOnly();
    }

    boolean refusesWrites() {
        return onlyReads || isReadOnly();
    }

    boolean isFailed() {
        return failure != null;
    }

    /** Whether nobody should use the connection again, because nobody knows what state it is in. */
    boolean isConnectionInDoubt() {
        return inDoubt;
    }

    void join(TransactionOptions how) {
        opened(State.JOINED, how);
    }

    private void opened(State as, TransactionOptions how) {
        state = as;
        options = how;
        start = System.nanoTime();
        limit = how.timeout() == null ? NO_DEADLINE : how.timeout().toNanos();
        failure = null;
        id = null;
        savepoints = 0;
    }

    void begin(TransactionOptions how) {
        if (isOpen()) {
            throw new IllegalStateException("A transaction is open already. Use savepoint() for one inside it.");
        }
        if (onlyReads && !how.readOnly()) {
            throw new IllegalStateException(
                    "The connection was borrowed for reading, so a transaction on it has to be read-only."
                            + " Borrow one with connect(false) to write.");
        }
        try {
            dialect.begin(jdbc, how.readOnly());
        } catch (SQLException refused) {
            DatabaseException translated = errors.translate(refused, null);
            // A lock that was not granted leaves the connection as it was.
            inDoubt = translated.kind() != Kind.LOCK;
            throw translated;
        } catch (RuntimeException | Error fault) {
            inDoubt = true;
            throw fault;
        }
        opened(State.OWN, how);
        tell(TransactionEvent.Kind.BEGUN, null);
        if (how.isolation() != null) {
            isolate(how.isolation());
        }
    }

    private void isolate(Isolation level) {
        try {
            isolationToRestore = dialect.isolate(jdbc, level.jdbcLevel());
        } catch (SQLException refused) {
            DatabaseException translated = errors.translate(refused, null);
            rollbackAfter(translated);
            throw translated;
        } catch (RuntimeException refused) {
            rollbackAfter(refused);
            throw refused;
        }
    }

    private void rollbackAfter(RuntimeException first) {
        try {
            rollback();
        } catch (RuntimeException second) {
            first.addSuppressed(second);
        }
    }

    /** Refuses statements that could do nothing but harm. */
    void checkUsable(String sql) {
        if (failure != null) {
            throw failedBefore("This statement was not sent: another one in its transaction has failed.", sql);
        }
        if (limit != NO_DEADLINE && isOpen() && remainingNanos() <= 0) {
            StatementTimeoutException late = new StatementTimeoutException(
                    "The transaction has taken longer than its limit of " + options.timeout()
                            + "; this statement was not sent. Do less in one transaction, or give it more time. Statement: "
                            + sql,
                    new DatabaseError(Kind.TIMEOUT, null),
                    sql,
                    null);
            failed(late);
            throw late;
        }
    }

    /** How long the transaction may still take. */
    long remainingNanos() {
        return limit == NO_DEADLINE || !isOpen() ? NO_DEADLINE : limit - (System.nanoTime() - start);
    }

    void failed(Throwable cause) {
        if (isOpen() && failure == null) {
            failure = cause;
        }
        if (cause instanceof DatabaseException error && error.kind() == Kind.CONNECTION) {
            inDoubt = true;
        }
    }

    private TransactionFailedException failedBefore(String what, @Nullable String sql) {
        Throwable first = failure;
        TransactionFailedException exception = new TransactionFailedException(
                what + " It can only be rolled back, to its begin or to a savepoint before the failure. First failure: "
                        + (first == null ? "unknown" : first.getMessage()),
                new DatabaseError(Kind.OTHER, null),
                sql,
                null);
        if (first != null) {
            exception.initCause(first);
        }
        return exception;
    }

    void commit() {
        checkOwn("commit");
        if (failure != null) {
            TransactionFailedException refused = failedBefore(
                    "The transaction was not committed but rolled back: a statement in it has failed.", null);
            rollbackAfter(refused);
            throw refused;
        }
        if (limit != NO_DEADLINE && remainingNanos() <= 0) {
            StatementTimeoutException late = new StatementTimeoutException(
                    "The transaction was rolled back: it has taken longer than its limit of " + options.timeout() + ".",
                    new DatabaseError(Kind.TIMEOUT, null),
                    null,
                    null);
            rollbackAfter(late);
            throw late;
        }
        DatabaseException refusal = null;
        try {
            dialect.commit(jdbc);
        } catch (SQLException refused) {
            refusal = commitFailed(refused, isRolledBackAfter(refused));
        } catch (RuntimeException fault) {
            refusal = outcomeUnknown(null);
            refusal.initCause(fault);
        } catch (Error fault) {
            inDoubt = true;
            throw fault;
        } finally {
            ended();
        }
        if (refusal != null) {
            boolean unknown = refusal instanceof CommitOutcomeUnknownException;
            tell(unknown ? TransactionEvent.Kind.UNKNOWN : TransactionEvent.Kind.ROLLED_BACK, refusal.kind());
            throw refusal;
        }
        tell(TransactionEvent.Kind.COMMITTED, null);
    }

    /** A refused commit can leave the transaction open. */
    private boolean isRolledBackAfter(SQLException refused) {
        try {
            dialect.rollback(jdbc);
            return true;
        } catch (SQLException | RuntimeException second) {
            refused.addSuppressed(second);
            return false;
        }
    }

    /** Only an error by which the database refuses a commit says that there was none. */
    private DatabaseException commitFailed(SQLException refused, boolean rolledBack) {
        DatabaseException translated = errors.translate(refused, "commit");
        inDoubt = !rolledBack;
        return switch (translated.kind()) {
            case CONNECTION, TIMEOUT ->
                outcomeUnknown(translated.getCause() instanceof SQLException scrubbed ? scrubbed : null);
            default -> translated;
        };
    }

    private CommitOutcomeUnknownException outcomeUnknown(@Nullable SQLException cause) {
        inDoubt = true;
        return new CommitOutcomeUnknownException(
                "The connection broke before " + dialect.name() + " answered the commit: it may have happened or not."
                        + " Look whether the data is there before doing it again.",
                new DatabaseError(Kind.CONNECTION, null),
                id,
                cause);
    }

    private void tell(TransactionEvent.Kind kind, @Nullable Kind error) {
        if (!observers.isEmpty()) {
            observers.tell(new TransactionEvent(kind, options, System.nanoTime() - start, error));
        }
    }

    Optional<String> id() {
        if (!isOpen()) {
            throw new IllegalStateException("An id belongs to a transaction. Begin one first.");
        }
        checkUsable("transaction id");
        if (id == null) {
            try {
                id = dialect.transactionId(jdbc);
            } catch (SQLException refused) {
                DatabaseException translated = errors.translate(refused, null);
                failed(translated);
                throw translated;
            }
        }
        return Optional.ofNullable(id);
    }

    void rollback() {
        if (!isOpen()) {
            return;
        }
        checkOwn("roll back");
        try {
            dialect.rollback(jdbc);
        } catch (SQLException refused) {
            inDoubt = true;
            DatabaseException translated = errors.translate(refused, "rollback");
            if (translated.kind() != Kind.CONNECTION) {
                throw translated;
            }
            // A connection that is gone has taken its transaction with it, which is what was asked for.
            LOG.debug("A transaction ended with its connection instead of by rollback.");
        } catch (RuntimeException | Error fault) {
            inDoubt = true;
            throw fault;
        } finally {
            ended();
        }
        tell(TransactionEvent.Kind.ROLLED_BACK, null);
    }

    void rollbackIfOwn() {
        if (state == State.OWN) {
            rollback();
        }
    }

    private void checkOwn(String what) {
        if (state == State.NONE) {
            throw new IllegalStateException("There is no transaction to " + what + ". Begin one first.");
        }
        if (state == State.JOINED) {
            throw new IllegalStateException("This transaction was begun by somebody else, who also has to " + what
                    + " it. Use markFailed() to have it rolled back.");
        }
    }

    private void ended() {
        state = State.NONE;
        failure = null;
        limit = NO_DEADLINE;
        int isolation = isolationToRestore;
        isolationToRestore = -1;
        if (!inDoubt) {
            restore(isolation);
        }
    }

    /** The transaction has ended as it is reported; if this fails, only the connection is not fit for the next one. */
    private void restore(int isolation) {
        inDoubt = true;
        try {
            dialect.restore(jdbc);
            if (isolation >= 0) {
                jdbc.setTransactionIsolation(isolation);
            }
            inDoubt = false;
        } catch (SQLException | RuntimeException unfit) {
            LOG.debug("A connection could not be put back into auto-commit mode and is not used again.");
        }
    }

    EngineConnection.Savepoint savepoint() {
        if (!isOpen()) {
            throw new IllegalStateException("A savepoint needs a transaction. Begin one first.");
        }
        checkUsable("savepoint");
        String name = dialect.quote("orm_" + ++savepoints);
        run("savepoint " + name);
        tell(TransactionEvent.Kind.SAVEPOINT, null);
        Throwable before = failure;
        return new EngineConnection.Savepoint() {
            @Override
            public void rollback() {
                checkOpen();
                Throwable forgiven = failure;
                failure = before;
                try {
                    run("rollback to savepoint " + name);
                } catch (DatabaseException refused) {
                    failure = forgiven == null ? refused : forgiven;
                    throw refused;
                }
                tell(TransactionEvent.Kind.ROLLED_BACK_TO_SAVEPOINT, null);
            }

            @Override
            public void release() {
                checkOpen();
                if (failure == null) {
                    run("release savepoint " + name);
                    tell(TransactionEvent.Kind.SAVEPOINT_RELEASED, null);
                }
            }

            private void checkOpen() {
                if (!isOpen()) {
                    throw new IllegalStateException("The transaction of this savepoint has ended.");
                }
            }
        };
    }

    private void run(String sql) {
        try (Statement statement = jdbc.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            DatabaseException translated = errors.translate(refused, sql);
            failed(translated);
            throw translated;
        }
    }
}
