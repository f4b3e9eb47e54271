package dev.orm.engine;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import dev.orm.type.ParameterBinder;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Collects the settings of an {@link Engine}. Not thread-safe. */
public final class EngineBuilder {

    private @Nullable String url;
    private final Properties properties = new Properties();
    private @Nullable DataSource dataSource;
    private @Nullable String dataSourceUrl;
    private @Nullable DataSource readOnlyDataSource;
    private @Nullable Dialect dialect;
    private final List<StatementListener> listeners = new ArrayList<>();
    private final List<TransactionListener> transactionListeners = new ArrayList<>();
    private final List<ConnectionListener> connectionListeners = new ArrayList<>();
    private @Nullable ErrorHandler errorHandler;
    private @Nullable Function<CompiledStatement, @Nullable String> tagger;
    private ExecutionOptions options = ExecutionOptions.DEFAULT;
    private boolean portable;
    private final Set<String> allowedUrlOptions = new HashSet<>();
    private int cacheSize = StatementCache.DEFAULT_SIZE;
    private boolean includeDriverMessages;
    private boolean logValues;

    private int maxValueBytes = ParameterBinder.DEFAULT_MAX_BYTES;

    EngineBuilder() {}

    /**
     * Sets the JDBC URL of connections that the engine opens itself, without a pool.
     *
     * @param jdbcUrl the URL
     * @return this builder
     */
    public EngineBuilder url(String jdbcUrl) {
        this.url = jdbcUrl;
        return this;
    }

    /**
     * Allows an option of the URL that is refused otherwise, because it does more than say where a database is.
     *
     * @param option its name as the refusal says it
     * @return this builder
     */
    public EngineBuilder allowUrlOption(String option) {
        allowedUrlOptions.add(option);
        return this;
    }

    /**
     * Sets the credentials for {@link #url}.
     *
     * @param user the user name
     * @param password the password
     * @return this builder
     */
    public EngineBuilder credentials(String user, String password) {
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return this;
    }

    /**
     * Sets where connections come from. The engine does not close it.
     *
     * @param source the data source, such as a connection pool
     * @return this builder
     */
    public EngineBuilder dataSource(DataSource source) {
        this.dataSource = source;
        return this;
    }

    /**
     * Sets where connections come from, and the JDBC URL that tells which database it is without a connection. The engine does not
     * close it.
     *
     * @param source the data source, such as a connection pool
     * @param jdbcUrl the URL of its connections
     * @return this builder
     * @throws IllegalArgumentException if no dialect knows the URL
     */
    public EngineBuilder dataSource(DataSource source, String jdbcUrl) {
        this.dataSource = source;
        this.dataSourceUrl = jdbcUrl;
        this.dialect = Dialects.forUrl(jdbcUrl);
        return this;
    }

    /**
     * Sets where connections for reading come from: a reader pool on SQLite, a replica elsewhere. The engine does not close it.
     *
     * @param source the data source, or null to read over the other one
     * @return this builder
     */
    public EngineBuilder readOnlyDataSource(@Nullable DataSource source) {
        this.readOnlyDataSource = source;
        return this;
    }

    /**
     * Sets the dialect instead of finding it by the URL.
     *
     * @param value the dialect
     * @return this builder
     */
    public EngineBuilder dialect(Dialect value) {
        this.dialect = value;
        return this;
    }

    /**
     * Adds one that is told of every statement.
     *
     * @param listener the listener
     * @return this builder
     */
    public EngineBuilder listener(StatementListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Adds one that is told of every transaction that the engine begins and ends.
     *
     * @param listener the listener
     * @return this builder
     */
    public EngineBuilder transactionListener(TransactionListener listener) {
        transactionListeners.add(listener);
        return this;
    }

    /**
     * Adds one that is told of connections.
     *
     * @param listener the listener
     * @return this builder
     */
    public EngineBuilder connectionListener(ConnectionListener listener) {
        connectionListeners.add(listener);
        return this;
    }

    /**
     * Sets who sees every error of the database before the program does.
     *
     * @param handler the handler
     * @return this builder
     */
    public EngineBuilder errorHandler(ErrorHandler handler) {
        this.errorHandler = handler;
        return this;
    }

    /**
     * Sets what makes the comment that is sent with each statement, such as the name of the current request. It stands behind the
     * statement, for the log of the database.
     *
     * @param function makes the tag of a statement, of the characters that {@link ExecutionOptions#tag} allows; null for none
     * @return this builder
     */
    public EngineBuilder statementTag(Function<CompiledStatement, @Nullable String> function) {
        this.tagger = function;
        return this;
    }

    /**
     * Sets how statements are executed that say nothing of their own, on connections that say nothing either.
     *
     * @param value the options
     * @return this builder
     */
    public EngineBuilder options(ExecutionOptions value) {
        this.options = value;
        return this;
    }

    /**
     * Sets whether statements are refused that any of the supported databases could not run, so that a program written on one runs
     * on all. It costs time only when a statement is compiled.
     *
     * @param value whether they are; false by default
     * @return this builder
     */
    public EngineBuilder portable(boolean value) {
        this.portable = value;
        return this;
    }

    /**
     * Sets how many compiled statements are kept.
     *
     * @param entries the number, at least 1
     * @return this builder
     */
    public EngineBuilder statementCacheSize(int entries) {
        this.cacheSize = entries;
        return this;
    }

    /**
     * Sets whether exceptions carry the driver's own message and exception. They may hold values of rows, so this is for
     * development.
     *
     * @param include whether they do; false by default
     * @return this builder
     */
    public EngineBuilder includeDriverMessages(boolean include) {
        this.includeDriverMessages = include;
        return this;
    }

    /**
     * Sets whether the log shows the bind values of statements behind their text: the logger {@code dev.orm.sql} at level
     * {@code DEBUG}, SQLAlchemy's {@code echo} with {@code hide_parameters=False}. Control characters are written as escapes, each
     * value is cut after 200 characters, and those of a type that is {@link dev.orm.type.SqlType#sensitive sensitive} are masked;
     * of a batch the first row is shown. Listeners and exceptions never hold values. This is for development.
     *
     * @param show whether it does; false by default
     * @return this builder
     */
    public EngineBuilder logValues(boolean show) {
        this.logValues = show;
        return this;
    }

    /**
     * Sets the greatest size of one value that is sent: a text, bytes, JSON, an array or a list. It keeps a hostile input from
     * overflowing a message to the database. Values of {@link dev.orm.type.BinaryStream} are not limited by it.
     *
     * @param bytes the size in bytes of UTF-8, at least 1; {@link ParameterBinder#DEFAULT_MAX_BYTES} by default
     * @return this builder
     */
    public EngineBuilder maxValueBytes(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("The greatest size of a value is at least 1 byte, not " + bytes + ".");
        }
        this.maxValueBytes = bytes;
        return this;
    }

    /**
     * Makes the engine. Nothing is connected until the first use.
     *
     * @return the engine
     * @throws IllegalArgumentException if no dialect or no driver knows the URL, or it has a dangerous option
     * @throws IllegalStateException if there is neither a URL nor a data source, or both
     */
    public Engine build() {
        if ((url == null) == (dataSource == null)) {
            throw new IllegalStateException("An engine needs a URL or a data source, and not both.");
        }
        if (readOnlyDataSource != null && dataSource == null) {
            throw new IllegalStateException("A data source for reading needs one for writing beside it.");
        }
        if (url != null && dialect == null) {
            dialect = Dialects.forUrl(url);
        }
        if (dataSourceUrl != null && dialect != null) {
            UrlOptions.check(dataSourceUrl, dialect, allowedUrlOptions);
        }
        if (url != null && dialect != null) {
            UrlOptions.check(url, dialect, allowedUrlOptions);
            checkDriver(url, dialect);
        }
        return new Engine(this);
    }

    private static void checkDriver(String url, Dialect dialect) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException none) {
            throw new IllegalArgumentException(
                    "The JDBC driver of " + dialect.name() + " is missing. Add the dependency " + dialect.driver()
                            + " to the application.",
                    none);
        }
    }

    ConnectionSource connections(Dialect known) {
        if (url != null) {
            return new OwnConnections(known, observers().connections(), url, properties);
        }
        if (dataSource == null) {
            throw new IllegalStateException("No data source.");
        }
        return new DataSourceConnections(known, observers().connections(), dataSource, readOnlyDataSource);
    }

    @Nullable
    Dialect dialect() {
        return dialect;
    }

    @Nullable
    DataSource dataSource() {
        return dataSource;
    }

    Observers observers() {
        return new Observers(
                new StatementObserver(listeners.toArray(StatementListener[]::new), logValues),
                new Observers.Transactions(List.copyOf(transactionListeners)),
                new Observers.Connections(List.copyOf(connectionListeners)));
    }

    @Nullable
    ErrorHandler errorHandler() {
        return errorHandler;
    }

    @Nullable
    Function<CompiledStatement, @Nullable String> tagger() {
        return tagger;
    }

    ExecutionOptions options() {
        return options;
    }

    Set<String> allowedUrlOptions() {
        return allowedUrlOptions;
    }

    boolean isPortable() {
        return portable;
    }

    int statementCacheSize() {
        return cacheSize;
    }

    boolean includesDriverMessages() {
        return includeDriverMessages;
    }

    int maxValueBytes() {
        return maxValueBytes;
    }
}
