package dev.orm.boot.command;

import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.run.Migrator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "upgrade", description = "Run the revisions that are not applied.", mixinStandardHelpOptions = true)
final class UpgradeCommand extends MigrationCommand {

    @Parameters(
            paramLabel = "TARGET",
            defaultValue = "heads",
            description = "Where to: heads, a revision, a label, +2, label@head. Default: ${DEFAULT-VALUE}")
    private String target = "heads";

    @Override
    void run(Migrator migrator, Result result) {
        List<RevisionScript> run = migrator.listening(progress()).upgrade(target);
        List<String> current = migrator.current();
        result.value("applied", run.stream().map(RevisionScript::id).toList()).value("current", current);
        run.forEach(script -> result.line((script.isRepeatable() ? "made " : "applied ") + script.title()));
        result.line((run.isEmpty() ? "Nothing to do: the" : "The") + " database is at " + Words.list(current) + ".");
    }
}
