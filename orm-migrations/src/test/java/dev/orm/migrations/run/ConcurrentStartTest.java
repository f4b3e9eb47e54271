package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orm.dialect.Capability;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.migrations.MigrationLockException;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.schema.TableName;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class ConcurrentStartTest {

    private static final int STARTERS = 8;

    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static List<String> start(TestDatabase database, CyclicBarrier together) throws Exception {
        try (HikariDataSource pool = pool(database);
                Engine engine = Engine.create(pool)) {
            Migrator migrator = Migrator.builder(engine).migrations(Blog.all()).build();
            together.await(30, TimeUnit.SECONDS);
            return migrator.upgrade("heads").stream().map(RevisionScript::id).toList();
        }
    }

    @Test
    @Tag("FAULT-25")
    @Tag("PEER-06")
    @Tag("MIG-30")
    void programsThatStartAtOnceRunEachRevisionOnce(TestDatabase database) throws Exception {
        // The first connection gives a new file of SQLite its journal, which no two can do at once.
        database.dataSource().getConnection().close();
        CyclicBarrier together = new CyclicBarrier(STARTERS);
        ExecutorService threads = Executors.newFixedThreadPool(STARTERS);
        try {
            List<Callable<List<String>>> starters = new ArrayList<>();
            for (int i = 0; i < STARTERS; i++) {
                starters.add(() -> start(database, together));
            }
            List<String> run = new ArrayList<>();
            for (Future<List<String>> started : threads.invokeAll(starters)) {
                run.addAll(started.get());
            }
            assertThat(run).containsExactlyInAnyOrder("a001", "a002", "a003", "a004");
        } finally {
            threads.shutdown();
        }
        try (Live live = new Live(Engine.create(database.dataSource()), Blog.all())) {
            live.check("after all", "a001", "a002", "a003", "a004");
        }
    }

    @Test
    @Tag("FAULT-25")
    @Tag("PEER-06")
    void whoWaitsTooLongForAnotherProgramIsToldSo(TestDatabase database) {
        try (Engine holder = Engine.create(database.dataSource());
                Engine engine = Engine.create(database.dataSource());
                EngineConnection connection = holder.connect(false)) {
            Migrator migrator = Migrator.builder(engine)
                    .migrations(Blog.all())
                    .lockWait(Duration.ofMillis(10))
                    .build();
            RunLock lock = RunLock.acquire(holder, connection, TableName.of("orm_revisions"), Duration.ofSeconds(5));
            boolean transaction = !holder.dialect().supports(Capability.CONCURRENT_WRITERS);
            if (transaction) {
                connection.begin(TransactionOptions.READ_WRITE);
            }
            assertThatExceptionOfType(MigrationLockException.class)
                    .isThrownBy(() -> migrator.upgrade("heads"))
                    .withMessageContaining("Another program")
                    .withMessageContaining("run the command again")
                    .withMessageMatching(
                            holder.dialect().sessionLock("any") == null
                                    ? ".*"
                                    : ".* (.*(process|connection) [0-9]+ of .*).*");
            connection.rollback();
            lock.close();
            assertThat(migrator.upgrade("heads")).hasSize(4);
        }
    }

    @Test
    @Tag("FAULT-25")
    void theTableOfRevisionsMayBeMadeWhileItIsLookedFor(TestDatabase database) {
        try (Engine second = Engine.create(database.dataSource())) {
            Interruption interruption = new Interruption(
                    second, event -> event.error() != null && event.sql().contains("orm_revisions"));
            try (Engine first = Engine.builder()
                    .dataSource(database.dataSource())
                    .listener(interruption)
                    .build()) {
                Migrator late = Migrator.builder(first).migrations(Blog.all()).build();
                assertThat(late.upgrade("heads")).isEmpty();
                assertThat(interruption.isDone()).as("the second came between").isTrue();
                assertThat(late.current()).containsExactly("a004");
            }
        }
    }
}
