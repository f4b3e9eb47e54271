package dev.orm.boot.command;

import dev.orm.migrations.run.Migrator;
import picocli.CommandLine.Command;

@Command(name = "heads", description = "Show the revisions after which none comes.", mixinStandardHelpOptions = true)
final class HeadsCommand extends MigrationCommand {

    @Override
    void run(Migrator migrator, Result result) {
        for (String id : migrator.graph().heads()) {
            boolean isDependency = !migrator.graph().children(id).isEmpty();
            result.line(migrator.graph().get(id).title() + (isDependency ? " (another revision depends on it)" : ""));
        }
        result.value("heads", migrator.graph().heads());
    }
}
