package dev.orm.engine;

import dev.orm.dialect.DatabaseError;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A row refers to one that is missing, or is still referred to. */
public final class ForeignKeyViolationException extends ConstraintViolationException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells of an error.
     *
     * @param message what happened, in a sentence
     * @param error what it means
     * @param sql the statement, without values; null if there was none
     * @param cause the error of the driver, or null
     */
    public ForeignKeyViolationException(
            String message, DatabaseError error, @Nullable String sql, @Nullable SQLException cause) {
        super(message, error, sql, cause);
    }
}
