package dev.orm.spring.transaction;

import dev.orm.session.StaleEntityException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** A row was changed or deleted by someone else since the object was read; names the entity class and the id. */
public final class StaleObjectFailureException extends OptimisticLockingFailureException {

    private static final long serialVersionUID = 1L;

    private final Class<?> entityType;
    private final transient @Nullable Object id;

    /**
     * Translates the session's exception.
     *
     * @param cause the session's exception
     */
    public StaleObjectFailureException(StaleEntityException cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.entityType = cause.entityType();
        this.id = cause.id();
    }

    /**
     * Returns the entity class.
     *
     * @return the class
     */
    public Class<?> getEntityType() {
        return entityType;
    }

    /**
     * Returns the id of the row.
     *
     * @return the id; null after deserialization
     */
    public @Nullable Object getId() {
        return id;
    }
}
