package dev.orm.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ClaimCheckTest {

    private static final List<String> RESULTS = List.of(
            "DEMO-01\tSQLITE\tPASSED",
            "DEMO-01\tH2\tFAILED",
            "DEMO-01\tPOSTGRESQL\tSKIPPED",
            "DEMO-02\tANY\tPASSED",
            "DEMO-03\tANY\tPASSED",
            "DEMO-03\tSQLITE\tPASSED");

    @Test
    void anEarnedTickIsNoProblem() {
        assertThat(problemsOf("| DEMO-01 | demo | ✓ | – | – | – |")).isEmpty();
    }

    @Test
    void aTickOverAFailureIsAProblem() {
        assertThat(problemsOf("| DEMO-01 | demo | ✓ | ✓ | – | – |"))
                .containsExactly("DEMO-01 has a tick for H2, but a test with this tag failed there.");
    }

    @Test
    void aTickOverASkipIsAProblem() {
        assertThat(problemsOf("| DEMO-01 | demo | ✓ | – | ✓ | – |"))
                .containsExactly("DEMO-01 has a tick for PostgreSQL, but a test with this tag was skipped there.");
    }

    @Test
    void aTickThatNoTestEarnedIsAProblem() {
        assertThat(problemsOf("| DEMO-99 | demo | ✓ | – | – | – |"))
                .containsExactly("DEMO-99 has a tick for SQLite, but no test with this tag ran there in this build.");
    }

    @Test
    void aTestWithoutDatabaseCountsForEveryTestedDatabase() {
        assertThat(problemsOf("| DEMO-02 | demo | ✓ | ✓ | ✓ | – |")).isEmpty();
        assertThat(problemsOf("| DEMO-02 | demo | ✓ | ✓ | ✓ | ✓ |")).hasSize(1);
    }

    @Test
    void aTestWithoutDatabaseDoesNotStandInForOneWith() {
        assertThat(problemsOf("| DEMO-03 | demo | ✓ | ✓ | – | – |"))
                .containsExactly("DEMO-03 has a tick for H2, but no test with this tag ran there in this build.");
    }

    @Test
    void aRowThatClaimsLessIsNoProblem() {
        assertThat(problemsOf("| DEMO-01 | demo | – | – | – | – |")).isEmpty();
    }

    @Test
    void notApplicableNeedsTheCataloguesReason() {
        assertThat(problemsOf("| DEMO-02 | demo | not applicable: no locks | – | – | – |"))
                .isEmpty();
        assertThat(problemsOf("| DEMO-02 | demo | not applicable: too hard | – | – | – |"))
                .hasSize(1);
        assertThat(problemsOf("| DEMO-02 | demo | – | not applicable: no locks | – | – |"))
                .hasSize(1);
    }

    @Test
    void aTagThatTheCatalogueDoesNotNameIsAProblem() {
        Results results = new Results(List.of("OTHER-01\tANY\tPASSED"));
        assertThat(ClaimCheck.problems("", catalogue(), results))
                .singleElement()
                .asString()
                .contains("OTHER-01", "docs/features.properties");
    }

    @Test
    void aRowWithMissingColumnsIsAProblem() {
        assertThat(problemsOf("| DEMO-01 | demo | ✓ |"))
                .containsExactly("The row of DEMO-01 does not have the columns of the header.");
    }

    @Test
    void exchangedColumnsAreAProblem() {
        String table = "| id | name | H2 | SQLite | PostgreSQL | MariaDB |\n| DEMO-01 | demo | ✓ | – | – | – |";
        assertThat(ClaimCheck.problems(table, catalogue(), new Results(RESULTS)))
                .singleElement()
                .asString()
                .contains("header");
    }

    private static List<String> problemsOf(String row) {
        return ClaimCheck.problems(FeatureTable.HEADER + "\n" + row, catalogue(), new Results(RESULTS));
    }

    private static Catalogue catalogue() {
        Properties entries = new Properties();
        entries.setProperty("DEMO-01", "demo");
        entries.setProperty("DEMO-02", "demo");
        entries.setProperty("DEMO-02.not-applicable.SQLITE", "no locks");
        entries.setProperty("DEMO-03", "demo");
        return new Catalogue(entries);
    }
}
