package dev.orm.boot.command;

import dev.orm.migrations.run.Migrator;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "stamp",
        description =
                "Mark revisions and all before them as applied, and all others as not applied, without running any.",
        mixinStandardHelpOptions = true)
final class StampCommand extends MigrationCommand {

    @Parameters(paramLabel = "REVISION", arity = "1..*", description = "Revisions, labels or heads; base for none.")
    private List<String> revisions = new ArrayList<>();

    @Option(
            names = "--purge",
            description = "Empty the history before, with lines of revisions that this application does not know.")
    private boolean purge;

    @Override
    void run(Migrator migrator, Result result) {
        migrator.stamp(revisions, purge);
        List<String> current = migrator.current();
        result.value("current", current).line("The database counts as being at " + Words.list(current) + ".");
    }
}
