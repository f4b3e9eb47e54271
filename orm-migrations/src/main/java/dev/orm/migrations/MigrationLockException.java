package dev.orm.migrations;

/** Another program migrates the same database and did not end in time. */
public final class MigrationLockException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message the sentence
     */
    public MigrationLockException(String message) {
        super(message);
    }
}
