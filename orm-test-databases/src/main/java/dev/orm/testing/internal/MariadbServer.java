package dev.orm.testing.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * The one MariaDB server of this JVM.
 *
 * @param address what follows {@code jdbc:mariadb:} up to the database's name, such as {@code //localhost:3306/}
 * @param database the database from which test databases are created and dropped, empty for none
 * @param options what follows the database's name, either empty or beginning with {@code ?}
 * @param username a user that may create databases
 * @param password the user's password, possibly empty
 */
record MariadbServer(String address, String database, String options, String username, String password) {

    private static final String PREFIX = "jdbc:mariadb:";

    /** Returns the server of this JVM, starting it on first use. */
    static MariadbServer running() {
        return Running.SERVER;
    }

    /** Reads an installed server's address from a JDBC URL. */
    static MariadbServer at(String url, String username, String password) {
        int afterHost = url.indexOf('/', PREFIX.length() + 2);
        if (!url.startsWith(PREFIX + "//") || afterHost < 0) {
            throw new IllegalArgumentException("The property orm.test.mariadb.url is not a URL of a MariaDB database: '"
                    + url + "'. Write it as jdbc:mariadb://host:port/database.");
        }
        int question = url.indexOf('?', afterHost);
        int end = question < 0 ? url.length() : question;
        return new MariadbServer(
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
        try {
            MariaDbDataSource source = new MariaDbDataSource(urlOf(name));
            source.setUser(username);
            source.setPassword(password);
            return source;
        } catch (SQLException e) {
            throw new DatabaseFailure("The URL of the MariaDB server at " + address + " is not understood.", e);
        }
    }

    /** Runs one statement outside any test database. */
    void administer(String sql) {
        try (Connection connection = dataSourceOf(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseFailure(
                    "The MariaDB server at " + address + " refuses to run '" + sql + "' for user '" + username
                            + "'. The user must be allowed to create databases.",
                    e);
        }
    }

    private static final class Running {

        private static final MariadbServer SERVER = find();

        private static MariadbServer find() {
            String url = System.getProperty("orm.test.mariadb.url", "");
            if (url.isBlank()) {
                return EmbeddedMariadb.start();
            }
            return at(
                    url,
                    System.getProperty("orm.test.mariadb.username", "root"),
                    System.getProperty("orm.test.mariadb.password", ""));
        }
    }
}
