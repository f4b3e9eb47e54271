package dev.orm.features;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The columns of the table that stand for a database. */
enum Database {
    SQLITE("SQLite"),
    H2("H2"),
    POSTGRESQL("PostgreSQL"),
    MARIADB("MariaDB");

    private final String label;

    Database(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static String header() {
        return Arrays.stream(values()).map(Database::label).collect(Collectors.joining(" | "));
    }
}
