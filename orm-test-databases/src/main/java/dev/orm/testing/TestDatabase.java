package dev.orm.testing;

import javax.sql.DataSource;

/**
 * The database that a test runs on. It belongs to one test class, and is emptied by renewal: after {@link #reset()} the
 * URL of SQLite and H2 differs, so ask for {@link #url()} and {@link #dataSource()} anew instead of keeping them.
 */
public interface TestDatabase {

    /**
     * Returns which database this is.
     *
     * @return the kind
     */
    DatabaseKind kind();

    /**
     * Returns the JDBC URL, without credentials and without tuning.
     *
     * @return the URL of the database as it is now
     */
    String url();

    /**
     * Returns the name to connect with.
     *
     * @return the user name, empty on SQLite
     */
    String username();

    /**
     * Returns the password to connect with.
     *
     * @return the password, possibly empty
     */
    String password();

    /**
     * Returns an unpooled source of connections. On SQLite its connections enforce foreign keys, use the write-ahead
     * log and wait five seconds for a lock.
     *
     * @return a source for the database as it is now
     */
    DataSource dataSource();

    /** Empties the database: no table, no row and no open transaction of an earlier test is left. */
    void reset();
}
