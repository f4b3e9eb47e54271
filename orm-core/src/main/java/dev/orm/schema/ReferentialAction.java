package dev.orm.schema;

/** What happens to the rows that refer to a row when that is deleted, or when its key is changed. */
public enum ReferentialAction {
    /** It is refused, when the statement or the transaction ends. */
    NO_ACTION,
    /** It is refused at once. */
    RESTRICT,
    /** The referring rows are deleted, or changed, too. */
    CASCADE,
    /** The references become SQL {@code NULL}. */
    SET_NULL,
    /** The references become the defaults of their columns. */
    SET_DEFAULT
}
