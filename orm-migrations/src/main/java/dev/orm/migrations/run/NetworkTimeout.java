package dev.orm.migrations.run;

import dev.orm.migrations.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/**
 * How long the driver waits for an answer. A pool limits that to what a request may take, an index of a large table takes longer, and a
 * statement that was given up goes on in the server.
 */
final class NetworkTimeout {

    private final Connection connection;
    private final int before;

    private NetworkTimeout(Connection connection, int before) {
        this.connection = connection;
        this.before = before;
    }

    /** Lets a connection wait as long as it takes. */
    static NetworkTimeout lift(Connection connection) {
        try {
            int before = connection.getNetworkTimeout();
            set(connection, before, 0);
            return new NetworkTimeout(connection, before);
        } catch (SQLFeatureNotSupportedException withoutTimeout) {
            return new NetworkTimeout(connection, 0);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void restore() {
        try {
            if (!connection.isClosed()) {
                set(connection, before, before);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void set(Connection connection, int before, int millis) throws SQLException {
        if (before != 0) {
            connection.setNetworkTimeout(Runnable::run, millis);
        }
    }

    private static MigrationException failed(SQLException cause) {
        return new MigrationException(
                "The driver refused another network timeout for the connection of the migration.", cause);
    }
}
