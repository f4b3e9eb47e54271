package dev.orm.testing.internal;

import dev.orm.testing.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** H2 in memory; a new name after every reset. */
final class H2Database implements ManagedDatabase {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private String name = nextName();

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.H2;
    }

    @Override
    public String url() {
        return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    }

    @Override
    public String username() {
        return "sa";
    }

    @Override
    public String password() {
        return "";
    }

    @Override
    public DataSource dataSource() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url());
        source.setUser(username());
        source.setPassword(password());
        return source;
    }

    @Override
    public void reset() {
        close();
        name = nextName();
    }

    @Override
    public void close() {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException e) {
            throw new DatabaseFailure("The H2 test database " + name + " does not shut down.", e);
        }
    }

    private static String nextName() {
        return "ormtest" + NAMES.incrementAndGet();
    }
}
