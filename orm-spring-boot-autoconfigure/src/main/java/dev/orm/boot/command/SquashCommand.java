package dev.orm.boot.command;

import dev.orm.migrations.generate.RevisionSource;
import dev.orm.migrations.generate.Squash;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.run.Migrator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "squash", description = "Write one revision that stands for several.", mixinStandardHelpOptions = true)
final class SquashCommand extends MigrationCommand {

    @Parameters(paramLabel = "FROM:TO", description = "The first and the last of them, such as base:4f1c.")
    private String range = "";

    @Option(
            names = {"-m", "--message"},
            defaultValue = "squash",
            description = "What the revision says. Default: ${DEFAULT-VALUE}")
    private String message = "squash";

    @Option(
            names = "--leave-out",
            paramLabel = "REVISION",
            description =
                    "Leave out its statements and work of the program, which do nothing where there are no rows yet.")
    private List<String> leftOut = new ArrayList<>();

    @Option(names = "--package", description = "The package of the revision. Default: that of the last one.")
    private String packageName = "";

    @Mixin
    private SourceDirectory sources = new SourceDirectory();

    @Override
    void run(Migrator migrator, Result result) {
        sources.check();
        Squash squash = Squash.of(migrator.graph(), range, leftOut, RevisionSource.newId(), message);
        List<String> members =
                squash.replaced().stream().map(RevisionScript::id).toList();
        String place = packageName.isEmpty() ? RevisionPackage.of(migrator.graph(), members) : packageName;
        Path file = sources.write(squash.source().file(squash.draft(), place));
        result.line("written " + file);
        squash.draft().upgrade().forEach(step -> result.line("  " + step.describe()));
        squash.replaced().forEach(script -> result.line("delete " + script.origin() + ", which is " + script.title()));
        result.line(
                "Do that when every database has all of them: one that lacks some is refused, one that has them is marked by"
                        + " its next upgrade, a new one runs this.");
        result.value("file", file.toString())
                .value("revision", squash.source().id())
                .value("operations", describe(squash.draft().upgrade()))
                .value(
                        "replaces",
                        squash.replaced().stream()
                                .map(script -> Map.of("id", script.id(), "source", script.origin()))
                                .toList());
    }

    private static List<String> describe(List<MigrationStep> steps) {
        return steps.stream().map(MigrationStep::describe).toList();
    }
}
