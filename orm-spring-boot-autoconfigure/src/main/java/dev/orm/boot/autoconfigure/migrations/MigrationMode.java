package dev.orm.boot.autoconfigure.migrations;

/** What is done at start with the revisions of the application. */
public enum MigrationMode {

    /** Run the revisions that are not applied yet. */
    UPGRADE,

    /** Refuse to start if a revision is not applied yet, or the history of the database is another one. */
    VALIDATE,

    /** Do nothing. */
    NONE
}
