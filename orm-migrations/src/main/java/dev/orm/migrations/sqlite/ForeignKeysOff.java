package dev.orm.migrations.sqlite;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.MigrationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * While it is open, foreign keys are not enforced on a connection of SQLite. Dropping a table that others refer to would delete their
 * rows or set their keys to {@code NULL} otherwise, without an error. The switch does nothing inside a transaction, so that is looked at.
 */
public final class ForeignKeysOff {

    private final Connection connection;
    private final boolean enforced;
    private final boolean legacy;

    private ForeignKeysOff(Connection connection) throws SQLException {
        this.connection = connection;
        this.enforced = isOn("foreign_keys");
        this.legacy = isOn("legacy_alter_table");
    }

    /**
     * Switches them off.
     *
     * @param connection the connection, outside a transaction
     * @return what switches them on again when it is closed, if they were on
     * @throws MigrationException if they cannot be switched off
     */
    public static ForeignKeysOff on(EngineConnection connection) {
        try {
            ForeignKeysOff off = new ForeignKeysOff(connection.jdbc());
            off.set("foreign_keys", false);
            // Where it is on, nothing follows a rename; a rebuild sets it for its own.
            off.set("legacy_alter_table", false);
            if (off.isOn("foreign_keys")) {
                off.close();
                throw new MigrationException("SQLite did not switch foreign keys off, as a transaction is open on the"
                        + " connection. Rows of other tables would be lost, so nothing was done. Run the migration outside"
                        + " a transaction.");
            }
            return off;
        } catch (SQLException e) {
            throw new MigrationException("SQLite could not be asked whether foreign keys are enforced.", e);
        }
    }

    private boolean isOn(String pragma) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma " + pragma)) {
            return row.next() && row.getInt(1) == 1;
        }
    }

    private void set(String pragma, boolean on) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma " + pragma + " = " + (on ? "on" : "off"));
        }
    }

    /** Sets them as they were. A connection on which that fails is closed, so that nobody writes through it unprotected. */
    public void close() {
        try {
            set("legacy_alter_table", legacy);
            set("foreign_keys", enforced);
            if (isOn("foreign_keys") != enforced) {
                throw new SQLException("foreign_keys is not " + enforced);
            }
        } catch (SQLException e) {
            abandon();
            throw new MigrationException(
                    "Foreign keys could not be switched on again on a connection of SQLite; it was closed.", e);
        }
    }

    private void abandon() {
        try {
            connection.unwrap(Connection.class).close();
        } catch (SQLException alreadyUnusable) {
            // Closing was the last thing to try; the caller hears of the failure that led here.
        }
    }
}
