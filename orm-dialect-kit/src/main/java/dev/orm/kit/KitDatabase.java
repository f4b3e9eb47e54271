package dev.orm.kit;

import dev.orm.dialect.Dialect;
import javax.sql.DataSource;

/**
 * A database that the kit may do with what it likes. One is opened for a test class that extends {@link DialectKit}, used by one test
 * at a time, and closed after the last. The kit creates tables, reads and writes from up to three connections at once, and
 * expects nothing to be there when a test begins.
 */
public interface KitDatabase extends AutoCloseable {

    /**
     * Returns the dialect that is tested.
     *
     * @return the dialect
     */
    Dialect dialect();

    /**
     * Returns a source of connections, a pool or not, set up as a user of the database is told to. It is asked for before each
     * test, so that it may lead to another database after {@link #empty()}.
     *
     * @return the source for the database as it is now
     */
    DataSource dataSource();

    /**
     * Removes all tables and whatever else a test may have created in any schema, or replaces the database by an empty one. Called
     * after each test, when all connections that the test borrowed are closed.
     */
    void empty();

    /** Ends the database. */
    @Override
    void close();
}
