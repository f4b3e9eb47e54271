package dev.orm.dialect;

/** What a database can or cannot do. A statement that needs what its database lacks is refused when it is compiled. */
public enum Capability {
    /** {@code INSERT … RETURNING}, or what stands for it. */
    INSERT_RETURNING,
    /** {@code SELECT … FOR UPDATE}. */
    FOR_UPDATE,
    /** {@code FOR UPDATE SKIP LOCKED}. */
    SKIP_LOCKED,
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
    UNICODE_COLLATION
}
