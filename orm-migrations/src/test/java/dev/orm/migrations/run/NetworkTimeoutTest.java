package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.engine.DatabaseException;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.migrations.Migration;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A driver that gives up after a second, as a pool may tell it to, and a revision that takes longer. */
@EachDatabase(
        only = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
        reason = "There is no network between the program and the others.")
class NetworkTimeoutTest {

    @Revision(id = "a1")
    static final class Slow implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.unsafeSql("select pg_sleep(2)", "PostgreSQL");
            op.unsafeSql("do sleep(2)", "MariaDB");
        }

        @Override
        public void downgrade(Operations op) {}
    }

    private static void sleep(EngineConnection connection) {
        String sql = connection.dialect().name().equals("PostgreSQL") ? "select pg_sleep(2)" : "select sleep(2)";
        connection.unsafeSql(sql).list(String.class);
    }

    @Test
    @Tag("FAULT-24")
    void aRevisionMayTakeLongerThanARequest(TestDatabase database) {
        String timeout = database.kind() == DatabaseKind.POSTGRESQL ? "socketTimeout=1" : "socketTimeout=1000";
        String url = database.url() + (database.url().indexOf('?') < 0 ? "?" : "&") + timeout;
        try (Engine engine = Engine.builder()
                .url(url)
                .credentials(database.username(), database.password())
                .build()) {
            Migrator migrator = Migrator.builder(engine).migrations(new Slow()).build();
            assertThat(migrator.upgrade("heads")).hasSize(1);
            assertThatExceptionOfType(DatabaseException.class)
                    .as("the connection is as it was")
                    .isThrownBy(() -> {
                        try (EngineConnection connection = engine.connect(false)) {
                            sleep(connection);
                        }
                    });
        }
    }
}
