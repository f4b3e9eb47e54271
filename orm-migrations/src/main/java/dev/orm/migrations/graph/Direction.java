package dev.orm.migrations.graph;

/** Which way a revision is run. */
public enum Direction {
    /** The change is made. */
    UPGRADE,
    /** The change is undone. */
    DOWNGRADE
}
