package dev.orm.engine;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Collects the settings of an {@link Engine}. Not thread-safe. */
public final class EngineBuilder {

    private @Nullable String url;
    private final Properties properties = new Properties();
    private @Nullable DataSource dataSource;
    private @Nullable DataSource readOnlyDataSource;
    private @Nullable Dialect dialect;
    private final List<StatementListener> listeners = new ArrayList<>();
    private int cacheSize = StatementCache.DEFAULT_SIZE;
    private boolean includeDriverMessages;

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
     * Makes the engine. Nothing is connected until the first use.
     *
     * @return the engine
     * @throws IllegalArgumentException if no dialect or no driver knows the URL
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
        if (url != null && dialect != null) {
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
            return new OwnConnections(known, url, properties);
        }
        if (dataSource == null) {
            throw new IllegalStateException("No data source.");
        }
        return new DataSourceConnections(known, dataSource, readOnlyDataSource);
    }

    @Nullable
    Dialect dialect() {
        return dialect;
    }

    @Nullable
    DataSource dataSource() {
        return dataSource;
    }

    StatementListener[] listeners() {
        return listeners.toArray(StatementListener[]::new);
    }

    int statementCacheSize() {
        return cacheSize;
    }

    boolean includesDriverMessages() {
        return includeDriverMessages;
    }
}
