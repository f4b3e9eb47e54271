package dev.orm.engine;

import dev.orm.dialect.DatabaseError;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Another transaction holds what is needed, or a deadlock was broken. The whole unit of work may be tried again. */
public final class LockException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells of an error.
     *
     * @param message what happened, in a sentence
     * @param error what it means
     * @param sql the statement, without values; null if there was none
     * @param cause the error of the driver, or null
     */
    public LockException(String message, DatabaseError error, @Nullable String sql, @Nullable SQLException cause) {
        super(message, error, sql, cause);
    }
}
