package dev.orm.dialect;

/** What a database can or cannot do. A statement that needs what its database lacks is refused when it is compiled. */
public enum Capability {
    /** {@code INSERT … RETURNING}, or what stands for it. */
    INSERT_RETURNING,
    /** {@code UPDATE … RETURNING}, or what stands for it. */
    UPDATE_RETURNING,
    /** {@code DELETE … RETURNING}, or what stands for it. */
    DELETE_RETURNING,
    /** {@code SELECT … FOR UPDATE}. */
    FOR_UPDATE,
    /** {@code SELECT … FOR SHARE}. */
    FOR_SHARE,
    /** {@code FOR UPDATE SKIP LOCKED}. */
    SKIP_LOCKED,
    /** {@code FOR UPDATE NOWAIT}. */
    LOCK_NOWAIT,
    /** {@code FOR UPDATE OF} some of the tables. */
    LOCK_OF,
    /** {@code JOIN LATERAL}. */
    LATERAL,
    /** A table of the whole numbers from one to another. */
    GENERATE_SERIES,
    /** A recursive {@code WITH} whose {@code UNION} leaves out rows found before, and so ends where data go in a circle. */
    RECURSIVE_UNION,
    /** {@code FULL JOIN}. */
    FULL_JOIN,
    /** {@code SELECT DISTINCT ON}. */
    DISTINCT_ON,
    /** {@code FETCH FIRST … ROWS WITH TIES}. */
    WITH_TIES,
    /** {@code GROUP BY} with {@code ROLLUP}, {@code CUBE} and {@code GROUPING SETS}. */
    GROUPING_SETS,
    /** {@code INTERSECT ALL} and {@code EXCEPT ALL}. */
    INTERSECT_ALL,
    /** {@code AS MATERIALIZED} in {@code WITH}. */
    MATERIALIZED_HINT,
    /** {@code INSERT}, {@code UPDATE} and {@code DELETE} inside {@code WITH}. */
    CHANGES_IN_CTE,
    /** {@code ON CONFLICT DO NOTHING} without the key that is compared. */
    CONFLICT_OF_ANY_KEY,
    /** {@code ALTER TABLE … ADD CONSTRAINT}, which breaks cycles of foreign keys. */
    ALTER_ADD_CONSTRAINT,
    /** DDL that is rolled back with its transaction. */
    TRANSACTIONAL_DDL,
    /** {@code UPDATE} and {@code DELETE} of rows that other connections may write at the same time. */
    CONCURRENT_WRITERS,
    /** Names of tables and columns that differ only in case are different names. */
    CASE_SENSITIVE_NAMES,
    /** Names may hold characters outside of the Basic Multilingual Plane of Unicode. */
    SUPPLEMENTARY_NAMES,
    /** A primary key keeps the name that it was given. */
    NAMED_PRIMARY_KEYS,
    /** A column holds values of its type only. */
    STRICT_TYPES,
    /** A value that cannot be cast to a type is an error, as it is in a column of that type. */
    CHECKED_CASTS,
    /** A comparison with {@code ANY} or {@code ALL} values of a query. */
    QUANTIFIED_COMPARISON,
    /** {@code COLLATE} with the rules of Unicode. */
    UNICODE_COLLATION,
    /** {@code FILTER} of aggregates; without it the rows that are not taken count as {@code NULL}. */
    AGGREGATE_FILTER,
    /** {@code percentile_cont} and its like {@code WITHIN GROUP}. */
    ORDERED_SET_AGGREGATES,
    /** Standard deviations and variances. */
    STATISTICS,
    /** Standard deviations and variances of different values. */
    STATISTICS_DISTINCT,
    /** {@code string_agg} of different texts. */
    STRING_AGG_DISTINCT,
    /** Frames of windows counted in {@code GROUPS}. */
    WINDOW_GROUPS,
    /** {@code EXCLUDE} in frames of windows. */
    WINDOW_EXCLUDE,
    /** {@code percent_rank} and {@code cume_dist} with all digits of a double. */
    WINDOW_DISTRIBUTIONS,
    /** {@code unnest} of an array of a table before it in {@code FROM}, or of the statement around. */
    CORRELATED_UNNEST,
    /** The elements of a JSON array as a table. */
    JSON_ELEMENTS,
    /** JSON changed at one place by the database. */
    JSON_CHANGE,
    /** A condition that JSON holds other JSON, as {@code @>} of PostgreSQL means it. */
    JSON_CONTAINMENT,
    /** {@code ON DELETE RESTRICT} is another rule than {@code NO ACTION}. */
    RESTRICT_APART,
    /** In a text a backslash starts an escape. */
    BACKSLASH_ESCAPES,
    /** A unique index is something else than a unique constraint. */
    UNIQUE_INDEXES_APART,
    /** A query inside a row that stands left of {@code IN}. */
    QUERIES_IN_ROWS,
    /** The last index of the columns of a foreign key can be dropped. */
    FOREIGN_KEYS_WITHOUT_INDEX,
    /** {@code ON DELETE SET DEFAULT} and {@code ON UPDATE SET DEFAULT}. */
    FOREIGN_KEY_SET_DEFAULT,
    /** Foreign keys that are looked at when the transaction ends ({@code DEFERRABLE}). */
    DEFERRABLE_FOREIGN_KEYS,
    /** {@code MATCH FULL} of foreign keys. */
    FOREIGN_KEY_MATCH_FULL,
    /** {@code UNIQUE NULLS NOT DISTINCT}. */
    UNIQUE_NULLS_NOT_DISTINCT,
    /** Indexes of some rows only ({@code CREATE INDEX … WHERE}). */
    PARTIAL_INDEXES,
    /** Indexes of expressions. */
    EXPRESSION_INDEXES,
    /** Indexes that carry other columns along ({@code INCLUDE}). */
    COVERING_INDEXES,
    /** {@code NULLS FIRST} and {@code NULLS LAST} in indexes. */
    INDEX_NULLS_ORDER,
    /** SQL {@code NULL} stands after all values in an ascending index that does not say where it stands. */
    NULLS_LAST_IN_INDEXES,
    /** Indexes that are made while the table is written ({@code CREATE INDEX CONCURRENTLY}). */
    CONCURRENT_INDEXES,
    /** Foreign keys and checks that do not hold for the rows that are there until they are looked at ({@code NOT VALID}). */
    NOT_VALID_CONSTRAINTS,
    /** {@code CREATE SEQUENCE}. */
    SEQUENCES,
    /** {@code GENERATED ALWAYS AS IDENTITY}. */
    IDENTITY_ALWAYS,
    /** Identities that start or count otherwise than 1, 2, 3. */
    IDENTITY_OPTIONS,
    /** Computed columns whose value is stored. */
    STORED_COMPUTED_COLUMNS,
    /** Computed columns whose value is computed when it is read. */
    VIRTUAL_COMPUTED_COLUMNS,
    /** Comments of tables and columns. */
    COMMENTS,
    /** {@code COLLATE} in the definition of a column. */
    COLUMN_COLLATIONS,
    /** {@code CREATE TYPE … AS ENUM}. */
    NAMED_ENUM_TYPES,
    /** Columns whose type lists their values. */
    INLINE_ENUM_TYPES,
    /** {@code CREATE SCHEMA}. */
    SCHEMAS,
    /** {@code ALTER TABLE … ALTER COLUMN}, of type, nullability and default. */
    ALTER_COLUMN,
    /** {@code ALTER TABLE} with several changes, of which all are made or none. */
    SEVERAL_ALTERATIONS,
    /** {@code CREATE OR REPLACE VIEW}. */
    REPLACE_VIEW,
    /** {@code CREATE MATERIALIZED VIEW}. */
    MATERIALIZED_VIEWS
}
