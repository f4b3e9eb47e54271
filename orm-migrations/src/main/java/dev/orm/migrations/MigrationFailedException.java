package dev.orm.migrations;

import org.jspecify.annotations.Nullable;

/** A revision failed while it was run. */
public final class MigrationFailedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String revision;
    private final int operation;
    private final @Nullable String sql;

    /**
     * Makes an exception.
     *
     * @param message which revision, operation and SQL failed, what state was left, and what to do next
     * @param revision id of the revision
     * @param operation which operation of it, counted from 1; 0 if none had begun
     * @param sql the statement, without values; null if there was none
     * @param cause what was thrown
     */
    public MigrationFailedException(
            String message, String revision, int operation, @Nullable String sql, Throwable cause) {
        super(message, cause);
        this.revision = revision;
        this.operation = operation;
        this.sql = sql;
    }

    /**
     * Returns the revision.
     *
     * @return its id
     */
    public String revision() {
        return revision;
    }

    /**
     * Returns the operation.
     *
     * @return which operation of the revision, counted from 1; 0 if none had begun
     */
    public int operation() {
        return operation;
    }

    /**
     * Returns the statement.
     *
     * @return its text without values, or null if there was none
     */
    public @Nullable String sql() {
        return sql;
    }
}
