package dev.orm.engine;

import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.DatabaseError;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class RetryTest {

    private static final TableRef PEOPLE = new TableRef(People.PEOPLE, "");
    private static final ColumnRef<Integer> AGE = PEOPLE.column(People.AGE);
    private static final int THREADS = 4;
    private static final int EACH = 25;

    private static SerializationException conflict() {
        return new SerializationException(
                "conflict", new DatabaseError(DatabaseError.Kind.SERIALIZATION, null), null, null);
    }

    @Test
    @Tag("FAULT-12")
    @Tag("FAULT-15")
    void counterIsExactWhenEveryoneReadsAndWritesIt(TestDatabase database) throws Exception {
        try (Fixture fixture = Fixture.open(database)) {
            People.fill(fixture);
        }
        // One connection that writes, waited for in turn, is what an application has where there is one writer.
        try (Engine engine = Engine.builder()
                .url(database.url())
                .credentials(database.username(), database.password())
                .build()) {
            boolean concurrent = engine.dialect().supports(Capability.CONCURRENT_WRITERS);
            AtomicInteger tries = new AtomicInteger();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < EACH; i++) {
                        Retry.onConflict().tries(200).run(() -> increment(engine, tries));
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            threads.shutdown();
            assertThat(engine.<Integer>inReadOnlyTransaction(c -> c.query(select(AGE)
                                    .from(PEOPLE)
                                    .where(PEOPLE.column(People.NAME).eq("ada")))
                            .single()))
                    .isEqualTo(36 + THREADS * EACH);
            if (!concurrent) {
                assertThat(tries).hasValue(THREADS * EACH);
            }
        }
    }

    private static Long increment(Engine engine, AtomicInteger tries) {
        return engine.inTransaction(TransactionOptions.READ_WRITE.isolation(Isolation.SERIALIZABLE), c -> {
            tries.incrementAndGet();
            int age = c.query(select(AGE)
                            .from(PEOPLE)
                            .where(PEOPLE.column(People.NAME).eq("ada")))
                    .single();
            return c.execute(update(PEOPLE)
                    .set(AGE, age + 1)
                    .where(PEOPLE.column(People.NAME).eq("ada")));
        });
    }

    @Test
    @Tag("FAULT-12")
    void givesUpAfterSoManyTriesAndTellsOfAll() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> Retry.onConflict().tries(3).run(() -> {
                    tries.incrementAndGet();
                    throw conflict();
                }))
                .isInstanceOf(SerializationException.class)
                .satisfies(last -> assertThat(last.getSuppressed()).hasSize(1));
        assertThat(tries).hasValue(3);
        tries.set(0);
        assertThatThrownBy(() -> Retry.onConflict().within(Duration.ZERO).run(() -> {
                    tries.incrementAndGet();
                    throw conflict();
                }))
                .isInstanceOf(SerializationException.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    @Tag("FAULT-12")
    @Tag("FAULT-04")
    void triesNothingElseAgain() {
        DatabaseError gone = new DatabaseError(DatabaseError.Kind.CONNECTION, null);
        for (RuntimeException failure : List.of(
                new CommitOutcomeUnknownException("unknown", gone, null, null),
                new ConnectionException("gone", gone, null, null),
                new IllegalStateException("mine"))) {
            AtomicInteger tries = new AtomicInteger();
            assertThatThrownBy(() -> Retry.onConflict().run(() -> {
                        tries.incrementAndGet();
                        throw failure;
                    }))
                    .isSameAs(failure);
            assertThat(tries).hasValue(1);
        }
    }

    @Test
    @Tag("FAULT-12")
    void anInterruptEndsTheWaiting() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> Retry.onConflict().run(() -> {
                    tries.incrementAndGet();
                    Thread.currentThread().interrupt();
                    throw conflict();
                }))
                .isInstanceOf(SerializationException.class);
        assertThat(tries).hasValue(1);
        assertThat(Thread.interrupted()).isTrue();
    }
}
