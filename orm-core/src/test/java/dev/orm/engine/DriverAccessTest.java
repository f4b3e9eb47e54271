package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.sqlite.SQLiteConnection;

/** What only a driver can do is done with the driver's own objects, in the transaction of the engine. */
@EachDatabase
class DriverAccessTest {

    private static final Map<DatabaseKind, Class<? extends Object>> DRIVERS = Map.of(
            DatabaseKind.SQLITE, SQLiteConnection.class,
            DatabaseKind.H2, JdbcConnection.class,
            DatabaseKind.POSTGRESQL, PGConnection.class,
            DatabaseKind.MARIADB, org.mariadb.jdbc.Connection.class);

    @Test
    @Tag("ENGINE-13")
    void theDriversConnectionIsTheOneOfTheTransaction(TestDatabase database) {
        try (Engine engine = Fixture.engine(database)) {
            engine.inTransaction(c -> c.unsafeSql("create table t (a integer)").update());
            try (EngineConnection connection = engine.connect(false)) {
                connection.begin(TransactionOptions.READ_WRITE);
                Connection jdbc = connection.jdbc();
                assertThat(unwrapped(jdbc, DRIVERS.get(database.kind()))).isNotNull();
                insert(jdbc);
                assertThat(count(connection)).isEqualTo(1);
                connection.rollback();
                connection.begin(TransactionOptions.READ_ONLY);
                assertThat(count(connection)).isZero();
            }
        }
    }

    private static <T> T unwrapped(Connection connection, Class<T> type) {
        try {
            return connection.unwrap(type);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void insert(Connection connection) {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into t values (1)");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static int count(EngineConnection connection) {
        return connection.unsafeSql("select a from t").list(Integer.class).size();
    }
}
