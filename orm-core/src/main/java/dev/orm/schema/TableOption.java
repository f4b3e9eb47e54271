package dev.orm.schema;

/** What only tables of one database have. An option means nothing to the others. */
public enum TableOption {
    /** SQLite: columns hold values of their type only ({@code STRICT}). */
    SQLITE_STRICT,
    /** SQLite: rows are stored in the order of their key ({@code WITHOUT ROWID}). */
    SQLITE_WITHOUT_ROWID
}
