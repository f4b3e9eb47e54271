package dev.orm.spring.transaction;

import dev.orm.dialect.DatabaseError;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;

/** Says by which exception of Spring each kind of database error is known. */
final class DatabaseErrors {

    private DatabaseErrors() {}

    /**
     * Makes Spring's exception. A lost connection counts as a failed resource and not as one to try again, because the statement may
     * have done its work.
     */
    static DataAccessException exception(DatabaseError.Kind kind, String message, Throwable cause) {
        return switch (kind) {
            case UNIQUE -> new DuplicateKeyException(message, cause);
            case FOREIGN_KEY, NOT_NULL, CHECK, DATA -> new DataIntegrityViolationException(message, cause);
            case LOCK, SERIALIZATION -> new CannotAcquireLockException(message, cause);
            case TIMEOUT -> new QueryTimeoutException(message, cause);
            case CONNECTION -> new DataAccessResourceFailureException(message, cause);
            case ACCESS_DENIED -> new PermissionDeniedDataAccessException(message, cause);
            case CARDINALITY -> new IncorrectResultSizeDataAccessException(message, 1, cause);
            case READ_ONLY -> new InvalidDataAccessApiUsageException(message, cause);
            case SYNTAX -> new InvalidDataAccessResourceUsageException(message, cause);
            case OTHER -> other(message, cause);
        };
    }

    private static DataAccessException other(String message, Throwable cause) {
        for (Throwable error = cause; error != null; error = error.getCause()) {
            if (error instanceof java.sql.SQLException sql) {
                return new UncategorizedSQLException(message, null, sql);
            }
        }
        return new OtherDatabaseException(message, cause);
    }

    /** An error that fits no other class of Spring's hierarchy. */
    private static final class OtherDatabaseException extends org.springframework.dao.UncategorizedDataAccessException {

        private static final long serialVersionUID = 1L;

        OtherDatabaseException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
