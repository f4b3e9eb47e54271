package dev.orm.migrations;

import org.jspecify.annotations.Nullable;

/** Something about revisions is wrong, or one of them failed. The message says which, what state was left, and what to do next. */
public class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message the sentence
     */
    public MigrationException(String message) {
        super(message);
    }

    /**
     * Makes an exception.
     *
     * @param message the sentence
     * @param cause what was thrown, or null
     */
    public MigrationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
