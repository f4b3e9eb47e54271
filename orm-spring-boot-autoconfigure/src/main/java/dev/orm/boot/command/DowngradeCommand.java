package dev.orm.boot.command;

import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.run.Migrator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "downgrade", description = "Undo applied revisions.", mixinStandardHelpOptions = true)
final class DowngradeCommand extends MigrationCommand {

    @Parameters(paramLabel = "TARGET", description = "Where to: -1, a revision, a label, base, label@base.")
    private String target = "";

    @Override
    void run(Migrator migrator, Result result) {
        List<RevisionScript> run = migrator.listening(progress()).downgrade(target);
        List<String> current = migrator.current();
        result.value("undone", run.stream().map(RevisionScript::id).toList()).value("current", current);
        run.forEach(script -> result.line("undone " + script.title()));
        result.line((run.isEmpty() ? "Nothing to do: the" : "The") + " database is at " + Words.list(current) + ".");
    }
}
