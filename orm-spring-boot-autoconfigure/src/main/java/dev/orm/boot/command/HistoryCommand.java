package dev.orm.boot.command;

import dev.orm.boot.autoconfigure.migrations.RevisionDescription;
import dev.orm.migrations.run.Migrator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "history",
        description = "List the revisions, the newest first, and which are applied.",
        mixinStandardHelpOptions = true)
final class HistoryCommand extends MigrationCommand {

    @Option(
            names = {"-r", "--range"},
            description = "Only these, such as base:heads, -3:current or 4f1c:. Both ends belong to it.")
    private @Nullable String range;

    @Override
    void run(Migrator migrator, Result result) {
        List<RevisionDescription> revisions = new ArrayList<>(RevisionDescription.all(migrator));
        Collections.reverse(revisions);
        if (range != null) {
            Set<String> listed = new HashSet<>();
            migrator.list(range).forEach(script -> listed.add(script.id()));
            revisions.removeIf(revision -> !listed.contains(revision.id()));
        }
        revisions.forEach(revision -> result.line(line(revision)));
        result.value("revisions", revisions.stream().map(HistoryCommand::values).toList());
    }

    private static String line(RevisionDescription revision) {
        return revision.id() + "  "
                + String.format(Locale.ROOT, "%-10s", revision.state().toLowerCase(Locale.ROOT))
                + "  " + revision.message()
                + (revision.labels().isEmpty() ? "" : " " + revision.labels())
                + (revision.isKnown() ? "" : " (unknown to this application)");
    }

    static Map<String, @Nullable Object> values(RevisionDescription revision) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", revision.id());
        values.put("message", revision.message());
        values.put("parents", revision.parents());
        values.put("labels", revision.labels());
        values.put("state", revision.state());
        values.put("known", revision.isKnown());
        values.put("started", revision.started());
        values.put("millis", revision.millis());
        values.put("appliedBy", revision.appliedBy());
        return values;
    }
}
