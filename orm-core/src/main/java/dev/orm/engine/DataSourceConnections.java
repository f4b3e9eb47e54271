package dev.orm.engine;

import dev.orm.dialect.Dialect;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections of data sources that somebody else made, such as pools. */
final class DataSourceConnections implements ConnectionSource {

    private static final Logger LOG = LoggerFactory.getLogger(DataSourceConnections.class);

    /** No pool of a database that keeps statements open is this large; who has more makes a new connection each time. */
    private static final int MOST_KEPT = 64;

    private final Dialect dialect;
    private final DataSource readWrite;
    private final @Nullable DataSource readOnly;
    private final Map<Identity, Configured> configured = new ConcurrentHashMap<>();
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
            return new HeldConnection(connection, configure(connection).statements(), source == readWrite);
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /**
     * A driver's connection that was configured.
     *
     * @param statements the statements that are kept open on it, or null if none are
     */
    record Configured(@Nullable OpenStatements statements) {}

    /** A pool hands out the same driver's connection again and again; each is configured once. */
    Configured configure(Connection connection) throws SQLException {
        for (Reference<?> ended = gone.poll(); ended != null; ended = gone.poll()) {
            configured.remove(ended);
        }
        Connection driver = connection.unwrap(Connection.class);
        Identity identity = new Identity(driver, gone);
        Configured known = configured.get(identity);
        if (known == null) {
            dialect.configure(connection);
            known = new Configured(dialect.keepsStatementsOpen() ? statementsOf(driver) : null);
            configured.put(identity, known);
        }
        return known;
    }

    /** Returns the statements that are kept open on a connection that may be in a transaction already, or null. */
    @Nullable
    OpenStatements statements(Connection connection) throws SQLException {
        if (!dialect.keepsStatementsOpen()) {
            return null;
        }
        Configured known = configured.get(new Identity(connection.unwrap(Connection.class), gone));
        return known == null ? null : known.statements();
    }

    /** Statements keep their connection reachable, so those that the pool has closed are looked for when there is a new one. */
    private @Nullable OpenStatements statementsOf(Connection driver) throws SQLException {
        int kept = 0;
        for (Iterator<Configured> all = configured.values().iterator(); all.hasNext(); ) {
            OpenStatements statements = all.next().statements();
            if (statements != null && statements.isConnectionClosed()) {
                all.remove();
            } else {
                kept++;
            }
        }
        return kept < MOST_KEPT ? new OpenStatements(driver) : null;
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
