package dev.orm.boot.command;

import dev.orm.migrations.MigrationException;
import dev.orm.migrations.Revision;
import dev.orm.migrations.generate.RevisionDraft;
import dev.orm.migrations.generate.RevisionSource;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.run.Migrator;
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
        var schema =
                new SchemaHistory(migrator.graph()).schemaOf(migrator.graph().withAncestors(parents));
        var source = new RevisionSource(RevisionSource.newId(), List.copyOf(parents), message, LocalDateTime.now())
                .file(new RevisionDraft(schema, List.of(), List.of()), packageOf(migrator, parents));
        Path file = sources.write(source);
        result.line("written " + file).value("file", file.toString()).value("parents", List.copyOf(parents));
    }

    private static String packageOf(Migrator migrator, Set<String> parents) {
        for (String parent : parents) {
            Class<?> type = migrator.graph().get(parent).migration().getClass();
            if (type.isAnnotationPresent(Revision.class)) {
                return type.getPackageName();
            }
        }
        throw new MigrationException(
                "The heads " + parents + " are all written in SQL. Merge them by a file with the line -- parents: "
                        + String.join(", ", parents));
    }
}
