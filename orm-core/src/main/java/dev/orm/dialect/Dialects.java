package dev.orm.dialect;

import dev.orm.dialect.h2.H2Dialect;
import dev.orm.dialect.mariadb.MariadbDialect;
import dev.orm.dialect.postgresql.PostgresqlDialect;
import dev.orm.dialect.sqlite.SqliteDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Finds the dialect of a database. */
public final class Dialects {

    /** SQLite. */
    public static final Dialect SQLITE = new SqliteDialect();

    /** H2. */
    public static final Dialect H2 = new H2Dialect();

    /** PostgreSQL. */
    public static final Dialect POSTGRESQL = new PostgresqlDialect();

    /** MariaDB. */
    public static final Dialect MARIADB = new MariadbDialect();

    private static final List<Dialect> SUPPORTED = List.of(SQLITE, H2, POSTGRESQL, MARIADB);

    private Dialects() {}

    /**
     * Returns the dialects that come with the product.
     *
     * @return all of them
     */
    public static List<Dialect> supported() {
        return SUPPORTED;
    }

    /**
     * Finds a dialect by its name. One that a {@link DialectProvider} brings is found if it is that of {@code jdbc:<name>:}.
     *
     * @param name the name, such as {@code PostgreSQL}, in letters of any case
     * @return the dialect
     * @throws IllegalArgumentException if none is called so
     */
    public static Dialect named(String name) {
        Stream<Dialect> brought = ServiceLoader.load(DialectProvider.class).stream()
                .map(provider -> provider.get().forUrl("jdbc:" + name.toLowerCase(Locale.ROOT) + ":"))
                .filter(Objects::nonNull)
                .map(dialect -> dialect);
        return Stream.concat(SUPPORTED.stream(), brought)
                .filter(dialect -> dialect.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No database is called \"" + name + "\". Write one of "
                        + SUPPORTED.stream().map(Dialect::name).toList() + "."));
    }

    /**
     * Finds the dialect of a JDBC URL.
     *
     * @param url the URL
     * @return the dialect
     * @throws IllegalArgumentException if no dialect knows the URL
     */
    public static Dialect forUrl(String url) {
        for (DialectProvider provider : ServiceLoader.load(DialectProvider.class)) {
            Dialect dialect = provider.forUrl(url);
            if (dialect != null) {
                return dialect;
            }
        }
        String start = url.toLowerCase(Locale.ROOT);
        if (start.startsWith("jdbc:sqlite:")) {
            return SQLITE;
        }
        if (start.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (start.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        if (start.startsWith("jdbc:mariadb:")) {
            return MARIADB;
        }
        if (start.startsWith("jdbc:mysql:")) {
            throw new IllegalArgumentException(
                    "No dialect knows the database of jdbc:mysql:. MySQL is not supported: it lacks INSERT … RETURNING"
                            + " and more. If it is a MariaDB, write the URL as jdbc:mariadb: and use its driver, "
                            + MARIADB.driver() + ".");
        }
        throw new IllegalArgumentException("No dialect knows the database of " + subprotocol(url)
                + ". Supported are jdbc:sqlite:, jdbc:h2:, jdbc:postgresql: and jdbc:mariadb:; others need a "
                + DialectProvider.class.getName() + " on the class path.");
    }

    /**
     * Finds the dialect of the database behind a connection.
     *
     * @param connection an open connection
     * @return the dialect
     * @throws SQLException if the driver reports an error
     * @throws IllegalArgumentException if no dialect knows the database
     */
    public static Dialect forConnection(Connection connection) throws SQLException {
        return forUrl(Objects.requireNonNullElse(connection.getMetaData().getURL(), ""));
    }

    /**
     * Finds the dialect of the database behind a data source, over a connection that is given back at once.
     *
     * @param dataSource the data source
     * @return the dialect
     * @throws SQLException if the driver reports an error
     * @throws IllegalArgumentException if no dialect knows the database
     */
    public static Dialect forDataSource(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return forConnection(connection);
        }
    }

    /** The rest of a URL may hold a password and does not belong into a message. */
    private static String subprotocol(String url) {
        int end = url.startsWith("jdbc:") ? url.indexOf(':', "jdbc:".length()) : -1;
        return end < 0 ? "a URL that does not start with jdbc:<database>:" : url.substring(0, end + 1);
    }
}
