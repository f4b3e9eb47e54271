package dev.orm.boot.command;

import dev.orm.boot.autoconfigure.migrations.RevisionDescription;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.run.Migrator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show all of one revision.", mixinStandardHelpOptions = true)
final class ShowCommand extends MigrationCommand {

    @Parameters(paramLabel = "REVISION", description = "An id, the beginning of one, or a label.")
    private String revision = "";

    @Override
    void run(Migrator migrator, Result result) {
        RevisionScript script = migrator.graph().find(revision);
        RevisionDescription known = RevisionDescription.all(migrator).stream()
                .filter(description -> description.id().equals(script.id()))
                .findFirst()
                .orElseThrow();
        List<String> steps = new SchemaHistory(migrator.graph())
                .steps(script.id()).stream().map(MigrationStep::describe).toList();
        result.line("revision  " + script.id())
                .line("message   " + script.message())
                .line("state     " + known.state().toLowerCase(Locale.ROOT))
                .line("parents   " + Words.list(script.parents()))
                .line("children  " + String.join(", ", migrator.graph().children(script.id())))
                .line("labels    " + String.join(", ", script.labels()))
                .line("depends   " + String.join(", ", script.dependsOn()))
                .line("source    " + script.origin());
        steps.forEach(step -> result.line("upgrade   " + step));
        HistoryCommand.values(known).forEach(result::value);
        result.value("children", List.copyOf(migrator.graph().children(script.id())))
                .value("dependsOn", script.dependsOn())
                .value("source", script.origin())
                .value("operations", steps);
    }
}
