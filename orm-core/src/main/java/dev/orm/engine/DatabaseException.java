package dev.orm.engine;

import dev.orm.dialect.DatabaseError;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The database refused a statement or could not be reached. The message says what and where, never a value: what drivers say
 * holds the values of rows, so their message is left out unless {@link EngineBuilder#includeDriverMessages} asks for it.
 */
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final DatabaseError.Kind kind;
    private final @Nullable String constraint;
    private final @Nullable String table;
    private final List<String> columns;
    private final @Nullable String sql;
    private int batchRow = -1;

    /**
     * Tells of an error.
     *
     * @param message what happened, in a sentence
     * @param error what it means
     * @param sql the statement, without values; null if there was none
     * @param cause the error of the driver, or null
     */
    @SuppressWarnings("this-escape")
    public DatabaseException(String message, DatabaseError error, @Nullable String sql, @Nullable SQLException cause) {
        super(message);
        if (cause != null) {
            initCause(cause);
        }
        this.kind = error.kind();
        this.constraint = error.constraint();
        this.table = error.table();
        this.columns = error.columns();
        this.sql = sql;
    }

    /**
     * Returns what kind of error it is.
     *
     * @return the kind, the same on every database
     */
    public DatabaseError.Kind kind() {
        return kind;
    }

    /**
     * Returns the constraint that was violated.
     *
     * @return its name, or null if there is none or the database does not say
     */
    public @Nullable String constraint() {
        return constraint;
    }

    /**
     * Returns the table that has the constraint that was violated.
     *
     * @return its name, or null if there is none or the database does not say
     */
    public @Nullable String table() {
        return table;
    }

    /**
     * Returns the columns of the constraint that was violated. Every database tells that of a missing value; of a key that is there
     * already SQLite tells its columns and no name, and MariaDB its name and no columns.
     *
     * @return their names in the order of the constraint; empty if the database does not say
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * Returns the statement.
     *
     * @return its text without values, or null if there was none
     */
    public @Nullable String sql() {
        return sql;
    }

    /**
     * Returns which row of a batch the database refused.
     *
     * @return the row, counted from 0; -1 if it was no batch, or the driver does not say
     */
    public int batchRow() {
        return batchRow;
    }

    void inBatchRow(int row) {
        batchRow = row;
    }

    /**
     * Returns the SQL state.
     *
     * @return the state, or null if the driver gives none
     */
    public @Nullable String sqlState() {
        return getCause() instanceof SQLException cause ? cause.getSQLState() : null;
    }

    /**
     * Returns the error code of the database.
     *
     * @return the code, 0 if there is none
     */
    public int vendorCode() {
        return getCause() instanceof SQLException cause ? cause.getErrorCode() : 0;
    }
}
