package dev.orm.session;

import org.jspecify.annotations.Nullable;

/** A row was changed or deleted by someone else since the object was read; corresponds to SQLAlchemy's {@code StaleDataError}. */
public final class StaleEntityException extends SessionException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object id;
    private final Class<?> entityType;

    /**
     * Reports a stale object.
     *
     * @param entityType the entity class
     * @param id its id
     * @param message the sentence
     */
    public StaleEntityException(Class<?> entityType, @Nullable Object id, String message) {
        super(message);
        this.entityType = entityType;
        this.id = id;
    }

    /**
     * Returns the entity class.
     *
     * @return the class
     */
    public Class<?> entityType() {
        return entityType;
    }

    /**
     * Returns the id of the row.
     *
     * @return the id; null after deserialization
     */
    public @Nullable Object id() {
        return id;
    }
}
