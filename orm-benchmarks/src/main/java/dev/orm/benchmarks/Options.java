package dev.orm.benchmarks;

import dev.orm.testing.DatabaseKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param rounds how many rounds are measured
 * @param warmUpMillis how much CPU time each contender has for each workload before the first round
 * @param sampleMillis how much CPU time each contender has for each workload in a round
 * @param databases where
 * @param workloads what
 * @param contenders who; empty for all
 * @param jvmArguments further arguments of the measured JVM, for a profiler for instance
 * @param output the directory that the results are written to
 */
record Options(
        int rounds,
        int warmUpMillis,
        int sampleMillis,
        Set<DatabaseKind> databases,
        Set<Workload> workloads,
        List<String> contenders,
        List<String> jvmArguments,
        Path output) {

    static final String USAGE = """
            Options:
              --quick                  about two minutes instead of a quarter of an hour; good for a first look only
              --databases=sqlite,h2,postgresql
              --workloads=W1,W4
              --contenders="raw kept,orm,orm read-only"   names as in the tables
              --rounds=9 --warm-up-millis=1500 --sample-millis=150
              --jvm=ARGUMENT           for the measured JVM; may be repeated
              --output=DIRECTORY       target/benchmarks by default""";

    static Options parse(String[] arguments) {
        int rounds = 9;
        int warmUpMillis = 1500;
        int sampleMillis = 150;
        Set<DatabaseKind> databases = EnumSet.complementOf(EnumSet.of(DatabaseKind.MARIADB));
        Set<Workload> workloads = EnumSet.allOf(Workload.class);
        List<String> contenders = List.of();
        List<String> jvmArguments = new ArrayList<>();
        Path output = Path.of("target", "benchmarks");
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? "" : argument.substring(equals + 1);
            switch (name) {
                case "--quick" -> {
                    rounds = 3;
                    warmUpMillis = 160;
                    sampleMillis = 15;
                }
                case "--databases" -> databases = databases(value);
                case "--workloads" ->
                    workloads = split(value).stream()
                            .map(Workload::named)
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Workload.class)));
                case "--contenders" -> contenders = split(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--warm-up-millis" -> warmUpMillis = Integer.parseInt(value);
                case "--sample-millis" -> sampleMillis = Integer.parseInt(value);
                case "--jvm" -> jvmArguments.add(value);
                case "--output" -> output = Path.of(value);
                default -> throw new IllegalArgumentException("Unknown option " + argument + ".\n" + USAGE);
            }
        }
        return new Options(rounds, warmUpMillis, sampleMillis, databases, workloads, contenders, jvmArguments, output);
    }

    private static Set<DatabaseKind> databases(String names) {
        return split(names).stream()
                .map(name -> DatabaseKind.named(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "No database is named '" + name + "'. There are sqlite, h2, postgresql and mariadb.")))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DatabaseKind.class)));
    }

    private static List<String> split(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Whether a contender takes part. Ratios need the baseline, so it always does. */
    boolean includes(String contender) {
        return contenders.isEmpty() || contenders.contains(contender) || contender.equals(Report.BASELINE);
    }
}
