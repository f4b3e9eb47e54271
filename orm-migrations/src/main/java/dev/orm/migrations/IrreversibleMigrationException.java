package dev.orm.migrations;

/** A downgrade would go beyond a revision that says there is no way back. */
public final class IrreversibleMigrationException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message the reason
     */
    public IrreversibleMigrationException(String message) {
        super(message);
    }
}
