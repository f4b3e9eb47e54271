package dev.orm.engine;

import dev.orm.dialect.Capability;
import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database: its dialect, its connections and its statement cache. Thread-safe. */
public final class Engine implements AutoCloseable {

    private final EngineBuilder settings;
    private final StatementCache cache;
    private final StatementObserver observer;
    private final Watchdog watchdog = new Watchdog();
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable Started started;

    Engine(EngineBuilder settings) {
        this.settings = settings;
        this.cache = new StatementCache(settings.statementCacheSize());
        this.observer = new StatementObserver(settings.listeners());
        Dialect dialect = settings.dialect();
        if (dialect != null) {
            started = start(dialect);
        }
    }

    /** What is known once the database is: for a data source only after its first connection. */
    private record Started(Dialect dialect, ConnectionSource connections, ErrorTranslator errors) {}

    /**
     * Starts the settings of an engine.
     *
     * @return a builder
     */
    public static EngineBuilder builder() {
        return new EngineBuilder();
    }

    /**
     * Makes an engine of a JDBC URL. Nothing is connected until the first use.
     *
     * @param url the URL, such as {@code jdbc:sqlite:blog.db}
     * @return the engine
     * @throws IllegalArgumentException if no dialect or no driver knows the URL
     */
    public static Engine create(String url) {
        return builder().url(url).build();
    }

    /**
     * Makes an engine of a data source, such as a connection pool, which it does not close.
     *
     * @param dataSource the data source
     * @return the engine
     */
    public static Engine create(DataSource dataSource) {
        return builder().dataSource(dataSource).build();
    }

    /**
     * Returns the dialect of the database. With a data source this makes the first connection.
     *
     * @return the dialect
     * @throws ConnectionException if it takes a connection and there is none
     */
    public Dialect dialect() {
        return started().dialect();
    }

    /**
     * Borrows a connection.
     *
     * @param readOnly whether it is only read from, so that a replica or a reader pool may serve
     * @return the connection, to be closed
     * @throws ConnectionException if there is none
     * @throws LockException if the database has one writer at a time and another one does not end
     */
    public EngineConnection connect(boolean readOnly) {
        Started now = started();
        try {
            HeldConnection held = now.connections().borrow(readOnly);
            return new JdbcEngineConnection(
                    now.dialect(),
                    now.errors(),
                    observer,
                    watchdog,
                    held,
                    readOnly,
                    broken -> now.connections().giveBack(held, broken));
        } catch (SQLException failure) {
            throw noConnection(now, failure);
        }
    }

    private static DatabaseException noConnection(Started now, SQLException failure) {
        DatabaseException known = now.errors().translate(failure, null);
        if (known instanceof LockException || known instanceof ConnectionException) {
            return known;
        }
        return new ConnectionException(
                isExhausted(failure)
                        ? noneFree(now.dialect(), failure)
                        : "There is no connection to " + now.dialect().name() + ": " + failure.getMessage(),
                new DatabaseError(DatabaseError.Kind.CONNECTION, null),
                null,
                failure);
    }

    /** A pool whose connections are all in use has no error of the driver to tell of. */
    private static boolean isExhausted(SQLException failure) {
        return failure instanceof SQLTransientConnectionException && failure.getCause() == null;
    }

    private static String noneFree(Dialect dialect, SQLException failure) {
        String writers = dialect.supports(Capability.CONCURRENT_WRITERS)
                ? ""
                : " " + dialect.name() + " has one connection that writes.";
        return "No connection to " + dialect.name() + " became free in time: all are in use." + writers
                + " A transaction that begins inside another one of the same thread needs a second connection: let it join the"
                + " outer one, or begin it after that has ended. (" + failure.getMessage() + ")";
    }

    /**
     * Takes over a connection that somebody else opened and closes. Transactions on it are begun and ended here; closing the
     * result rolls an open transaction back and leaves the connection open.
     *
     * @param connection a connection in auto-commit mode, used by nobody else until the result is closed
     * @return the connection, to be closed
     */
    public EngineConnection adopt(Connection connection) {
        Started now = started();
        return new JdbcEngineConnection(
                now.dialect(), now.errors(), observer, watchdog, held(now, connection), false, broken -> {});
    }

    /**
     * Joins a transaction that somebody else began on a connection and will end. Beginning, committing or rolling back through
     * the result is refused; closing it does nothing to the connection.
     *
     * @param connection the connection
     * @param options how the transaction was begun, so that its limits are kept here too
     * @return the connection
     */
    public EngineConnection wrap(Connection connection, TransactionOptions options) {
        Started now = started();
        JdbcEngineConnection joined = new JdbcEngineConnection(
                now.dialect(), now.errors(), observer, watchdog, held(now, connection), false, broken -> {});
        joined.join(options);
        return joined;
    }

    /**
     * Joins a read-write transaction without a limit that somebody else began on a connection and will end.
     *
     * @param connection the connection
     * @return the connection
     */
    public EngineConnection wrap(Connection connection) {
        return wrap(connection, TransactionOptions.READ_WRITE);
    }

    private static HeldConnection held(Started now, Connection connection) {
        try {
            if (now.connections() instanceof DataSourceConnections dataSource) {
                return dataSource.held(connection, true);
            }
            now.dialect().configure(connection);
            return new HeldConnection(connection, null, true);
        } catch (SQLException failure) {
            throw noConnection(now, failure);
        }
    }

    /**
     * Returns what a key stands for, making it at most once as long as the cache holds it.
     *
     * @param key the key, usually a statement
     * @param make makes what it stands for
     * @param <T> what it stands for
     * @return what it stands for
     */
    public <T> T cached(Object key, Supplier<T> make) {
        return cache.get(key, make);
    }

    /**
     * Returns what a statement stands for, making it at most once as long as the cache holds it.
     *
     * @param key the statement
     * @param kept makes an equal key that holds no bind values, which is what the cache keeps
     * @param make makes what it stands for
     * @param <K> the kind of statement
     * @param <T> what it stands for
     * @return what it stands for
     */
    public <K, T> T cached(K key, Function<? super K, ?> kept, Supplier<T> make) {
        return cache.get(key, kept, make);
    }

    /**
     * Returns where connections that may write come from.
     *
     * @return the data source, or null if the engine was made of a URL
     */
    public @Nullable DataSource dataSource() {
        return settings.dataSource();
    }

    /**
     * Returns the cache, to look at its counters.
     *
     * @return the statement cache
     */
    public StatementCache statementCache() {
        return cache;
    }

    private Started started() {
        Started now = started;
        if (now != null) {
            return now;
        }
        starting.lock();
        try {
            now = started;
            if (now == null) {
                now = start(Dialects.forDataSource(Objects.requireNonNull(settings.dataSource())));
                started = now;
            }
            return now;
        } catch (SQLException failure) {
            throw new ConnectionException(
                    "There is no connection by which to see which database this is: " + failure.getMessage(),
                    new DatabaseError(DatabaseError.Kind.CONNECTION, null),
                    null,
                    failure);
        } finally {
            starting.unlock();
        }
    }

    private Started start(Dialect dialect) {
        return new Started(
                dialect,
                settings.connections(dialect),
                new ErrorTranslator(dialect, settings.includesDriverMessages()));
    }

    /** Closes connections that the engine opened itself; data sources stay open. */
    @Override
    public void close() {
        watchdog.close();
        Started now = started;
        if (now != null) {
            now.connections().close();
        }
    }
}
