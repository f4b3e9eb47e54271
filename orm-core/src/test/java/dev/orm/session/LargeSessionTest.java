package dev.orm.session;

import static dev.orm.session.QLargeSessionTest_Item.item;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.Engine;
import dev.orm.engine.StatementEvent;
import dev.orm.engine.StatementListener;
import dev.orm.engine.TransactionOptions;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.RunsOn;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a session does with many objects takes ten times as long for ten times as many, and not a hundred times. */
@RunsOn(DatabaseKind.SQLITE)
class LargeSessionTest {

    private static final int MANY = Integer.getInteger("orm.test.objects", 30_000);
    private static final int FEW = MANY / 10;

    /** Ten would be exact; what is quadratic comes near a hundred. The time is that of the processor, so that other work counts for nothing. */
    private static final int MOST = 35;

    /** Below this a measurement says nothing. */
    private static final long LEAST_NANOS = 5_000_000;

    @Entity
    static class Box {
        @Id
        @GeneratedValue
        Long id;

        @OneToMany(mappedBy = "box")
        List<Item> items = new ArrayList<>();
    }

    @Entity
    static class Item {
        @Id
        int id;

        int number;

        @ManyToOne
        @Nullable
        Box box;

        Item() {}

        Item(int number) {
            this.id = number + 1;
            this.number = number;
        }
    }

    /** Leaves out what the database takes, whose tables grow too. */
    private static final class WithoutDatabase implements StatementListener {
        private long begun;
        private long database;

        @Override
        public void beforeStatement(CompiledStatement statement) {
            begun = now();
        }

        @Override
        public void afterStatement(StatementEvent event) {
            database += now() - begun;
        }

        void measure(Map<String, Long> times, String what, Runnable work) {
            long start = now();
            long before = database;
            work.run();
            times.put(what, now() - start - (database - before));
        }

        private static long now() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }

    private final WithoutDatabase time = new WithoutDatabase();

    private Map<String, Long> times(SessionFactory sessions, int size) {
        Map<String, Long> times = new LinkedHashMap<>();
        try (Session session = sessions.openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            Box box = session.add(new Box());
            Box other = session.add(new Box());
            session.flush();
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                items.add(new Item(i));
            }
            time.measure(times, "add", () -> session.addAll(items));
            time.measure(
                    times,
                    "get what was added",
                    () -> session.noAutoflush(() -> {
                        items.forEach(each -> assertSame(session.get(Item.class, each.id), each));
                        return 1;
                    }));
            time.measure(times, "forget what was added", () -> items.forEach(session::expunge));
            session.addAll(items);
            time.measure(times, "delete what was added", () -> items.forEach(session::delete));
            session.addAll(items);
            time.measure(times, "insert", session::flush);
            time.measure(times, "get", () -> items.forEach(each -> assertSame(session.get(Item.class, each.id), each)));
            items.forEach(each -> each.number++);
            time.measure(times, "update", session::flush);
            time.measure(times, "refer", () -> {
                items.forEach(each -> each.box = box);
                session.flush();
            });
            time.measure(times, "move", () -> {
                other.items.addAll(items);
                session.flush();
            });
            time.measure(
                    times,
                    "query",
                    () -> assertThat(session.query(select(item)).list()).hasSize(size));
            time.measure(
                    times,
                    "ask",
                    () -> items.forEach(each -> {
                        assertSame(session.isModified(each), false);
                        assertSame(session.state(each), EntityState.PERSISTENT);
                    }));
            time.measure(times, "take deletes back", () -> {
                items.forEach(session::delete);
                items.forEach(session::add);
            });
            time.measure(times, "expire", () -> {
                items.forEach(session::expire);
                session.query(select(item)).list();
            });
            time.measure(times, "delete", () -> {
                items.forEach(each -> each.box = null);
                items.forEach(session::delete);
                session.flush();
            });
            session.rollback();
            time.measure(times, "forget", () -> session.entities().forEach(session::expunge));
        }
        return times;
    }

    private static void assertSame(@Nullable Object actual, Object expected) {
        if (actual != expected) {
            throw new AssertionError(actual + " instead of " + expected);
        }
    }

    @Test
    void tenTimesAsManyObjectsTakeAboutTenTimesAsLong() {
        Map<String, Long> few;
        Map<String, Long> many;
        try (SessionFactory sessions = SessionFactory.builder(Engine.builder()
                        .url("jdbc:sqlite::memory:")
                        .listener(time)
                        .build())
                .entities(Item.class, Box.class)
                .build()) {
            sessions.schema().createMissing();
            times(sessions, FEW);
            few = times(sessions, FEW);
            many = times(sessions, MANY);
        }
        many.forEach((what, nanos) -> assertThat(nanos)
                .as("%s %d objects, against %d ns for %d", what, MANY, few.get(what), FEW)
                .isLessThan(MOST * Math.max(LEAST_NANOS, few.get(what))));
    }
}
