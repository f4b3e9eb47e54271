package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions of the server that are killed while they commit. */
@EachDatabase(
        only = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
        reason = "the others have no session of a server to kill")
class KilledBackendTest {

    private static final int KILLS = 30;
    private static final int MOST = 20_000;

    private enum Outcome {
        COMMITTED,
        ROLLED_BACK,
        UNKNOWN
    }

    @Test
    @Tag("FAULT-03")
    @Tag("ENGINE-26")
    @Tag("ENGINE-19")
    void everyCommitIsToldTruly(TestDatabase database) throws Exception {
        try (Engine engine = Engine.builder()
                        .url(database.url())
                        .credentials(database.username(), database.password())
                        .build();
                Engine killer = Fixture.engine(database)) {
            engine.inTransaction(
                    c -> c.unsafeSql("create table t (a integer primary key)").update());
            AtomicInteger backend = new AtomicInteger();
            CompletableFuture<Void> killing = CompletableFuture.runAsync(() -> {
                for (int kills = 0; kills < KILLS; ) {
                    int pid = backend.getAndSet(0);
                    if (pid != 0) {
                        terminate(database, killer, pid);
                        kills++;
                    }
                    Thread.yield();
                }
            });
            Map<Integer, Outcome> told = new HashMap<>();
            for (int i = 0; !killing.isDone() && i < MOST; i++) {
                told.put(i, write(database, engine, i, backend));
            }
            killing.get(20, TimeUnit.SECONDS);
            Set<Integer> there = new HashSet<>(engine.<List<Integer>>inReadOnlyTransaction(
                    c -> c.unsafeSql("select a from t").list(Integer.class)));
            told.forEach((row, outcome) -> {
                if (outcome != Outcome.UNKNOWN) {
                    assertThat(there.contains(row)).as(row + " is " + outcome).isEqualTo(outcome == Outcome.COMMITTED);
                }
            });
            assertThat(told.values()).contains(Outcome.COMMITTED);
            assertThat(told.values().stream().filter(Outcome.COMMITTED::equals).count())
                    .as("transactions that went through between the kills")
                    .isGreaterThanOrEqualTo(1);
        }
    }

    private static void terminate(TestDatabase database, Engine killer, int pid) {
        if (database.kind() == DatabaseKind.POSTGRESQL) {
            killer.inTransaction(c -> c.unsafeSql("select pg_terminate_backend(:pid)")
                    .bind("pid", pid)
                    .list(Boolean.class));
            return;
        }
        try (EngineConnection connection = killer.connect(false)) {
            connection.unsafeSql("kill hard connection " + pid).update();
        } catch (DatabaseException gone) {
            // An earlier kill was noticed only now, when its session was used again.
            assertThat(gone.vendorCode()).isEqualTo(1094);
        }
    }

    private static Outcome write(TestDatabase database, Engine engine, int row, AtomicInteger backend) {
        try {
            engine.inTransaction(c -> {
                int pid = c.unsafeSql(
                                database.kind() == DatabaseKind.POSTGRESQL
                                        ? "select pg_backend_pid()"
                                        : "select connection_id()")
                        .list(Integer.class)
                        .get(0);
                c.unsafeSql("insert into t values (:row)").bind("row", row).update();
                backend.set(pid);
                return null;
            });
            return Outcome.COMMITTED;
        } catch (CommitOutcomeUnknownException unknown) {
            return Outcome.UNKNOWN;
        } catch (DatabaseException failure) {
            return Outcome.ROLLED_BACK;
        }
    }
}
