package dev.orm.boot.command;

import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.run.Migrator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "current", description = "Show the revisions the database is at.", mixinStandardHelpOptions = true)
final class CurrentCommand extends MigrationCommand {

    @Option(names = "--check-heads", description = "Exit with 2 if revisions are not applied, or one is under way.")
    private boolean checkHeads;

    @Override
    void run(Migrator migrator, Result result) {
        List<String> current = migrator.current();
        List<RevisionScript> pending = migrator.pending();
        for (String id : current) {
            result.line(
                    migrator.graph().contains(id)
                            ? migrator.graph().get(id).title()
                            : id + ", which this application does not know");
        }
        Map<String, Integer> underWay = new LinkedHashMap<>();
        for (AppliedRevision line : migrator.history()) {
            if (line.state().isUnderWay()) {
                underWay.put(line.id(), line.stepsDone());
                result.line(
                        "under way: " + line.id() + ", " + line.state().name().toLowerCase(Locale.ROOT) + ", "
                                + line.stepsDone() + (line.stepsDone() == 1 ? " statement" : " statements") + " done");
            }
        }
        pending.stream()
                .filter(script -> !underWay.containsKey(script.id()))
                .forEach(script -> result.line("pending: " + script.title()));
        if (!underWay.isEmpty()) {
            result.value("underWay", underWay);
        }
        result.value("current", current)
                .value("pending", pending.stream().map(RevisionScript::id).toList())
                .exitCode(checkHeads && !pending.isEmpty() ? ExitCode.DIFFERENT : ExitCode.OK);
    }
}
