package dev.orm.session;

import dev.orm.dialect.DatabaseError;
import dev.orm.engine.Cancellation;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.ExecutionOptions;
import dev.orm.engine.TransactionFailedException;
import dev.orm.engine.TransactionOptions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of a session and its connection, which is borrowed when the first statement is sent. Outside a transaction
 * each statement borrows a connection for itself.
 */
final class SessionTransaction {

    private final Engine engine;
    private final boolean readOnly;
    private final @Nullable EngineConnection joined;
    private final @Nullable Cancellation cancellation;
    private @Nullable TransactionOptions options;
    private @Nullable EngineConnection connection;
    private @Nullable Throwable failure;

    SessionTransaction(
            Engine engine, boolean readOnly, @Nullable EngineConnection joined, @Nullable Cancellation cancellation) {
        this.engine = engine;
        this.readOnly = readOnly;
        this.joined = joined;
        this.cancellation = cancellation;
    }

    /** Tells whether somebody else began the transaction and will end it. */
    boolean isJoined() {
        return joined != null;
    }

    boolean isActive() {
        return joined != null || options != null;
    }

    boolean isConnected() {
        return joined != null || connection != null;
    }

    void begin(TransactionOptions wanted) {
        if (isActive()) {
            throw new IllegalStateException(
                    "The session has a transaction already. Use beginNested() for one inside it.");
        }
        options = wanted;
    }

    EngineConnection connection() {
        if (joined != null) {
            return joined;
        }
        TransactionOptions wanted = options;
        if (wanted == null) {
            throw new IllegalStateException("The session has no transaction. Begin one, or do the work inside"
                    + " sessions.inTransaction(…); with Spring, in a method that is @Transactional.");
        }
        EngineConnection present = connection;
        if (present == null) {
            present = connect(readOnly || wanted.readOnly());
            try {
                present.begin(wanted);
            } catch (RuntimeException e) {
                present.close();
                throw e;
            }
            if (failure != null) {
                present.markFailed(failure);
            }
            connection = present;
        }
        return present;
    }

    <R> R run(Function<EngineConnection, R> work) {
        if (isActive()) {
            return work.apply(connection());
        }
        try (EngineConnection own = connect(readOnly)) {
            return work.apply(own);
        }
    }

    private EngineConnection connect(boolean toRead) {
        EngineConnection present = engine.connect(toRead);
        present.setCancellation(cancellation);
        return present;
    }

    /** Runs work under options of its own. */
    <R> R run(ExecutionOptions options, Function<EngineConnection, R> work) {
        return options.equals(ExecutionOptions.DEFAULT) ? run(work) : run(on -> on.withOptions(options, work));
    }

    /** Makes the transaction one that can only be rolled back. */
    void fail(Throwable cause) {
        failure = cause;
        EngineConnection present = joined == null ? connection : joined;
        if (present != null) {
            present.markFailed(cause);
        }
    }

    /** Tells whether the transaction can only be rolled back. */
    boolean isFailed() {
        EngineConnection present = joined == null ? connection : joined;
        return failure != null || present != null && present.isFailed();
    }

    /** Refuses what makes no sense once the transaction has failed. */
    void checkUsable() {
        if (isFailed()) {
            throw failed("Nothing was flushed: something in the transaction has failed before.");
        }
    }

    private TransactionFailedException failed(String what) {
        TransactionFailedException exception = new TransactionFailedException(
                what + " It can only be rolled back, to its begin or to a savepoint before the failure."
                        + (failure == null ? "" : " First failure: " + failure.getMessage()),
                new DatabaseError(DatabaseError.Kind.OTHER, null),
                null,
                null);
        if (failure != null) {
            exception.initCause(failure);
        }
        return exception;
    }

    /** Goes on after a rollback to a savepoint. */
    void recovered() {
        failure = null;
    }

    /** Commits; afterwards there is no transaction, whatever the outcome. */
    void commit() {
        if (failure != null && !isConnected()) {
            TransactionFailedException failed = failed("The transaction was not committed.");
            end();
            throw failed;
        }
        EngineConnection present = end();
        if (present != null) {
            try {
                present.commit();
            } finally {
                present.close();
            }
        }
    }

    /** Rolls back; afterwards there is no transaction. */
    void rollback() {
        EngineConnection present = end();
        if (present != null) {
            try {
                present.rollback();
            } finally {
                present.close();
            }
        }
    }

    private @Nullable EngineConnection end() {
        EngineConnection present = connection;
        connection = null;
        options = null;
        failure = null;
        return present;
    }
}
