package dev.orm.engine;

import dev.orm.dialect.Dialect;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections of data sources that somebody else made, such as pools. */
final class DataSourceConnections implements ConnectionSource {

    private static final Logger LOG = LoggerFactory.getLogger(DataSourceConnections.class);

    private final Dialect dialect;
    private final DataSource readWrite;
    private final @Nullable DataSource readOnly;
    private final Set<Identity> configured = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<Connection> gone = new ReferenceQueue<>();

    DataSourceConnections(Dialect dialect, DataSource readWrite, @Nullable DataSource readOnly) {
        this.dialect = dialect;
        this.readWrite = readWrite;
        this.readOnly = readOnly;
    }

    @Override
    public HeldConnection borrow(boolean onlyReads) throws SQLException {
        DataSource source = onlyReads && readOnly != null ? readOnly : readWrite;
        Connection connection = source.getConnection();
        try {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            configure(connection);
            return new HeldConnection(connection, null, source == readWrite);
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /** A pool hands out the same driver's connection again and again; each is configured once. */
    void configure(Connection connection) throws SQLException {
        for (Reference<?> ended = gone.poll(); ended != null; ended = gone.poll()) {
            configured.remove(ended);
        }
        Identity identity = new Identity(connection.unwrap(Connection.class), gone);
        if (!configured.contains(identity)) {
            dialect.configure(connection);
            configured.add(identity);
        }
    }

    @Override
    public void giveBack(HeldConnection held, boolean broken) {
        Connection connection = held.jdbc();
        try {
            if (broken) {
                // The pool sees the transaction flag of JDBC only; whatever is open below it ends with the driver's
                // connection.
                connection.unwrap(Connection.class).close();
            }
            connection.close();
        } catch (SQLException failure) {
            LOG.warn(
                    "A connection could not be given back cleanly: SQL state {}, error {}.",
                    failure.getSQLState(),
                    failure.getErrorCode());
        }
    }

    @Override
    public void close() {}

    private static final class Identity extends WeakReference<Connection> {

        private final int hash;

        Identity(Connection connection, ReferenceQueue<Connection> queue) {
            super(connection, queue);
            this.hash = System.identityHashCode(connection);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || other instanceof Identity that && get() != null && get() == that.get();
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
