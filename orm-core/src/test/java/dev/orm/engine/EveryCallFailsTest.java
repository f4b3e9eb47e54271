package dev.orm.engine;

import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.EngineConnection.Savepoint;
import dev.orm.sql.Select;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.testing.fault.Fault;
import dev.orm.testing.fault.FaultyDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.AssertionFailedError;

/**
 * A scenario in which the first call of the driver fails, then the second, and so on until it goes through: SQLite tests its own
 * memory and files like this.
 */
@EachDatabase
class EveryCallFailsTest {

    private static final int MORE_THAN_ALL_CALLS = 2000;

    private static final TableRef PEOPLE = new TableRef(People.PEOPLE, "");
    private static final TableRef POSTS = new TableRef(People.POSTS, "");
    private static final Select<String> TITLES = select(POSTS.column(People.TITLE))
            .from(POSTS)
            .orderBy(POSTS.column(People.TITLE).asc());
    private static final Select<String> NAMES = select(PEOPLE.column(People.NAME))
            .from(PEOPLE)
            .orderBy(PEOPLE.column(People.NAME).asc());

    private TestDatabase database;
    private FaultyDataSource pool;
    private Engine engine;
    private final List<TransactionEvent.Kind> events = new ArrayList<>();

    @BeforeEach
    void open(TestDatabase given) {
        database = given;
        try (Fixture fixture = Fixture.open(given)) {
            fixture.create(People.PEOPLE, People.POSTS);
        }
        pool = new FaultyDataSource(given.dataSource(), given.kind());
        engine = Engine.builder()
                .dataSource(pool)
                .transactionListener(event -> events.add(event.kind()))
                .build();
        engine.dialect();
    }

    @AfterEach
    void close() {
        engine.close();
        pool.close();
    }

    private static dev.orm.sql.Insert person(String name) {
        return insertInto(PEOPLE).set(PEOPLE.column(People.NAME), name).set(PEOPLE.column(People.ACTIVE), true);
    }

    private static dev.orm.sql.Insert post(String title) {
        return insertInto(POSTS).set(POSTS.column(People.TITLE), title);
    }

    /** One of everything: writes to two tables, a batch, a savepoint, a list and a stream. */
    private void scenario() {
        engine.inTransaction(TransactionOptions.READ_WRITE.isolation(Isolation.SERIALIZABLE), c -> {
            c.execute(person("ada"));
            c.executeBatch(List.of("one", "two"), EveryCallFailsTest::post);
            Savepoint savepoint = c.savepoint();
            c.execute(person("bob"));
            savepoint.rollback();
            assertThat(c.query(TITLES).list()).containsExactly("one", "two");
            try (var titles = c.query(TITLES).stream()) {
                assertThat(titles).hasSize(2);
            }
            c.execute(update(PEOPLE).set(PEOPLE.column(People.AGE), 36).everyRow());
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    @Tag("FAULT-16")
    @Tag("FAULT-18")
    @Tag("FAULT-35")
    @Tag("ENGINE-21")
    @Tag("ENGINE-26")
    void whateverFailsIsToldTrulyAndTheNextBorrowerIsFine(Fault fault) throws SQLException {
        for (boolean after : fault.canComeAfterTheCall() ? new boolean[] {false, true} : new boolean[] {false}) {
            int call = 1;
            while (struck(fault, call, after)) {
                call++;
                assertThat(call).isLessThan(MORE_THAN_ALL_CALLS);
            }
            assertThat(call).as("calls of the scenario").isGreaterThan(20);
        }
    }

    private boolean struck(Fault fault, int call, boolean after) throws SQLException {
        events.clear();
        pool.failAt(fault, call, after);
        Throwable failure = null;
        try {
            scenario();
        } catch (RuntimeException | StackOverflowError thrown) {
            failure = thrown;
        }
        boolean interrupted = Thread.interrupted();
        List<TransactionEvent.Kind> told = List.copyOf(events);
        pool.heal();
        String where = fault + (after ? " after" : " before") + " call " + call + ", " + pool.lastCall();
        try {
            check(failure, fault, interrupted && pool.hasStruck());
            checkEvents(told, failure);
            return pool.hasStruck();
        } catch (AssertionError wrong) {
            throw new AssertionFailedError(where + ": " + wrong.getMessage(), failure == null ? wrong : failure);
        } catch (RuntimeException wrong) {
            wrong.addSuppressed(failure == null ? new AssertionError(where) : failure);
            throw new AssertionFailedError(where + ": " + wrong.getMessage(), wrong);
        }
    }

    private void check(Throwable failure, Fault fault, boolean interrupted) throws SQLException {
        assertThat(pool.active()).as("connections in use").isZero();
        try (Connection next = pool.getConnection()) {
            assertThat(next.getAutoCommit()).isTrue();
        }
        List<String> names = engine.inReadOnlyTransaction(c -> c.query(NAMES).list());
        List<String> titles = engine.inReadOnlyTransaction(c -> c.query(TITLES).list());
        boolean all = names.equals(List.of("ada")) && titles.equals(List.of("one", "two"));
        boolean nothing = names.isEmpty() && titles.isEmpty();
        if (failure == null) {
            assertThat(all).as("all is there after success: " + names + titles).isTrue();
        } else if (failure instanceof CommitOutcomeUnknownException || failure instanceof Error) {
            assertThat(all || nothing).as("all or nothing: " + names + titles).isTrue();
        } else {
            assertThat(nothing)
                    .as("nothing is there after a failure: " + names + titles)
                    .isTrue();
        }
        if (fault == Fault.INTERRUPT && failure == null) {
            assertThat(interrupted || !pool.hasStruck())
                    .as("the interrupt is still to be seen")
                    .isTrue();
        }
        engine.inTransaction(c -> {
            c.execute(dev.orm.sql.Sql.deleteFrom(POSTS).everyRow());
            return c.execute(dev.orm.sql.Sql.deleteFrom(PEOPLE).everyRow());
        });
        assertThat(engine.<List<String>>inReadOnlyTransaction(
                        c -> c.query(NAMES).list()))
                .isEmpty();
    }

    /** A transaction that has begun ends once, and the listener hears the same as the caller. */
    private static void checkEvents(List<TransactionEvent.Kind> told, Throwable failure) {
        List<TransactionEvent.Kind> outcomes =
                told.stream().filter(EveryCallFailsTest::isOutcome).toList();
        if (failure == null) {
            assertThat(outcomes).containsExactly(TransactionEvent.Kind.COMMITTED);
        } else if (failure instanceof CommitOutcomeUnknownException) {
            assertThat(outcomes).containsExactly(TransactionEvent.Kind.UNKNOWN);
        } else if (failure instanceof Error) {
            assertThat(outcomes).hasSizeLessThanOrEqualTo(1);
        } else if (told.contains(TransactionEvent.Kind.BEGUN)) {
            assertThat(outcomes).containsExactly(TransactionEvent.Kind.ROLLED_BACK);
        }
    }

    private static boolean isOutcome(TransactionEvent.Kind kind) {
        return switch (kind) {
            case COMMITTED, ROLLED_BACK, UNKNOWN -> true;
            default -> false;
        };
    }
}
