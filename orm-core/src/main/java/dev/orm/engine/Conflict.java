package dev.orm.engine;

/** An error that is no error of the database, but may come from a conflict with another transaction all the same; {@link Retry} asks it. */
public interface Conflict {

    /**
     * Tells whether the same unit of work can succeed when it is done again from its beginning.
     *
     * @return whether another transaction came first
     */
    boolean isConflict();
}
