package dev.orm.engine;

import dev.orm.dialect.Dialect;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A database: its dialect, its connections and its statement cache. Thread-safe. */
public final class Engine implements AutoCloseable {

    private Engine() {}

    /**
     * Makes an engine of a JDBC URL. Nothing is connected until the first use.
     *
     * @param url the URL, such as {@code jdbc:sqlite:blog.db}
     * @return the engine
     * @throws IllegalArgumentException if no dialect or no driver knows the URL
     */
    public static Engine create(String url) {
        throw new UnsupportedOperationException(url);
    }

    /**
     * Makes an engine of a data source, such as a connection pool, which it does not close.
     *
     * @param dataSource the data source
     * @return the engine
     */
    public static Engine create(DataSource dataSource) {
        throw new UnsupportedOperationException(String.valueOf(dataSource));
    }

    /**
     * Returns the dialect of the database.
     *
     * @return the dialect
     */
    public Dialect dialect() {
        throw new UnsupportedOperationException();
    }

    /**
     * Borrows a connection.
     *
     * @param readOnly whether it is only read from, so that a replica or a reader pool may serve
     * @return the connection, to be closed
     */
    public EngineConnection connect(boolean readOnly) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
