package dev.orm.boot.autoconfigure;

/** What is done at start with the tables of the mapped entities. */
public enum SchemaMode {

    /** Create the tables that are missing; leave those that exist as they are. */
    CREATE,

    /** Drop the tables at start, create them, and drop them again when the application stops. */
    CREATE_DROP,

    /** Refuse to start if a table or column is missing or of another type. */
    VALIDATE,

    /** Do nothing. */
    NONE
}
