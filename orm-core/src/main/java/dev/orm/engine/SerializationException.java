package dev.orm.engine;

import dev.orm.dialect.DatabaseError;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The transaction cannot be put in an order with others. It was rolled back; the whole unit of work may be tried again. */
public final class SerializationException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells of an error.
     *
     * @param message what happened, in a sentence
     * @param error what it means
     * @param sql the statement, without values; null if there was none
     * @param cause the error of the driver, or null
     */
    public SerializationException(
            String message, DatabaseError error, @Nullable String sql, @Nullable SQLException cause) {
        super(message, error, sql, cause);
    }
}
