package dev.orm.boot.command;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.generate.RevisionDraft;
import dev.orm.migrations.generate.RevisionSource;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.run.Migrator;
import dev.orm.reflect.SourceFile;
import dev.orm.schema.Schema;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "merge",
        description = "Write a revision that brings heads of the history together.",
        mixinStandardHelpOptions = true)
final class MergeCommand extends MigrationCommand {

    @Parameters(paramLabel = "REVISION", arity = "0..*", description = "The heads. Default: all of them.")
    private List<String> revisions = new ArrayList<>();

    @Option(
            names = {"-m", "--message"},
            defaultValue = "merge",
            description = "What the revision says. Default: ${DEFAULT-VALUE}")
    private String message = "merge";

    @Option(names = "--package", description = "The package of the revision. Default: that of the last head.")
    private String packageName = "";

    @Mixin
    private SourceDirectory sources = new SourceDirectory();

    @Override
    void run(Migrator migrator, Result result) {
        Set<String> parents = new LinkedHashSet<>();
        revisions.stream()
                .filter(name -> !name.equals("heads"))
                .forEach(name -> parents.add(migrator.graph().find(name).id()));
        if (parents.isEmpty()) {
            parents.addAll(migrator.graph().heads());
        }
        if (parents.size() < 2) {
            throw new MigrationException("There is nothing to bring together: the history has the heads "
                    + migrator.graph().heads() + ".");
        }
        sources.check();
        String place = packageName.isEmpty() ? RevisionPackage.of(migrator.graph(), parents) : packageName;
        SchemaHistory history = new SchemaHistory(migrator.graph());
        List<String> heads = List.copyOf(parents);
        List<String> conflicts = new ArrayList<>();
        for (int i = 1; i < heads.size(); i++) {
            for (int j = 0; j < i; j++) {
                conflicts.addAll(history.conflicts(heads.get(j), heads.get(i)));
            }
        }
        SourceFile source = new RevisionSource(RevisionSource.newId(), heads, message, LocalDateTime.now())
                .file(new RevisionDraft(Schema.of(), List.of(), List.of()), place);
        Path file = sources.write(source);
        result.line("written " + file);
        if (conflicts.isEmpty()) {
            result.line("The heads change different things, so their order does not matter.");
        } else {
            result.line("The heads change the same things; look whether they mean it in this order:");
            conflicts.forEach(conflict -> result.line("  " + conflict));
        }
        result.value("file", file.toString()).value("parents", heads).value("conflicts", conflicts);
    }
}
