package dev.orm.features;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The known features: {@code docs/features.properties} with lines {@code CORE-31=row locks}, and
 * {@code CORE-31.not-applicable.SQLITE=SQLite locks the whole file} where a database cannot have a feature.
 */
final class Catalogue {

    private static final String NOT_APPLICABLE = ".not-applicable.";

    private final Properties entries;

    Catalogue(Properties entries) {
        this.entries = entries;
    }

    static Catalogue read(Path file) throws IOException {
        Properties entries = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            entries.load(reader);
        }
        return new Catalogue(entries);
    }

    Optional<String> name(String id) {
        return Optional.ofNullable(entries.getProperty(id));
    }

    /** Returns why a database cannot have a feature; empty if it can. */
    Optional<String> notApplicable(String id, Database database) {
        return Optional.ofNullable(entries.getProperty(id + NOT_APPLICABLE + database.name()));
    }
}
