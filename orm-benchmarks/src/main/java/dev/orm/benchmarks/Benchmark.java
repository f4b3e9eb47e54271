package dev.orm.benchmarks;

import dev.orm.testing.DatabaseKind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command: measures each database in a JVM of its own, prints the ratios, and writes the table and the raw figures. */
public final class Benchmark {

    private final Options options;
    private final List<String> arguments;
    private final PrintStream out;

    private Benchmark(Options options, List<String> arguments, PrintStream out) {
        this.options = options;
        this.arguments = arguments;
        this.out = out;
    }

    /** Runs the benchmark; {@link Options#USAGE} lists the arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        boolean complete = new Benchmark(options, List.of(arguments), System.out).run();
        System.exit(complete ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        Files.createDirectories(options.output());
        Report report = new Report();
        for (DatabaseKind kind : options.databases()) {
            out.println("Measuring " + kind.label() + " …");
            report.addAll(measure(kind));
        }
        Path table = options.output().resolve("benchmarks.md");
        Path figures = options.output().resolve("benchmarks.json");
        String markdown = report.toMarkdown();
        Files.writeString(table, markdown);
        Files.writeString(figures, report.toJson());
        out.println(markdown);
        out.println("Written to " + table + " and " + figures + ".");
        return report.isComplete();
    }

    private List<String> measure(DatabaseKind kind) throws IOException, InterruptedException {
        Path results = Files.createTempFile("benchmark", ".tsv");
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(
                    "-Xms1g",
                    "-Xmx1g",
                    "-XX:+UseParallelGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Duser.timezone=UTC"));
            command.addAll(options.jvmArguments());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), DatabaseRun.class.getName()));
            command.addAll(arguments);
            command.add("--databases=" + kind.name());
            command.add(results.toString());
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("The run on " + kind.label() + " ended with status " + status
                        + "; what went wrong is printed above.");
            }
            return Files.readAllLines(results, StandardCharsets.UTF_8);
        } finally {
            Files.deleteIfExists(results);
        }
    }
}
