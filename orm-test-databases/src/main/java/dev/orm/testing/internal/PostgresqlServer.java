package dev.orm.testing.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The one PostgreSQL server of this JVM.
 *
 * @param address what follows {@code jdbc:postgresql:} up to the database's name, such as {@code //localhost:5432/}
 * @param database the database from which test databases are created and dropped
 * @param options what follows the database's name, either empty or beginning with {@code ?}
 * @param username a user that may create databases
 * @param password the user's password, possibly empty
 */
record PostgresqlServer(String address, String database, String options, String username, String password) {

    private static final String PREFIX = "jdbc:postgresql:";

    /** Returns the server of this JVM, starting it on first use. */
    static PostgresqlServer running() {
        return Running.SERVER;
    }

    /** Reads an installed server's address from a JDBC URL. */
    static PostgresqlServer at(String url, String username, String password) {
        int afterHost = url.indexOf('/', PREFIX.length() + 2);
        if (!url.startsWith(PREFIX + "//") || afterHost < 0) {
            throw new IllegalArgumentException(
                    "The property orm.test.postgresql.url is not a URL of a PostgreSQL database: '" + url
                            + "'. Write it as jdbc:postgresql://host:port/database.");
        }
        int question = url.indexOf('?', afterHost);
        int end = question < 0 ? url.length() : question;
        return new PostgresqlServer(
                url.substring(PREFIX.length(), afterHost + 1),
                url.substring(afterHost + 1, end),
                url.substring(end),
                username,
                password);
    }

    String urlOf(String name) {
        return PREFIX + address + name + options;
    }

    DataSource dataSourceOf(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(urlOf(name));
        source.setUser(username);
        source.setPassword(password);
        return source;
    }

    /** Runs one statement outside any test database. */
    void administer(String sql) {
        try (Connection connection = dataSourceOf(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseFailure(
                    "The PostgreSQL server at " + address + " refuses to run '" + sql + "' for user '" + username
                            + "'. The user must be allowed to create databases.",
                    e);
        }
    }

    private static final class Running {

        private static final PostgresqlServer SERVER = find();

        private static PostgresqlServer find() {
            String url = System.getProperty("orm.test.postgresql.url", "");
            if (url.isBlank()) {
                return EmbeddedPostgresql.start();
            }
            return at(
                    url,
                    System.getProperty("orm.test.postgresql.username", "postgres"),
                    System.getProperty("orm.test.postgresql.password", ""));
        }
    }
}
