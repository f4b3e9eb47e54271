package dev.orm.sql;

/** Rules by which text is compared and ordered. */
public enum Collation {
    /** By code point: capital letters before small ones, letters with accents after all others. */
    BINARY,
    /** As people of most languages expect it: the Unicode collation algorithm without a language. */
    UNICODE
}
