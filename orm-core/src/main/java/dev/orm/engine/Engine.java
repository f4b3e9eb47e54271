package dev.orm.engine;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.DatabaseError;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import dev.orm.engine.internal.StatementKey;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database: its dialect, its connections and its statement cache. Thread-safe. */
public final class Engine implements AutoCloseable {

    private final EngineBuilder settings;
    private final Engine root;
    private final ExecutionOptions options;
    private final StatementCache cache;
    private final Observers observers;
    private final Watchdog watchdog;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable Started started;

    private Engine(Engine root, ExecutionOptions options) {
        this.settings = root.settings;
        this.root = root;
        this.options = options;
        this.cache = root.cache;
        this.observers = root.observers;
        this.watchdog = root.watchdog;
    }

    Engine(EngineBuilder settings) {
        this.settings = settings;
        this.root = this;
        this.options = settings.options();
        this.cache = new StatementCache(settings.statementCacheSize());
        this.observers = settings.observers();
        this.watchdog = new Watchdog();
        Dialect dialect = settings.dialect();
        if (dialect != null) {
            started = start(dialect);
        }
    }

    /** What is known once the database is: for a data source only after its first connection. */
    private record Started(
            Dialect dialect, ConnectionSource connections, ErrorTranslator errors, StartUpCheck startUpCheck) {}

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
            now.startUpCheck().run(held.jdbc());
            observers.connections().borrowed(held.jdbc(), readOnly);
            return new JdbcEngineConnection(this, now.dialect(), now.errors(), held, readOnly, broken -> {
                observers.connections().returned(held.jdbc(), broken);
                now.connections().giveBack(held, broken);
            });
        } catch (SQLException failure) {
            throw noConnection(now, failure);
        }
    }

    /**
     * Does work in a transaction that may write: commits when it returns, rolls back when it throws; SQLAlchemy's
     * {@code engine.begin()}. Work that has to be tried again after a conflict goes through {@link Retry}.
     *
     * @param work what is done; it must not keep the connection
     * @param <R> the result
     * @return what {@code work} made
     * @throws CommitOutcomeUnknownException if the connection broke before the database answered the commit
     */
    public <R> R inTransaction(Function<? super EngineConnection, R> work) {
        return inTransaction(TransactionOptions.READ_WRITE, work);
    }

    /**
     * Does work in a transaction that must not write, over a connection for reading if there are such.
     *
     * @param work what is done; it must not keep the connection
     * @param <R> the result
     * @return what {@code work} made
     */
    public <R> R inReadOnlyTransaction(Function<? super EngineConnection, R> work) {
        return inTransaction(TransactionOptions.READ_ONLY, work);
    }

    /**
     * Does work in a transaction: commits when it returns, rolls back when it throws.
     *
     * @param how how the transaction is begun
     * @param work what is done; it must not keep the connection
     * @param <R> the result
     * @return what {@code work} made
     * @throws CommitOutcomeUnknownException if the connection broke before the database answered the commit
     */
    public <R> R inTransaction(TransactionOptions how, Function<? super EngineConnection, R> work) {
        try (EngineConnection connection = connect(how.readOnly())) {
            connection.begin(how);
            R result;
            try {
                result = work.apply(connection);
                connection.commit();
            } catch (RuntimeException | Error failure) {
                try {
                    connection.rollback();
                } catch (RuntimeException second) {
                    failure.addSuppressed(second);
                }
                throw failure;
            }
            return result;
        }
    }

    /**
     * Asks the database what became of a transaction whose commit was not answered.
     *
     * @param transactionId the id that {@link EngineConnection#transactionId} returned in it
     * @return whether it was committed; empty if it is still under way, or the database does not know
     */
    public Optional<Boolean> isCommitted(String transactionId) {
        Started now = started();
        try (EngineConnection connection = connect(false)) {
            return Optional.ofNullable(now.dialect().isCommitted(connection.jdbc(), transactionId));
        } catch (SQLException failure) {
            throw now.errors().translate(failure, null);
        }
    }

    /**
     * Returns this engine with other options, such as the schema of a tenant. It shares the connections and the statement cache,
     * and closing it does nothing.
     *
     * @param more the options, which win over those of this engine
     * @return the same database under these options
     */
    public Engine withOptions(ExecutionOptions more) {
        return new Engine(root, more.over(options));
    }

    ExecutionOptions options() {
        return options;
    }

    boolean hasOptions() {
        return settings.tagger() != null || !options.equals(ExecutionOptions.DEFAULT);
    }

    /** Returns what makes the text of statements under some options, or null if it is the compiled text itself. */
    @Nullable
    StatementText textUnder(ExecutionOptions under) {
        return settings.tagger() == null && under.schemas().isEmpty() && under.tag() == null
                ? null
                : new StatementText(dialect(), settings.tagger(), under);
    }

    Observers observers() {
        return observers;
    }

    int maxValueBytes() {
        return settings.maxValueBytes();
    }

    Watchdog watchdog() {
        return watchdog;
    }

    private static DatabaseException noConnection(Started now, SQLException failure) {
        DatabaseException known = now.errors().translate(failure, null);
        if (known instanceof LockException
                || known instanceof ConnectionException
                || known instanceof AccessDeniedException) {
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
        return new JdbcEngineConnection(this, now.dialect(), now.errors(), held(now, connection), false, broken -> {});
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
        JdbcEngineConnection joined =
                new JdbcEngineConnection(this, now.dialect(), now.errors(), held(now, connection), false, broken -> {});
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
     * Compiles a statement over tables and columns. With {@link EngineBuilder#portable} it is compiled for the other databases too,
     * which refuses what any of them cannot do.
     *
     * @param statement the statement
     * @param binds the positions of the bind values, taken from the statement as the user wrote it
     * @return the compiled statement
     * @throws dev.orm.dialect.UnsupportedConstructException if the database cannot do what the statement says
     */
    public CompiledStatement compile(Statement statement, BindCollector binds) {
        CompiledStatement compiled = dialect().compile(statement, binds);
        if (settings.isPortable()) {
            Portability.check(dialect(), statement, binds);
        }
        return compiled;
    }

    /** What a statement over tables is found by in the cache. */
    private record Key(Statement statement, List<Integer> sharing) {

        Key kept() {
            return new Key(StatementKey.of(statement), sharing);
        }
    }

    /** Returns what a statement over tables, whose bind values were collected, was compiled to. */
    CompiledStatement compiled(Statement statement, BindCollector binds) {
        CompiledStatement compiled = cached(
                new Key(statement, binds.sharing()),
                binds,
                Key::kept,
                () -> compile(statement, BindCollector.indexing(statement)));
        return compiled.forValues(binds.values());
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
     * Returns what a statement stands for, making it at most once as long as the cache holds it. A statement of more than 1000 values,
     * such as an {@code INSERT} of many rows, is compiled each time: it would take as much room as a hundred others, is looked up no
     * faster than it is compiled, and often comes with another number of rows.
     *
     * @param key the statement
     * @param binds its values
     * @param kept makes an equal key that holds no bind values, which is what the cache keeps
     * @param make makes what it stands for
     * @param <K> the kind of statement
     * @param <T> what it stands for
     * @return what it stands for
     */
    public <K, T> T cached(K key, BindCollector binds, Function<? super K, ?> kept, Supplier<T> make) {
        return binds.size() > StatementCache.MOST_VALUES ? cache.pass(make) : cache.get(key, kept, make);
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
        if (root != this) {
            return root.started();
        }
        Started now = started;
        if (now != null) {
            return now;
        }
        starting.lock();
        try {
            now = started;
            if (now == null) {
                now = start(dialectOf(Objects.requireNonNull(settings.dataSource())));
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

    private Dialect dialectOf(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            String url = Objects.requireNonNullElse(connection.getMetaData().getURL(), "");
            Dialect found = Dialects.forUrl(url);
            UrlOptions.checkTold(url, found, settings.allowedUrlOptions());
            return found;
        }
    }

    private Started start(Dialect dialect) {
        return new Started(
                dialect,
                settings.connections(dialect),
                new ErrorTranslator(dialect, settings.includesDriverMessages(), settings.errorHandler()),
                new StartUpCheck(dialect));
    }

    /** Closes connections that the engine opened itself; data sources stay open. */
    @Override
    public void close() {
        if (root != this) {
            return;
        }
        watchdog.close();
        Started now = started;
        if (now != null) {
            now.connections().close();
        }
    }
}
