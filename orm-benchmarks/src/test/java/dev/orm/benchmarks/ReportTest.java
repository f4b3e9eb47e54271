package dev.orm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final Report report = new Report();

    @Test
    void dividesWithinARoundAndShowsTheMedian() {
        report.addAll(results(new double[] {100, 1000, 10_000}, new double[] {120, 1100, 50_000}));
        assertThat(report.toMarkdown()).contains("| W4 list of 1000 rows | ≤ 1.10 | 1.00 | 1.20 ✗ |");
    }

    @Test
    void marksOnlyWhatMissesItsTarget() {
        report.addAll(results(new double[] {1000, 1000}, new double[] {1050, 1060}));
        assertThat(report.toMarkdown()).contains("| 1.00 | 1.06 |").doesNotContain("✗");
    }

    @Test
    void showsBytesPerRowOverTheBaseline() {
        report.addAll(results(new double[] {1000}, new double[] {1000}));
        assertThat(report.toMarkdown()).contains("| W4 per row | 700 | 100 |");
    }

    @Test
    void namesWhatWasLeftOutAndWhy() {
        report.addAll(results(new double[] {1000}, new double[] {1000}));
        report.addAll(List.of("failure\tSQLITE\tW7\tEbean\tdoes not know the keys"));
        assertThat(report.isComplete()).isTrue();
        assertThat(report.toMarkdown()).contains("- SQLite, W7, Ebean: does not know the keys");
    }

    @Test
    void isIncompleteWithoutThisLibrary() {
        report.addAll(List.of("failure\tSQLITE\tW7\torm\tloses rows"));
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void writesJson() {
        report.addAll(results(new double[] {1000}, new double[] {1000}));
        assertThat(report.toJson())
                .contains("\"contender\": \"raw\", \"description\": \"by \\\"hand\\\"\"")
                .contains(
                        "\"workload\": \"W4\", \"contender\": \"orm\", \"round\": 0, \"calls\": 4, \"cpuNanos\": 1000.0");
    }

    private static List<String> results(double[] raw, double[] orm) {
        List<String> lines = new ArrayList<>(List.of(
                "database\tPOSTGRESQL\tPostgreSQL\tDriver",
                "contender\tPOSTGRESQL\traw\tby \"hand\"",
                "contender\tPOSTGRESQL\torm\tours",
                "statements\tPOSTGRESQL\tW4\traw\t1",
                "statements\tPOSTGRESQL\tW4\torm\t1"));
        for (int round = 0; round < raw.length; round++) {
            lines.add("sample\tPOSTGRESQL\tW4\traw\t" + round + "\t4\t" + raw[round] + "\t1\t700000");
            lines.add("sample\tPOSTGRESQL\tW4\torm\t" + round + "\t4\t" + orm[round] + "\t1\t800000");
        }
        return lines;
    }
}
