package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orm.dialect.Capability;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.migrations.Migration;
import dev.orm.migrations.MigrationFailedException;
import dev.orm.migrations.Operations;
import dev.orm.migrations.Revision;
import dev.orm.schema.Column;
import dev.orm.schema.Index;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A migration may take long; somebody may lose patience with it. */
@EachDatabase
class LongRunTest {

    @Revision(id = "w001")
    private static final class CreatePeople implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "people",
                    table -> table.column(Column.of("id", SqlType.BIGINT).notNull())
                            .column(Column.of("name", SqlType.varchar(40)))
                            .primaryKey("id"));
            op.insert("people", List.of("id", "name"), List.of(List.of(1L, "ada")));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("people");
        }
    }

    @Revision(id = "w002", parents = "w001")
    private static final class TakeTime implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.unsafeSql("select pg_sleep(0.7)", "PostgreSQL");
            op.unsafeSql("do sleep(0.7)", "MariaDB");
        }

        @Override
        public void downgrade(Operations op) {
            op.unsafeSql("select pg_sleep(0.7)", "PostgreSQL");
        }
    }

    @Revision(id = "w003", parents = "w001")
    private static final class IndexNames implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.createIndexConcurrently("people", new Index("ix_people_name", List.of("name"), false));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropIndexConcurrently("people", "ix_people_name");
        }
    }

    private static final Map<DatabaseKind, String> IMPATIENT = Map.of(
            DatabaseKind.POSTGRESQL, "set statement_timeout = 500",
            DatabaseKind.MARIADB, "set session max_statement_time = 0.5");

    private static final Map<DatabaseKind, String> PATIENCE = Map.of(
            DatabaseKind.POSTGRESQL, "show statement_timeout",
            DatabaseKind.MARIADB, "select @@session.max_statement_time * 1000");

    @Test
    @Tag("PEER-39")
    void theServerDoesNotLimitHowLongAStatementOfARevisionTakes(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource());
        // H2 has no locks of sessions.
        config.setMaximumPoolSize(database.kind() == DatabaseKind.H2 ? 2 : 1);
        config.setConnectionInitSql(IMPATIENT.get(database.kind()));
        try (HikariDataSource pool = new HikariDataSource(config);
                Live live = new Live(Engine.create(pool), new CreatePeople(), new TakeTime())) {
            assertThat(live.migrator().upgrade("heads")).hasSize(2);
            if (PATIENCE.containsKey(database.kind())) {
                assertThat(live.values(PATIENCE.get(database.kind())).get(0)).startsWith("500");
            }
        }
    }

    @Test
    @Tag("MIG-39")
    void anIndexWhoseBuildWasCancelledIsBuiltAgain(TestDatabase database) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Live live = new Live(Engine.create(database.dataSource()), new CreatePeople(), new IndexNames());
                EngineConnection writer = live.engine().connect(false)) {
            live.migrator().upgrade("w001");
            if (!live.engine().dialect().supports(Capability.CONCURRENT_INDEXES)) {
                live.migrator().upgrade("heads");
                assertThat(live.differences("w001", "w003")).isEmpty();
                return;
            }
            // The build waits for all who write.
            writer.begin(TransactionOptions.READ_WRITE);
            writer.unsafeSql("update people set name = 'eve'").update();
            Future<?> upgrade = thread.submit(() -> live.migrator().upgrade("heads"));
            while (!upgrade.isDone()
                    && live.values("select pg_cancel_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and datname = current_database() and query like 'create index concurrently%'")
                            .isEmpty()) {
                Thread.onSpinWait();
            }
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(upgrade::get)
                    .withCauseInstanceOf(MigrationFailedException.class)
                    .withMessageContaining("create index ix_people_name")
                    .withMessageContaining("longer than allowed, or was cancelled");
            assertThat(live.values("select indexrelid::regclass from pg_index where not indisvalid"))
                    .containsExactly("ix_people_name");
            writer.rollback();
            live.migrator().upgrade("heads");
            assertThat(live.differences("w001", "w003")).isEmpty();
            assertThat(live.values("select indexrelid from pg_index where not indisvalid"))
                    .isEmpty();
        } finally {
            thread.shutdownNow();
        }
    }
}
