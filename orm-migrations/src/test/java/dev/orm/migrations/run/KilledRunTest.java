package dev.orm.migrations.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.migrations.MigrationFailedException;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.testing.fault.Fault;
import dev.orm.testing.fault.FaultyDataSource;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A program that ends at any statement, before the database heard of it or after, leaves nothing that the next run does not finish. */
@EachDatabase
class KilledRunTest {

    private TestDatabase database;
    private FaultyDataSource faulty;
    private Live live;

    @BeforeEach
    void open(TestDatabase database) {
        this.database = database;
        faulty = new FaultyDataSource(database.dataSource(), database.kind());
        // A program that ends at a query has ended before its next change.
        faulty.count(call -> call.contains(".execute") && !call.endsWith("Query") || call.endsWith(".commit"));
        live = new Live(Engine.create(database.dataSource()), Blog.all());
    }

    @AfterEach
    void close() {
        faulty.bury();
        live.close();
    }

    /** Runs something that ends at its k-th call; false if it has fewer. */
    private boolean isCut(int call, boolean after, boolean killed, Consumer<Migrator> work) {
        if (killed) {
            faulty.endAt(call, after);
        } else {
            faulty.failAt(Fault.CONNECTION, call, after);
        }
        Engine engine = Engine.builder()
                .dataSource(faulty)
                .dialect(live.engine().dialect())
                .build();
        try {
            work.accept(Migrator.builder(engine).migrations(Blog.all()).build());
        } catch (RuntimeException | StackOverflowError cut) {
            assertThat(faulty.hasStruck()).as("failed by itself: %s", cut).isTrue();
        }
        boolean struck = faulty.hasStruck();
        faulty.bury();
        return struck;
    }

    private void finish(Consumer<Migrator> work) {
        try {
            work.accept(live.migrator());
        } catch (MigrationFailedException doubt) {
            // What a text did that was cut, only a person can see.
            assertThat(doubt).hasMessageContaining("db repair --done a002 or db repair --not-done a002");
            live.migrator()
                    .repair()
                    .markStatement("a002", live.values("select name from users").isEmpty());
            work.accept(live.migrator());
        }
    }

    @Test
    @Tag("FAULT-24")
    @Tag("PEER-31")
    @Tag("PEER-36")
    @Tag("MIG-37")
    void aRunThatIsKilledAnywhereIsFinishedByTheNext() {
        live.migrator().upgrade("a002");
        int call = 1;
        boolean cut = true;
        while (cut) {
            cut = isCut(call, call % 2 == 0, true, migrator -> migrator.upgrade("heads"));
            finish(migrator -> migrator.upgrade("heads"));
            live.check("call " + call + " of the upgrade", "a001", "a002", "a003", "a004");
            cut |= isCut(call, call % 2 == 1, true, migrator -> migrator.downgrade("a002"));
            finish(migrator -> migrator.downgrade("a002"));
            live.check("call " + call + " of the downgrade", "a001", "a002");
            call++;
        }
        assertThat(call).isGreaterThan(20);
    }

    @Test
    @Tag("FAULT-24")
    @Tag("MIG-37")
    void aConnectionThatBreaksAnywhereEndsTheRunAndTheNextFinishesIt() {
        int call = 1;
        boolean cut = true;
        while (cut) {
            live.migrator().upgrade("a002");
            cut = isCut(call, true, false, migrator -> migrator.downgrade("base"));
            finish(migrator -> migrator.downgrade("base"));
            live.check("call " + call + " of the downgrade");
            call++;
        }
        assertThat(call).isGreaterThan(3);
    }
}
