package dev.orm.boot.command;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.run.Drift;
import dev.orm.migrations.run.Migrator;
import dev.orm.reflect.SchemaDifference;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "drift",
        description = "Compare the database with its applied revisions; exit with 2 if it is another.",
        mixinStandardHelpOptions = true)
final class DriftCommand extends MigrationCommand {

    @Override
    void run(Migrator migrator, Result result) {
        List<String> differences;
        try (EngineConnection connection = database().engine().connect(false)) {
            differences = Drift.find(
                            connection,
                            migrator.graph(),
                            database().history(),
                            database().rules())
                    .stream()
                    .map(SchemaDifference::message)
                    .toList();
        }
        result.lines(differences);
        if (differences.isEmpty()) {
            result.line("The database is what its revisions made.");
        }
        result.value("differences", differences).exitCode(differences.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT);
    }
}
