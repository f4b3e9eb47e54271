package dev.orm.spring.transaction;

import dev.orm.engine.CommitOutcomeUnknownException;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.NoResultException;
import dev.orm.engine.NonUniqueResultException;
import dev.orm.session.EntityNotFoundException;
import dev.orm.session.SessionException;
import dev.orm.session.StaleEntityException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.support.PersistenceExceptionTranslator;

/**
 * Translates the exceptions of sessions into Spring's hierarchy. As a bean it serves repositories and all beans that are annotated with
 * {@code @Repository}. Thread-safe.
 *
 * <p>{@link CommitOutcomeUnknownException} is left as it is, so that nothing that retries takes it for a failure.
 */
public final class OrmExceptionTranslator implements PersistenceExceptionTranslator {

    /** Makes a translator. */
    public OrmExceptionTranslator() {}

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException error) {
        String message = String.valueOf(error.getMessage());
        if (error instanceof CommitOutcomeUnknownException) {
            return null;
        }
        if (error instanceof DatabaseException database) {
            return DatabaseErrors.exception(database.kind(), message, error);
        }
        if (error instanceof StaleEntityException stale) {
            return new StaleObjectFailureException(stale);
        }
        if (error instanceof EntityNotFoundException || error instanceof NoResultException) {
            return new EmptyResultDataAccessException(message, 1, error);
        }
        if (error instanceof NonUniqueResultException) {
            return new IncorrectResultSizeDataAccessException(message, 1, error);
        }
        return error instanceof SessionException ? new InvalidDataAccessApiUsageException(message, error) : null;
    }

    /** Translates an exception, or returns it where there is nothing to translate. */
    RuntimeException translateOrSame(RuntimeException error) {
        DataAccessException translated = translateExceptionIfPossible(error);
        return translated == null ? error : translated;
    }
}
