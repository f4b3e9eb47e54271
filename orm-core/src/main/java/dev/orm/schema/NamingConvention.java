package dev.orm.schema;

import java.util.List;

/**
 * Names constraints and indexes that nobody named, so that each can be found in an error message and dropped later:
 * {@code pk_users}, {@code uq_users_email}, {@code fk_posts_author_id}, {@code ix_posts_title}. Names longer than
 * {@link #MAX_LENGTH} are cut and end in a hash of the whole, so that they stay apart and stay the same.
 */
public final class NamingConvention {

    /** Greatest length of a name, in characters: what PostgreSQL keeps. */
    public static final int MAX_LENGTH = 63;

    private NamingConvention() {}

    /**
     * Names a primary key.
     *
     * @param table the table
     * @return the name
     */
    public static String primaryKey(String table) {
        return shortened("pk_" + table);
    }

    /**
     * Names a foreign key.
     *
     * @param table the table that refers
     * @param columns its columns
     * @return the name
     */
    public static String foreignKey(String table, List<String> columns) {
        return shortened("fk_" + table + "_" + String.join("_", columns));
    }

    /**
     * Names a unique constraint.
     *
     * @param table the table
     * @param columns its columns
     * @return the name
     */
    public static String unique(String table, List<String> columns) {
        return shortened("uq_" + table + "_" + String.join("_", columns));
    }

    /**
     * Names an index.
     *
     * @param table the table
     * @param columns its columns
     * @return the name
     */
    public static String index(String table, List<String> columns) {
        return shortened("ix_" + table + "_" + String.join("_", columns));
    }

    private static String shortened(String name) {
        if (name.length() <= MAX_LENGTH) {
            return name;
        }
        String hash = String.format("%08x", name.hashCode());
        return name.substring(0, MAX_LENGTH - hash.length() - 1) + "_" + hash;
    }
}
