package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Dialects;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase(only = DatabaseKind.MARIADB, reason = "Other databases have other rights.")
class MariadbWarningsTest {

    private final TestDatabase database;
    private final String name = "orm@" + UUID.randomUUID().toString().substring(0, 8);

    MariadbWarningsTest(TestDatabase database) {
        this.database = database;
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What is said of a user with a right over all databases, who can see the rights of others too. */
    private List<String> warnings(String right) throws SQLException {
        String user = "'" + name + "'@'%'";
        try (Connection owner = database.dataSource().getConnection()) {
            execute(
                    owner,
                    "create user " + user + " identified by 'pass'",
                    "grant select on *.* to " + user,
                    "grant " + right + " on *.* to " + user);
            try (Connection connection = DriverManager.getConnection(database.url(), name, "pass")) {
                Dialects.MARIADB.configure(connection);
                return Dialects.MARIADB.warnings(connection);
            } finally {
                execute(owner, "drop user " + user);
            }
        }
    }

    @Test
    @Tag("SEC-33")
    void rightsOverTheServerAreToldOf() throws SQLException {
        assertThat(warnings("select")).isEmpty();
        assertThat(warnings("file")).singleElement().asString().contains("the right FILE of MariaDB");
        assertThat(warnings("all privileges")).singleElement().asString().contains("FILE and SUPER");
        try (Connection owner = database.dataSource().getConnection()) {
            Dialects.MARIADB.configure(owner);
            assertThat(Dialects.MARIADB.warnings(owner)).hasSize(1);
        }
    }
}
