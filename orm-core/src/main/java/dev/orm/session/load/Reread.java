package dev.orm.session.load;

/** What a row that is read does to an object that stands for it already. */
enum Reread {
    /** The object stays as it is, unless it was expired. */
    EXPIRED,
    /** The object becomes as the row is, but for what the program changed and the session has not written. */
    UNCHANGED,
    /** The object becomes as the row is. */
    ALL
}
