package dev.orm.migrations;

/** Revisions are applied in a database that the program does not know: it is older, or another one. */
public final class NewerSchemaException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message the sentence
     */
    public NewerSchemaException(String message) {
        super(message);
    }
}
