package dev.orm.session;

/** Where an object stands, seen from one session; the states of SQLAlchemy. */
public enum EntityState {
    /** It is new: no session knows it, and nothing about it tells of a row. */
    TRANSIENT,
    /** It was added; its row is inserted by the next flush. */
    PENDING,
    /** It stands for a row. */
    PERSISTENT,
    /** It is deleted by the next flush, or was in this transaction. */
    DELETED,
    /** It stood for a row in a session, which was closed or has forgotten it. */
    DETACHED
}
