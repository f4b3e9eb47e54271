package dev.orm.testing;

import java.util.Arrays;
import java.util.Optional;

/** The databases that a test class runs on, in the order in which it does. */
public enum DatabaseKind {

    /** SQLite in a temporary file. */
    SQLITE("SQLite"),

    /** H2 in memory. */
    H2("H2"),

    /** A real PostgreSQL server: embedded, or the one that {@code orm.test.postgresql.url} names. */
    POSTGRESQL("PostgreSQL"),

    /** A real MariaDB server: embedded, or the one that {@code orm.test.mariadb.url} names. */
    MARIADB("MariaDB");

    private final String label;

    DatabaseKind(String label) {
        this.label = label;
    }

    /**
     * Returns the name that reports show, such as {@code PostgreSQL}.
     *
     * @return the name for people
     */
    public String label() {
        return label;
    }

    /**
     * Finds a kind by its name for people or its constant's name, whatever the case of the letters.
     *
     * @param name a name such as {@code sqlite} or {@code PostgreSQL}
     * @return the kind, or empty if no database has that name
     */
    public static Optional<DatabaseKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(name) || kind.label.equalsIgnoreCase(name))
                .findFirst();
    }
}
