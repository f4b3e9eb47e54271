package dev.orm.session;

import dev.orm.engine.Conflict;
import org.jspecify.annotations.Nullable;

/** A row was changed or deleted by someone else since the object was read; corresponds to SQLAlchemy's {@code StaleDataError}. */
public final class StaleEntityException extends SessionException implements Conflict {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object id;
    private final Class<?> entityType;
    private final boolean conflict;

    /**
     * Reports a stale object that was read in another unit of work.
     *
     * @param entityType the entity class
     * @param id its id
     * @param message the sentence
     */
    public StaleEntityException(Class<?> entityType, @Nullable Object id, String message) {
        this(entityType, id, message, false);
    }

    /**
     * Reports a stale object.
     *
     * @param entityType the entity class
     * @param id its id
     * @param message the sentence
     * @param conflict whether it was read in the same unit of work, so that this can be done again
     */
    public StaleEntityException(Class<?> entityType, @Nullable Object id, String message, boolean conflict) {
        super(message);
        this.entityType = entityType;
        this.id = id;
        this.conflict = conflict;
    }

    /** Tells whether the unit of work can be done again: the object was read in it, and not brought in from outside. */
    @Override
    public boolean isConflict() {
        return conflict;
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
