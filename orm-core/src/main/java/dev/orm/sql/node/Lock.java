package dev.orm.sql.node;

/** What a {@code SELECT} does to the rows it reads. */
public enum Lock {
    /** Nothing. */
    NONE,
    /** {@code FOR UPDATE}: waits until no other transaction holds them, and holds them. */
    UPDATE,
    /** {@code FOR UPDATE SKIP LOCKED}: leaves out rows that another transaction holds. */
    UPDATE_SKIP_LOCKED
}
