package dev.orm.testing.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.RunsOn;
import dev.orm.testing.TestDatabase;
import dev.orm.testing.internal.SelectedDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

@DisabledIfSystemProperty(
        named = SelectedDatabases.PROPERTY,
        matches = ".+",
        disabledReason = "The examples run on databases that this run may leave out.")
class FeatureListenerTest {

    @TempDir
    private Path directory;

    @Test
    void aPassedTestCountsForTheDatabaseItRanOn() {
        assertThat(recordedBy(OnTwoDatabases.class))
                .contains("DEMO-01\tSQLITE\tPASSED", "DEMO-01\tH2\tPASSED")
                .doesNotContain("DEMO-01\tANY\tPASSED");
    }

    @Test
    void aFailureOnOneDatabaseSpoilsOnlyThatOne() {
        assertThat(recordedBy(OnTwoDatabases.class)).contains("DEMO-02\tSQLITE\tPASSED", "DEMO-02\tH2\tFAILED");
    }

    @Test
    void anAssumptionThatDoesNotHoldIsASkip() {
        assertThat(recordedBy(OnTwoDatabases.class)).contains("DEMO-03\tSQLITE\tSKIPPED", "DEMO-03\tH2\tPASSED");
    }

    @Test
    void theTagOfTheClassCountsForItsTests() {
        assertThat(recordedBy(OnTwoDatabases.class)).contains("DEMO-09\tH2\tFAILED");
    }

    @Test
    void aClassThatBringsItsDatabaseAlongCountsForThatOne() {
        assertThat(recordedBy(OnItsOwnDatabase.class)).containsExactly("DEMO-10\tH2\tPASSED", "DEMO-11\tH2\tFAILED");
    }

    @Test
    void oneSkippedTestSpoilsAFeatureThatAnotherPassed() {
        assertThat(recordedBy(WithoutDatabase.class)).contains("DEMO-04\tANY\tSKIPPED");
    }

    @Test
    void testsWithoutDatabaseAreMarkedSo() {
        assertThat(recordedBy(WithoutDatabase.class)).contains("DEMO-05\tANY\tPASSED", "DEMO-06\tANY\tFAILED");
    }

    @Test
    void otherTagsAreNotFeatures() {
        assertThat(recordedBy(WithoutDatabase.class)).noneMatch(line -> line.contains("slow"));
    }

    @Test
    void aClassThatCannotStartFailsAllItsFeatures() {
        assertThat(recordedBy(BrokenSetUp.class)).containsExactly("DEMO-07\tANY\tFAILED", "DEMO-08\tANY\tFAILED");
    }

    @Test
    void aDisabledClassSkipsAllItsFeatures() {
        assertThat(recordedBy(Switched.class)).containsExactly("DEMO-01\tANY\tSKIPPED");
    }

    @Test
    void theResultsAreWrittenAtTheEnd() {
        recordedBy(WithoutDatabase.class);
        assertThat(directory.resolve("sub/module.tsv")).content().contains("DEMO-05\tANY\tPASSED\n");
    }

    private Iterable<String> recordedBy(Class<?> testClass) {
        FeatureLedger ledger = new FeatureLedger();
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(config)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(testClass))
                                .build(),
                        new FeatureListener(ledger, directory.resolve("sub/module.tsv")));
        return ledger.lines();
    }

    @EachDatabase(
            only = {DatabaseKind.SQLITE, DatabaseKind.H2},
            reason = "An example.")
    @Tag("DEMO-09")
    static class OnTwoDatabases {

        @Test
        @Tag("DEMO-01")
        void passes(TestDatabase database) {
            assertThat(database.url()).isNotBlank();
        }

        @Test
        @Tag("DEMO-02")
        void failsOnH2(TestDatabase database) {
            assertThat(database.kind()).isEqualTo(DatabaseKind.SQLITE);
        }

        @Test
        @Tag("DEMO-03")
        void skippedOnSqlite(TestDatabase database) {
            assumeThat(database.kind()).isNotEqualTo(DatabaseKind.SQLITE);
        }
    }

    abstract static class Inherited {

        @Test
        @Tag("DEMO-10")
        void passes() {}

        @Nested
        class Inner {

            @Test
            @Tag("DEMO-11")
            void fails() {
                throw new AssertionError("An example.");
            }
        }
    }

    @RunsOn(DatabaseKind.H2)
    static class OnItsOwnDatabase extends Inherited {}

    static class WithoutDatabase {

        @Test
        @Tag("DEMO-04")
        void passes() {}

        @Test
        @Tag("DEMO-04")
        @Disabled("An example.")
        void isSkipped() {}

        @TestFactory
        @Tag("DEMO-05")
        DynamicTest passesToo() {
            return DynamicTest.dynamicTest("dynamic", () -> {});
        }

        @Test
        @Tag("DEMO-06")
        @Tag("slow")
        void fails() {
            throw new AssertionError("An example.");
        }
    }

    @Tag("DEMO-07")
    static class BrokenSetUp {

        @BeforeAll
        static void fail() {
            throw new IllegalStateException("An example.");
        }

        @Test
        @Tag("DEMO-08")
        void neverRuns() {}
    }

    @Disabled("An example.")
    static class Switched {

        @Test
        @Tag("DEMO-01")
        void neverRuns() {}
    }
}
