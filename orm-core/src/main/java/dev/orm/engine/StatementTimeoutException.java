package dev.orm.engine;

import dev.orm.dialect.DatabaseError;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A statement or a transaction took longer than allowed, or was cancelled. */
public final class StatementTimeoutException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells of an error.
     *
     * @param message what happened, in a sentence
     * @param error what it means
     * @param sql the statement, without values; null if there was none
     * @param cause the error of the driver, or null
     */
    public StatementTimeoutException(
            String message, DatabaseError error, @Nullable String sql, @Nullable SQLException cause) {
        super(message, error, sql, cause);
    }
}
