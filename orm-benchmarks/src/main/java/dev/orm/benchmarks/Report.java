package dev.orm.benchmarks;

import dev.orm.testing.DatabaseKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Turns samples into ratios. A ratio is taken within a round, and the median of the rounds is shown. */
final class Report {

    /** The contender that all others are divided by. */
    static final String BASELINE = "raw";

    /** The contender that the targets are for. */
    static final String OURS = "orm";

    private final Map<DatabaseKind, String> databases = new EnumMap<>(DatabaseKind.class);
    private final Map<String, String> contenders = new LinkedHashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, String> statements = new TreeMap<>();
    private final List<String[]> failures = new ArrayList<>();

    void addAll(List<String> lines) {
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            switch (fields[0]) {
                case "database" -> databases.put(DatabaseKind.valueOf(fields[1]), fields[2] + ", " + fields[3]);
                case "contender" -> contenders.put(fields[2], fields[3]);
                case "statements" -> statements.put(key(fields[1], fields[2], fields[3]), fields[4]);
                case "failure" -> failures.add(fields);
                case "sample" -> samples.add(Sample.ofLine(fields));
                default -> throw new IllegalArgumentException("A result has an unknown kind: " + fields[0] + ".");
            }
        }
    }

    /** Whether the contenders that the project answers for did all their workloads. */
    boolean isComplete() {
        return failures.stream().noneMatch(failure -> failure[3].startsWith(BASELINE) || failure[3].startsWith(OURS));
    }

    private static String key(String database, String workload, String contender) {
        return database + "\t" + workload + "\t" + contender;
    }

    String toMarkdown() {
        StringBuilder text = new StringBuilder();
        Runtime runtime = Runtime.getRuntime();
        text.append("Java ").append(Runtime.version()).append(", ");
        text.append(runtime.availableProcessors()).append(" cores, ");
        text.append(System.getProperty("os.name")).append(' ').append(System.getProperty("os.arch"));
        text.append(", heap of 1 GiB, parallel collector\n\n");
        contenders.forEach((name, description) -> text.append("- **")
                .append(name)
                .append("**: ")
                .append(description)
                .append('\n'));
        databases.forEach((kind, about) -> {
            text.append("\n### ")
                    .append(kind.label())
                    .append(" (")
                    .append(about)
                    .append(")\n\n");
            ratios(text, kind);
            bytes(text, kind);
            statements(text, kind);
        });
        if (!failures.isEmpty()) {
            text.append("\n### Left out\n\n");
            failures.forEach(failure -> text.append("- ")
                    .append(DatabaseKind.valueOf(failure[1]).label())
                    .append(", ")
                    .append(failure[2])
                    .append(", ")
                    .append(failure[3])
                    .append(": ")
                    .append(failure[4])
                    .append('\n'));
        }
        return text.toString();
    }

    private void ratios(StringBuilder text, DatabaseKind kind) {
        text.append("Client CPU divided by raw:\n\n");
        head(text, "| workload | target | raw, µs |", "|---|---|---|");
        for (Workload workload : workloads(kind)) {
            text.append("| ")
                    .append(workload)
                    .append(' ')
                    .append(workload.title())
                    .append(" | ");
            text.append(Target.text(kind, workload)).append(" | ");
            text.append(number(median(kind, workload, BASELINE, Sample::cpuNanos) / 1000))
                    .append(" |");
            for (String contender : challengers()) {
                OptionalDouble ratio = ratio(kind, workload, contender, Sample::cpuNanos);
                boolean missed = contender.equals(OURS)
                        && ratio.isPresent()
                        && !Target.isMet(kind, workload, ratio.getAsDouble());
                text.append(' ').append(shown(ratio)).append(missed ? " ✗ |" : " |");
            }
            text.append('\n');
        }
        text.append('\n');
    }

    private void bytes(StringBuilder text, DatabaseKind kind) {
        text.append("Bytes allocated per call over raw (W4: per row):\n\n");
        head(text, "| workload | raw |", "|---|---|");
        for (Workload workload : workloads(kind)) {
            int rows = workload == Workload.W4 ? 1000 : 1;
            double raw = median(kind, workload, BASELINE, Sample::bytes) / rows;
            text.append("| ")
                    .append(workload)
                    .append(rows == 1 ? "" : " per row")
                    .append(" | ");
            text.append(Math.round(raw)).append(" |");
            for (String contender : challengers()) {
                double bytes = median(kind, workload, contender, Sample::bytes) / rows;
                text.append(' ')
                        .append(Double.isNaN(bytes) ? "" : Long.toString(Math.round(bytes - raw)))
                        .append(" |");
            }
            text.append('\n');
        }
        text.append('\n');
    }

    private void statements(StringBuilder text, DatabaseKind kind) {
        text.append("Statements sent per call (a JDBC batch counts as one):\n\n");
        head(text, "| workload | raw |", "|---|---|");
        for (Workload workload : workloads(kind)) {
            text.append("| ").append(workload).append(" | ");
            text.append(sent(kind, workload, BASELINE)).append(" |");
            for (String contender : challengers()) {
                text.append(' ').append(sent(kind, workload, contender)).append(" |");
            }
            text.append('\n');
        }
    }

    private String sent(DatabaseKind kind, Workload workload, String contender) {
        return statements.getOrDefault(key(kind.name(), workload.name(), contender), "");
    }

    private void head(StringBuilder text, String names, String line) {
        text.append(names);
        challengers().forEach(name -> text.append(' ').append(name).append(" |"));
        text.append('\n').append(line);
        challengers().forEach(name -> text.append("---|"));
        text.append('\n');
    }

    private List<String> challengers() {
        return contenders.keySet().stream()
                .filter(name -> !name.equals(BASELINE))
                .toList();
    }

    private List<Workload> workloads(DatabaseKind kind) {
        return Arrays.stream(Workload.values())
                .filter(workload ->
                        samples.stream().anyMatch(sample -> sample.database() == kind && sample.workload() == workload))
                .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                .toList();
    }

    private Map<Integer, Double> byRound(
            DatabaseKind kind, Workload workload, String contender, ToDoubleFunction<Sample> figure) {
        return samples.stream()
                .filter(sample -> sample.database() == kind
                        && sample.workload() == workload
                        && sample.contender().equals(contender))
                .collect(Collectors.toMap(Sample::round, figure::applyAsDouble));
    }

    private double median(DatabaseKind kind, Workload workload, String contender, ToDoubleFunction<Sample> figure) {
        return median(byRound(kind, workload, contender, figure).values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private OptionalDouble ratio(
            DatabaseKind kind, Workload workload, String contender, ToDoubleFunction<Sample> figure) {
        Map<Integer, Double> baseline = byRound(kind, workload, BASELINE, figure);
        double[] ratios = byRound(kind, workload, contender, figure).entrySet().stream()
                .mapToDouble(entry -> entry.getValue() / baseline.get(entry.getKey()))
                .toArray();
        return ratios.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(ratios));
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String shown(OptionalDouble ratio) {
        return ratio.isPresent() ? number(ratio.getAsDouble()) : "";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    String toJson() {
        Json json = new Json();
        json.object(root -> {
            root.field("java", Runtime.version().toString());
            root.field("cores", Runtime.getRuntime().availableProcessors());
            root.array("databases", databases.entrySet(), (each, object) -> {
                object.field("database", each.getKey().label());
                object.field("version", each.getValue());
            });
            root.array("contenders", contenders.entrySet(), (each, object) -> {
                object.field("contender", each.getKey());
                object.field("description", each.getValue());
            });
            root.array("statements", statements.entrySet(), (each, object) -> {
                String[] key = each.getKey().split("\t");
                object.field("database", key[0]);
                object.field("workload", key[1]);
                object.field("contender", key[2]);
                object.field("statements", Long.parseLong(each.getValue()));
            });
            root.array("failures", failures, (each, object) -> {
                object.field("database", each[1]);
                object.field("workload", each[2]);
                object.field("contender", each[3]);
                object.field("reason", each[4]);
            });
            root.array("samples", samples, (each, object) -> {
                object.field("database", each.database().name());
                object.field("workload", each.workload().name());
                object.field("contender", each.contender());
                object.field("round", each.round());
                object.field("calls", each.calls());
                object.field("cpuNanos", each.cpuNanos());
                object.field("wallNanos", each.wallNanos());
                object.field("bytes", each.bytes());
            });
        });
        return json.toString();
    }
}
