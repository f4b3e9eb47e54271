package dev.orm.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * Cancels a statement however often it is asked to. A statement of the driver asks the server once only, and a server that has not begun
 * with it yet does nothing: the next cancels of the driver would be silent.
 */
final class PostgresqlCancel {

    private static final boolean DRIVER = isDriverPresent();

    private PostgresqlCancel() {}

    static void cancel(Statement statement) throws SQLException {
        Connection connection = statement.getConnection();
        if (DRIVER && connection.isWrapperFor(PGConnection.class)) {
            connection.unwrap(PGConnection.class).cancelQuery();
        } else {
            statement.cancel();
        }
    }

    /** Other drivers speak with PostgreSQL too. */
    private static boolean isDriverPresent() {
        try {
            Class.forName("org.postgresql.PGConnection", false, PostgresqlCancel.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
