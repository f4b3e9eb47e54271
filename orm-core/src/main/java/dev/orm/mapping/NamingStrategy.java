package dev.orm.mapping;

import dev.orm.mapping.internal.Names;

/**
 * Turns the names that the mapping arrived at into those of a database that has a style of its own. A name given to it is either
 * derived from a Java name, in snake case, or was written in an annotation. It applies to tables, join tables and columns, foreign
 * keys included; names of constraints and indexes are made from what it returns.
 *
 * <p>So one set of entities fits a database with {@code album.artist_id} and, by {@link #PASCAL_CASE}, one with
 * {@code Album.ArtistId}. It must return the same name for the same name every time.
 *
 * <pre>{@code
 * SessionFactory.builder(engine).entities(Album.class, Artist.class).naming(NamingStrategy.PASCAL_CASE).build();
 * }</pre>
 */
public interface NamingStrategy {

    /** Takes every name as it is. This is the default. */
    NamingStrategy AS_MAPPED = new NamingStrategy() {
        @Override
        public String tableName(String mapped) {
            return mapped;
        }

        @Override
        public String columnName(String mapped) {
            return mapped;
        }

        @Override
        public String toString() {
            return "NamingStrategy.AS_MAPPED";
        }
    };

    /** Writes every word with a capital letter and without underscores: {@code album_id} becomes {@code AlbumId}. */
    NamingStrategy PASCAL_CASE = new NamingStrategy() {
        @Override
        public String tableName(String mapped) {
            return Names.pascalCase(mapped);
        }

        @Override
        public String columnName(String mapped) {
            return Names.pascalCase(mapped);
        }

        @Override
        public String toString() {
            return "NamingStrategy.PASCAL_CASE";
        }
    };

    /**
     * Returns the name of a table in the database.
     *
     * @param mapped its name in the mapping, without a schema
     * @return its name in the database, unquoted
     */
    String tableName(String mapped);

    /**
     * Returns the name of a column in the database.
     *
     * @param mapped its name in the mapping
     * @return its name in the database, unquoted
     */
    String columnName(String mapped);
}
