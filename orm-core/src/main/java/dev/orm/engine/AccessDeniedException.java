package dev.orm.engine;

import dev.orm.dialect.DatabaseError;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The user or the password is wrong, or the user may not do what was asked. Trying again is of no use. */
public final class AccessDeniedException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells of an error.
     *
     * @param message what happened, in a sentence
     * @param error what it means
     * @param sql the statement, without values; null if there was none
     * @param cause the error of the driver, or null
     */
    public AccessDeniedException(
            String message, DatabaseError error, @Nullable String sql, @Nullable SQLException cause) {
        super(message, error, sql, cause);
    }
}
