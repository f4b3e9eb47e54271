package dev.orm.engine;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.sql.Select;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Limits of time that the database keeps, whatever it is doing. */
@EachDatabase
class StatementTimeoutTest {

    private static final Duration LIMIT = Duration.ofMillis(300);
    private static final ExecutionOptions LIMITED = ExecutionOptions.DEFAULT.timeout(LIMIT);
    private static final Select<String> NAMES =
            select(People.PERSON.column(People.NAME)).from(People.PERSON);

    private Engine engine;
    private String slow;

    @BeforeEach
    void fill(TestDatabase database) {
        try (Fixture fixture = Fixture.open(database)) {
            People.fill(fixture);
        }
        engine = Fixture.engine(database);
        slow = SlowQuery.of(engine.dialect());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void stops(EngineConnection connection) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> connection.unsafeSql(slow).options(LIMITED).list(Long.class))
                .isInstanceOf(StatementTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(LIMIT, LIMIT.plusMillis(500));
    }

    @Test
    @Tag("FAULT-08")
    @Tag("CORE-56")
    void aStatementStopsInTime() {
        try (EngineConnection connection = engine.connect(false)) {
            stops(connection);
            assertThat(connection.query(NAMES).list()).hasSize(4);
        }
    }

    @Test
    @Tag("FAULT-09")
    void aConnectionGoesOnAfterACancelledStatement() {
        for (int i = 0; i < 3; i++) {
            try (EngineConnection connection = engine.connect(false)) {
                connection.begin(TransactionOptions.READ_WRITE);
                try (Stream<String> open = connection.query(NAMES).stream()) {
                    assertThat(open.iterator().next()).isNotNull();
                    stops(connection);
                    assertThatThrownBy(() -> connection.query(NAMES).list())
                            .isInstanceOf(TransactionFailedException.class);
                }
                connection.rollback();
                assertThat(connection.query(NAMES).list()).hasSize(4);
            }
            for (int next = 0; next < 100; next++) {
                assertThat(engine.<Long>inTransaction(c -> c.query(NAMES).count()))
                        .isEqualTo(4);
            }
        }
    }

    @Test
    @Tag("FAULT-09")
    void aStreamThatIsLeftOpenDoesNotHarmTheNextBorrower() {
        try (EngineConnection connection = engine.connect(false)) {
            connection.begin(TransactionOptions.READ_WRITE);
            connection.query(NAMES).stream().iterator().next();
            stops(connection);
        }
        for (int next = 0; next < 100; next++) {
            assertThat(engine.<Long>inTransaction(c -> c.query(NAMES).count())).isEqualTo(4);
        }
    }

    @Test
    @Tag("FAULT-08")
    void aTransactionStopsInTime() {
        long start = System.nanoTime();
        assertThatThrownBy(() -> engine.inTransaction(
                        TransactionOptions.READ_WRITE.timeout(LIMIT),
                        c -> c.unsafeSql(slow).list(Long.class)))
                .isInstanceOf(StatementTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.plusMillis(500));
    }
}
