package dev.orm.mapping;

/** How an entity gets its id. */
public enum IdGeneration {
    /** The program sets it. */
    ASSIGNED,
    /** The database generates it when the row is inserted. */
    IDENTITY,
    /** A sequence gives it out before the row is inserted; where a database has no sequences it is as {@link #IDENTITY}. */
    SEQUENCE,
    /** The session makes a UUID of version 7 when the entity is added. */
    UUID;

    /**
     * Tells whether it is a number of the database, so that an object whose id is set has a row.
     *
     * @return whether it is
     */
    public boolean isByDatabase() {
        return this == IDENTITY || this == SEQUENCE;
    }
}
