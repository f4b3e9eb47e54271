package dev.orm.testing.feature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/**
 * What one test JVM learnt: per feature id and database the worst outcome of its tests. Safe for use by many threads.
 */
final class FeatureLedger {

    /** The database of tests that need none. */
    static final String ANY_DATABASE = "ANY";

    private static final Pattern FEATURE_ID = Pattern.compile("[A-Z]+-[0-9]+");

    private final Map<String, Outcome> outcomes = new ConcurrentSkipListMap<>();

    static boolean isFeatureId(String tag) {
        return FEATURE_ID.matcher(tag).matches();
    }

    void record(String tag, String database, Outcome outcome) {
        if (isFeatureId(tag)) {
            outcomes.merge(tag + '\t' + database, outcome, Outcome::worse);
        }
    }

    /** Returns lines of three columns divided by tabs: feature id, database, outcome. */
    List<String> lines() {
        return outcomes.entrySet().stream()
                .map(entry -> entry.getKey() + '\t' + entry.getValue())
                .toList();
    }

    void writeTo(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The feature results cannot be written to " + file + ".", e);
        }
    }
}
