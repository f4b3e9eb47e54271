package dev.orm.session;

import java.util.List;

/** Creates, drops and checks the tables of the mapped entities. */
public interface SchemaManagement {

    /**
     * Creates the tables that are missing, in the order of their foreign keys. Tables that exist are left alone.
     *
     * @return names of the tables that were created
     */
    List<String> createMissing();

    /** Drops the tables of the mapped entities, as far as they exist. */
    void drop();

    /**
     * Compares the tables of the database with those of the mapped entities.
     *
     * @throws SchemaValidationException if a table or column is missing or of another type; the message lists all of them
     */
    void validate();
}
