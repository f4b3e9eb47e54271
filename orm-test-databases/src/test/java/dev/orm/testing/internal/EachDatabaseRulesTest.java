package dev.orm.testing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import dev.orm.testing.BeforeDatabase;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.Fresh;
import dev.orm.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@DisabledIfSystemProperty(
        named = SelectedDatabases.PROPERTY,
        matches = ".+",
        disabledReason = "The examples run on databases that this run may leave out.")
class EachDatabaseRulesTest {

    @Test
    void onlyNeedsAReason() {
        run(OnlyWithoutReason.class)
                .allEvents()
                .assertThatEvents()
                .haveExactly(1, event(finishedWithFailure(message(text -> text.contains("without a reason")))));
    }

    @Test
    void onlyRunsOnTheNamedDatabases() {
        run(OnlyH2.class)
                .testEvents()
                .assertStatistics(tests -> tests.succeeded(1).failed(0));
    }

    @Test
    void thereIsNoDatabaseInBeforeAll() {
        run(TooEarly.class)
                .allEvents()
                .assertThatEvents()
                .haveExactly(1, event(finishedWithFailure(message(text -> text.contains("Use @BeforeEach")))));
    }

    @Test
    void aDatabasePerClassKeepsWhatBeforeDatabaseMade() {
        run(SharedByTheClass.class)
                .testEvents()
                .assertStatistics(tests -> tests.succeeded(2).failed(0));
    }

    @Test
    void preparingADatabaseThatIsEmptiedIsRefused() {
        run(PreparedInVain.class)
                .allEvents()
                .assertThatEvents()
                .haveExactly(1, event(finishedWithFailure(message(text -> text.contains("emptied after each")))));
    }

    @Test
    void aFailureTellsItsDatabase() {
        run(FailsOnH2.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, event(finishedWithFailure(suppressed(0, message("This test ran on H2.")))));
    }

    private static EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute();
    }

    @EachDatabase(only = DatabaseKind.H2)
    static class OnlyWithoutReason {

        @Test
        void runs() {}
    }

    @EachDatabase(only = DatabaseKind.H2, reason = "An example.")
    static class OnlyH2 {

        @Test
        void runs(TestDatabase database) {
            assertThat(database.kind()).isEqualTo(DatabaseKind.H2);
        }
    }

    @EachDatabase(only = DatabaseKind.H2, reason = "An example.")
    static class TooEarly {

        @BeforeAll
        static void prepare(TestDatabase database) {
            database.reset();
        }

        @Test
        void runs() {}
    }

    @EachDatabase(only = DatabaseKind.H2, reason = "An example.")
    static class FailsOnH2 {

        @Test
        void fails() {
            throw new AssertionError("An example.");
        }
    }

    @EachDatabase(only = DatabaseKind.H2, reason = "An example.")
    static class PreparedInVain {

        @BeforeDatabase
        static void prepare(TestDatabase database) {
            database.reset();
        }

        @Test
        void runs() {}
    }

    @EachDatabase(only = DatabaseKind.H2, reason = "An example.", fresh = Fresh.EACH_CLASS)
    static class SharedByTheClass {

        @BeforeDatabase
        static void prepare(TestDatabase database) throws SQLException {
            run(database, "create table note (id integer)");
        }

        @Test
        void first(TestDatabase database) throws SQLException {
            run(database, "insert into note values (1)");
        }

        @Test
        void second(TestDatabase database) throws SQLException {
            run(database, "insert into note values (2)");
        }

        private static void run(TestDatabase database, String sql) throws SQLException {
            try (var connection = database.dataSource().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
