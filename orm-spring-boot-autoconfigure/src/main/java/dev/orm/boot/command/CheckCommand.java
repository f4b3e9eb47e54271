package dev.orm.boot.command;

import dev.orm.mapping.EntityModels;
import dev.orm.migrations.generate.Autogenerate;
import dev.orm.migrations.generate.Decisions;
import dev.orm.migrations.generate.ModelRenames;
import dev.orm.migrations.generate.OpenQuestionsException;
import dev.orm.migrations.generate.Question;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.operation.MigrationStep;
import dev.orm.migrations.run.Migrator;
import dev.orm.reflect.ComparisonRules;
import dev.orm.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        description = "Compare the entities with the revisions; exit with 2 if a revision is missing.",
        mixinStandardHelpOptions = true)
final class CheckCommand extends MigrationCommand {

    @Option(names = "--single-head", description = "Exit with 2 if the history has several heads, too.")
    private boolean singleHead;

    @Override
    void run(Migrator migrator, Result result) {
        List<String> differences = differences(migrator);
        List<String> heads = migrator.graph().heads();
        boolean forked = singleHead && heads.size() > 1;
        differences.forEach(difference -> result.line("missing: " + difference));
        if (forked) {
            result.line("The history has the heads " + String.join(", ", heads) + ". Bring them together: db merge "
                    + String.join(" ", heads));
        } else if (differences.isEmpty()) {
            result.line("The revisions make what the entities say.");
        }
        result.value("differences", differences)
                .value("heads", heads)
                .exitCode(forked || !differences.isEmpty() ? ExitCode.DIFFERENT : ExitCode.OK);
    }

    private List<String> differences(Migrator migrator) {
        EntityModels models = database().models();
        Schema history = new SchemaHistory(migrator.graph()).schema();
        Decisions renamed = new Decisions(ModelRenames.of(models, history), Set.of(), Map.of());
        try {
            ComparisonRules rules =
                    database().history().leftOut().and(database().rules());
            return Autogenerate.compare(history, Schema.of(models.tables()), renamed, rules).upgrade().stream()
                    .map(MigrationStep::describe)
                    .toList();
        } catch (OpenQuestionsException open) {
            return open.questions().stream().map(Question::text).toList();
        }
    }
}
