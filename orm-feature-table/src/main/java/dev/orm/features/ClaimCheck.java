package dev.orm.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Compares a committed table with the results of a run. */
final class ClaimCheck {

    private static final Pattern ROW = Pattern.compile("^\\|\\s*[A-Z]+-[0-9]+\\s*\\|.*");
    private static final int FIRST_DATABASE = 2;

    private final Catalogue catalogue;
    private final Results results;
    private final List<String> problems = new ArrayList<>();

    private ClaimCheck(Catalogue catalogue, Results results) {
        this.catalogue = catalogue;
        this.results = results;
    }

    /** Returns a sentence for everything that the table claims without right; empty if the table is honest. */
    static List<String> problems(String committed, Catalogue catalogue, Results results) {
        ClaimCheck check = new ClaimCheck(catalogue, results);
        check.checkIds();
        List<String> rows =
                committed.lines().filter(line -> ROW.matcher(line).matches()).toList();
        if (!rows.isEmpty() && committed.lines().noneMatch(FeatureTable.HEADER::equals)) {
            check.problems.add("The table's header is not '" + FeatureTable.HEADER + "'.");
        }
        rows.forEach(check::checkRow);
        return check.problems;
    }

    private void checkIds() {
        results.ids().stream()
                .filter(id -> catalogue.name(id).isEmpty())
                .forEach(id -> problems.add("A test has the tag " + id
                        + ", which docs/features.properties does not name. Add a line for it, or mend the tag."));
    }

    private void checkRow(String row) {
        String[] cells =
                Arrays.stream(row.substring(1).split("\\|")).map(String::strip).toArray(String[]::new);
        if (cells.length != FIRST_DATABASE + Database.values().length) {
            problems.add("The row of " + cells[0] + " does not have the columns of the header.");
            return;
        }
        for (Database database : Database.values()) {
            checkCell(cells[0], database, cells[FIRST_DATABASE + database.ordinal()]);
        }
    }

    private void checkCell(String id, Database database, String cell) {
        if (cell.contains(FeatureTable.TICK)) {
            Outcome outcome = results.of(id, database);
            if (outcome != Outcome.PASSED) {
                problems.add(id + " has a tick for " + database.label() + ", but " + outcome.words() + ".");
            }
        } else if (cell.startsWith(FeatureTable.NOT_APPLICABLE.strip())
                && !cell.equals(new FeatureTable(catalogue, results).cell(id, database))) {
            problems.add(id + " is called not applicable to " + database.label()
                    + ", but docs/features.properties does not say so with this reason.");
        }
    }
}
