package dev.orm.boot.command;

import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.run.Migrator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;

@Command(
        name = "branches",
        description = "Show the revisions after which the history forks.",
        mixinStandardHelpOptions = true)
final class BranchesCommand extends MigrationCommand {

    @Override
    void run(Migrator migrator, Result result) {
        List<Map<String, Object>> branches = new ArrayList<>();
        for (RevisionScript script : migrator.graph().ordered()) {
            Set<String> children = migrator.graph().children(script.id());
            if (children.size() > 1) {
                result.line(script.title());
                children.forEach(child ->
                        result.line("  -> " + migrator.graph().get(child).title()));
                branches.add(Map.of("id", script.id(), "children", List.copyOf(children)));
            }
        }
        result.value("branches", branches);
    }
}
