package dev.orm.features;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table as this run's results would have it. */
final class FeatureTable {

    static final String HEADER = "| id | name | " + Database.header() + " |";
    static final String TICK = "✓";
    static final String NOT_APPLICABLE = "not applicable: ";
    private static final String OPEN = "–";

    /** CORE-9 comes before CORE-10. */
    private static final Comparator<String> BY_ID = Comparator.<String, String>comparing(id -> id.split("-")[0])
            .thenComparing(id -> Integer.valueOf(id.split("-")[1]));

    private final Catalogue catalogue;
    private final Results results;

    FeatureTable(Catalogue catalogue, Results results) {
        this.catalogue = catalogue;
        this.results = results;
    }

    String markdown() {
        return """
                # Features

                One line per feature that the tests name by a JUnit tag. A tick means that every test with the tag
                ran and passed on that database; a dash claims nothing. `./mvnw verify` fails if a tick here is not
                earned by the tests of the same run. The names are in `features.properties`; `CONTRIBUTING.md` tells
                how to update the table.

                %s
                |---|---|%s
                %s
                """.formatted(
                        HEADER,
                        "---|".repeat(Database.values().length),
                        results.ids().stream().sorted(BY_ID).map(this::row).collect(Collectors.joining("\n")));
    }

    String cell(String id, Database database) {
        return catalogue
                .notApplicable(id, database)
                .map(reason -> NOT_APPLICABLE + reason)
                .orElse(results.of(id, database) == Outcome.PASSED ? TICK : OPEN);
    }

    private String row(String id) {
        return Stream.concat(
                        Stream.of(id, catalogue.name(id).orElse("?")),
                        Stream.of(Database.values()).map(database -> cell(id, database)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
