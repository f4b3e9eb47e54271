package dev.orm.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Checks or writes {@code docs/features.md} at the end of the build. */
public final class FeatureTableCommand {

    private static final String HOW_TO_WRITE =
            "After a full ./mvnw verify, './mvnw verify -pl orm-feature-table -Dorm.features=write' writes the table.";

    private final Path table;
    private final Path catalogue;
    private final Path results;

    FeatureTableCommand(Path root) {
        table = root.resolve("docs/features.md");
        catalogue = root.resolve("docs/features.properties");
        results = root.resolve("target/feature-results");
    }

    /**
     * Runs the command. A run that leaves out tests or databases is not checked, because it proves too little.
     *
     * @param arguments {@code check} or {@code write}, and the root directory of the build
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        FeatureTableCommand command = new FeatureTableCommand(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "write" -> command.write();
            case "check" -> {
                if (!isPartialRun()) {
                    command.check();
                }
            }
            default ->
                throw new IllegalArgumentException("The property orm.features is '" + arguments[0]
                        + "'. It can be 'check', which is the default, or 'write'.");
        }
    }

    void write() throws IOException {
        Results proved = proved();
        Catalogue known = Catalogue.read(catalogue);
        report(ClaimCheck.problems("", known, proved));
        Files.writeString(table, new FeatureTable(known, proved).markdown());
    }

    void check() throws IOException {
        String committed = Files.exists(table) ? Files.readString(table) : "";
        report(ClaimCheck.problems(committed, Catalogue.read(catalogue), Results.read(results)));
    }

    private Results proved() throws IOException {
        Results proved = Results.read(results);
        if (proved.isEmpty()) {
            throw new IllegalStateException("There are no feature results in " + results
                    + ", so docs/features.md cannot be written. Run a full ./mvnw verify first.");
        }
        return proved;
    }

    private static void report(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("docs/features.md and the tests of this run do not agree:\n  "
                    + String.join("\n  ", problems) + "\n" + HOW_TO_WRITE);
        }
    }

    private static boolean isPartialRun() {
        return Stream.of("skipTests", "maven.test.skip", "test", "orm.test.databases")
                .anyMatch(property -> System.getProperty(property) != null);
    }
}
