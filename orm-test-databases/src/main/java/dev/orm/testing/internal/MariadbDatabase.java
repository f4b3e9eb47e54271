package dev.orm.testing.internal;

import dev.orm.testing.DatabaseKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A database of its own on a MariaDB server, dropped and made anew at every reset. Its text is Unicode and compared without
 * regard to case, as on most servers: whoever needs something else has to say so.
 */
final class MariadbDatabase implements ManagedDatabase {

    private final MariadbServer server;
    private final String name = "orm_test_" + UUID.randomUUID().toString().replace("-", "");

    MariadbDatabase(MariadbServer server) {
        this.server = server;
        server.administer(create());
    }

    @Override
    public DatabaseKind kind() {
        return DatabaseKind.MARIADB;
    }

    @Override
    public String url() {
        return server.urlOf(name);
    }

    @Override
    public String username() {
        return server.username();
    }

    @Override
    public String password() {
        return server.password();
    }

    @Override
    public DataSource dataSource() {
        return server.dataSourceOf(name);
    }

    @Override
    public void reset() {
        try (Connection connection = server.dataSourceOf("").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set lock_wait_timeout = 1");
            drop(statement);
            statement.execute(create());
        } catch (SQLException e) {
            throw new DatabaseFailure("The MariaDB test database " + name + " cannot be emptied.", e);
        }
    }

    @Override
    public void close() {
        try (Connection connection = server.dataSourceOf("").getConnection();
                Statement statement = connection.createStatement()) {
            endSessions(statement);
            drop(statement);
        } catch (SQLException e) {
            throw new DatabaseFailure("The MariaDB test database " + name + " cannot be dropped.", e);
        }
    }

    private String create() {
        return "create database " + name + " character set utf8mb4 collate utf8mb4_general_ci";
    }

    /** Sessions that a test left behind are only ended if they are in the way: a pool may rightly outlive a method. */
    private void drop(Statement statement) throws SQLException {
        try {
            statement.execute("drop database if exists " + name);
        } catch (SQLException lockedByALeftSession) {
            endSessions(statement);
            statement.execute("drop database if exists " + name);
        }
    }

    private void endSessions(Statement statement) throws SQLException {
        List<String> kills = new ArrayList<>();
        try (ResultSet sessions = statement.executeQuery(
                "select concat('kill hard connection ', id) from information_schema.processlist where db = '" + name
                        + "'")) {
            while (sessions.next()) {
                kills.add(sessions.getString(1));
            }
        }
        for (String kill : kills) {
            try {
                statement.execute(kill);
            } catch (SQLException goneMeanwhile) {
                // That is what was wanted.
            }
        }
    }
}
