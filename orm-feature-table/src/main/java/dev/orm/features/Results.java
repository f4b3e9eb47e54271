package dev.orm.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the tests of a run proved. A line is {@code id TAB database TAB outcome}; the database {@code ANY} stands for
 * tests that need none.
 */
final class Results {

    private static final String ANY = "ANY";

    private final Map<String, Map<String, Outcome>> outcomes = new TreeMap<>();
    private final Set<Database> tested = EnumSet.noneOf(Database.class);

    Results(List<String> lines) {
        lines.forEach(this::add);
    }

    /** Reads what each module wrote. */
    static Results read(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return new Results(List.of());
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> modules = files.filter(file -> file.toString().endsWith(".tsv"))
                    .sorted()
                    .toList();
            Results results = new Results(List.of());
            for (Path module : modules) {
                Files.readAllLines(module).forEach(results::add);
            }
            return results;
        }
    }

    boolean isEmpty() {
        return outcomes.isEmpty();
    }

    Set<String> ids() {
        return outcomes.keySet();
    }

    /**
     * Returns the worst outcome on a database. Tests without a database count on every tested one, but they do not stand
     * in for tests with one: a feature that any test tried on a database is proved only where such a test passed.
     */
    Outcome of(String id, Database database) {
        Map<String, Outcome> byDatabase = outcomes.getOrDefault(id, Map.of());
        boolean needsDatabase = byDatabase.size() > (byDatabase.containsKey(ANY) ? 1 : 0);
        Outcome missing = tested.contains(database) && !needsDatabase && byDatabase.containsKey(ANY)
                ? Outcome.PASSED
                : Outcome.NOT_RUN;
        return byDatabase.getOrDefault(database.name(), missing).worse(byDatabase.getOrDefault(ANY, Outcome.PASSED));
    }

    private void add(String line) {
        String[] columns = line.split("\t");
        if (columns.length != 3) {
            throw new IllegalArgumentException("The feature results have a line that is not 'id TAB database TAB "
                    + "outcome': '" + line + "'. Delete target/feature-results and run ./mvnw verify again.");
        }
        outcomes.computeIfAbsent(columns[0], id -> new TreeMap<>())
                .merge(columns[1], Outcome.valueOf(columns[2]), Outcome::worse);
        if (!columns[1].equals(ANY)) {
            tested.add(Database.valueOf(columns[1]));
        }
    }
}
