package dev.orm.engine;

import java.sql.Connection;
import java.sql.SQLException;

/** Told of connections. It runs in the thread that uses the connection and must be quick. */
public interface ConnectionListener {

    /**
     * Called when the engine sees a connection of the driver for the first time, before its first statement: the place for settings
     * that last as long as the connection, such as a {@code PRAGMA} of SQLite.
     *
     * @param connection the driver's connection, in auto-commit mode
     * @throws SQLException if the driver reports an error; the connection is not used then
     */
    default void opened(Connection connection) throws SQLException {}

    /**
     * Called when a connection was borrowed.
     *
     * @param connection the driver's connection
     * @param readOnly whether it was borrowed for reading
     */
    default void borrowed(Connection connection, boolean readOnly) {}

    /**
     * Called before a connection is given back.
     *
     * @param connection the driver's connection
     * @param discarded whether it is not used again, because its state is in doubt
     */
    default void returned(Connection connection, boolean discarded) {}
}
