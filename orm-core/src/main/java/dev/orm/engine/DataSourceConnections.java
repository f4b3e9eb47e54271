package dev.orm.engine;

import dev.orm.dialect.Dialect;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
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
    private final Observers.Connections observers;
    private final DataSource readWrite;
    private final @Nullable DataSource readOnly;
    private final Map<Identity, Known> known = new ConcurrentHashMap<>();
    private final ReferenceQueue<Connection> gone = new ReferenceQueue<>();

    DataSourceConnections(
            Dialect dialect, Observers.Connections observers, DataSource readWrite, @Nullable DataSource readOnly) {
        this.dialect = dialect;
        this.observers = observers;
        this.readWrite = readWrite;
        this.readOnly = readOnly;
    }

    /** What is kept for a connection of the driver: the statements that are open on it, if they are kept open. */
    private record Known(@Nullable OpenStatements statements) {}

    @Override
    public HeldConnection borrow(boolean onlyReads) throws SQLException {
        DataSource source = onlyReads && readOnly != null ? readOnly : readWrite;
        Connection connection = source.getConnection();
        try {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            return held(connection, source == readWrite);
        } catch (SQLException | RuntimeException | Error failure) {
            closeAfter(failure, connection);
            throw failure;
        }
    }

    private static void closeAfter(Throwable failure, Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    /**
     * Looks at a connection that somebody borrowed. A pool hands out the same connection of the driver again and again; each is
     * configured once and keeps its statements.
     */
    HeldConnection held(Connection connection, boolean writer) throws SQLException {
        for (Reference<?> ended = gone.poll(); ended != null; ended = gone.poll()) {
            known.remove(ended);
        }
        Connection driver = connection.unwrap(Connection.class);
        Known there = known.get(new Identity(driver, null));
        if (there == null) {
            dialect.configure(connection);
            observers.opened(connection);
            there = new Known(dialect.keepsStatementsOpen() ? statementsOf(driver) : null);
            known.put(new Identity(driver, gone), there);
        }
        return new HeldConnection(connection, there.statements(), writer);
    }

    /** Statements keep their connection reachable, so those that the pool has closed are looked for when there is a new one. */
    private @Nullable OpenStatements statementsOf(Connection driver) throws SQLException {
        int kept = 0;
        for (Iterator<Known> all = known.values().iterator(); all.hasNext(); ) {
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
                evict(held.isWriter() || readOnly == null ? readWrite : readOnly, connection);
            }
        } catch (SQLException | RuntimeException failure) {
            warn(failure);
        } finally {
            close(connection);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException failure) {
            warn(failure);
        }
    }

    /** Messages of drivers may hold values, so they are left out. */
    private static void warn(Exception failure) {
        LOG.warn(
                "A connection could not be given back cleanly: {}, SQL state {}, error {}.",
                failure.getClass().getSimpleName(),
                failure instanceof SQLException driver ? driver.getSQLState() : null,
                failure instanceof SQLException driver ? driver.getErrorCode() : 0);
    }

    /**
     * Takes care that nobody gets the connection again: a pool sees the transaction flag of JDBC only and may know nothing of what
     * is open below it. HikariCP is told; for others the connection of the driver is closed, which they find out by themselves.
     */
    private static void evict(DataSource source, Connection connection) throws SQLException {
        try {
            source.getClass().getMethod("evictConnection", Connection.class).invoke(source, connection);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException notHikari) {
            if (!connection.isClosed()) {
                connection.unwrap(Connection.class).close();
            }
        }
    }

    @Override
    public void close() {}

    private static final class Identity extends WeakReference<Connection> {

        private final int hash;

        Identity(Connection connection, @Nullable ReferenceQueue<Connection> queue) {
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
