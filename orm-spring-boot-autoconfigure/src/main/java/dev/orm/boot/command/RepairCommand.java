package dev.orm.boot.command;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.run.Migrator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "repair",
        description = "Say what only a person knows about the history of the database.",
        mixinStandardHelpOptions = true)
final class RepairCommand extends MigrationCommand {

    @Option(
            names = "--accept",
            paramLabel = "REVISION",
            description = "The revision means the same as when it was applied, although it was edited.")
    private @Nullable String accept;

    @Option(names = "--done", paramLabel = "REVISION", description = "The statement has run in which a program ended.")
    private @Nullable String done;

    @Option(names = "--not-done", paramLabel = "REVISION", description = "That statement has not run.")
    private @Nullable String notDone;

    @Option(names = "--remove-unknown", description = "Forget revisions that this application does not have.")
    private boolean removeUnknown;

    @Override
    void run(Migrator migrator, Result result) {
        if (accept == null && done == null && notDone == null && !removeUnknown) {
            throw new MigrationException("Nothing was said. See: db repair --help");
        }
        if (accept != null) {
            migrator.repair().acceptChecksum(accept);
            result.line("accepted " + accept);
        }
        if (done != null) {
            migrator.repair().markStatement(done, true);
            result.line("done: the statement of " + done);
        }
        if (notDone != null) {
            migrator.repair().markStatement(notDone, false);
            result.line("not done: the statement of " + notDone);
        }
        List<String> removed = removeUnknown ? migrator.repair().removeUnknown() : List.of();
        removed.forEach(id -> result.line("forgotten " + id));
        result.value("removed", removed).value("current", migrator.current());
    }
}
