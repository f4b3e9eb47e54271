package dev.orm.engine;

import dev.orm.dialect.DatabaseError;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connection broke before the database answered a commit. It may have happened or not; never try again by itself. */
public final class CommitOutcomeUnknownException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String transactionId;

    /**
     * Tells of an error.
     *
     * @param message what happened, in a sentence
     * @param error what it means
     * @param transactionId the name by which the database knows the transaction, or null if nobody had asked for it
     * @param cause the error of the driver, or null
     */
    public CommitOutcomeUnknownException(
            String message, DatabaseError error, @Nullable String transactionId, @Nullable SQLException cause) {
        super(message, error, "commit", cause);
        this.transactionId = transactionId;
    }

    /**
     * Returns the id of the transaction, by which {@link Engine#isCommitted} finds out what became of it.
     *
     * @return the id; empty unless {@link EngineConnection#transactionId} was asked for it in the transaction
     */
    public Optional<String> transactionId() {
        return Optional.ofNullable(transactionId);
    }
}
