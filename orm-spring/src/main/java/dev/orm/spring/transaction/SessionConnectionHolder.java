package dev.orm.spring.transaction;

import dev.orm.session.Session;
import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHandle;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * The connection of a session's transaction, bound to the thread under the data source, so that {@code JdbcClient} and
 * everything else that asks {@link DataSourceUtils} joins the transaction. The session borrows it when somebody first asks.
 */
final class SessionConnectionHolder extends ConnectionHolder {

    SessionConnectionHolder(Session session, DataSource dataSource) {
        super(new Handle(session, dataSource));
        setTransactionActive(true);
        setSynchronizedWithTransaction(true);
    }

    /** Lends the session's connection; after the transaction, while callbacks run, one of its own that commits each statement. */
    private static final class Handle implements ConnectionHandle {

        private final Session session;
        private final DataSource dataSource;

        Handle(Session session, DataSource dataSource) {
            this.session = session;
            this.dataSource = dataSource;
        }

        @Override
        public Connection getConnection() {
            if (session.isInTransaction()) {
                return JoinedConnection.of(session, session.connection());
            }
            try {
                return dataSource.getConnection();
            } catch (java.sql.SQLException e) {
                throw new org.springframework.jdbc.CannotGetJdbcConnectionException(
                        "No connection could be borrowed after the end of the transaction.", e);
            }
        }

        @Override
        public void releaseConnection(Connection connection) {
            if (!JoinedConnection.isJoined(connection)) {
                DataSourceUtils.releaseConnection(connection, null);
            }
        }
    }
}
