package dev.orm.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@EachDatabase
class EachDatabaseTest {

    private final TestDatabase database;

    EachDatabaseTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void needsAnEmptyDatabase(TestDatabase sameDatabase) throws SQLException {
        assertThat(sameDatabase).isSameAs(database);
        run("create table note (id integer primary key, parent integer references note (id))");
    }

    @Test
    void everyMethodStartsEmpty() throws SQLException {
        run("insert into note (id) values (1)");
    }

    @Test
    void andSoDoesTheNext() throws SQLException {
        run("insert into note (id) values (1)");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aTransactionLeftOpenDoesNotStopTheReset() throws SQLException {
        Connection left = database.dataSource().getConnection();
        left.setAutoCommit(false);
        left.createStatement().execute("insert into note (id) values (1)");
        database.reset();
        run("create table note (id integer primary key)");
        assertThat(count()).isZero();
    }

    @Test
    void foreignKeysAreEnforced() {
        assertThat(catchThrowable(() -> run("insert into note (id, parent) values (1, 2)")))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void theUrlLeadsToTheSameDatabase() throws SQLException {
        run("insert into note (id) values (1)");
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("delete from note")).isEqualTo(1);
        }
    }

    @Nested
    class NestedClasses {

        @Test
        void shareTheDatabase(TestDatabase inner) throws SQLException {
            assertThat(inner).isSameAs(database);
            assertThat(count()).isZero();
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from note")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
