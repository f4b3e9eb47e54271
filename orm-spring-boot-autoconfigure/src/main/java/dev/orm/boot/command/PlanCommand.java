package dev.orm.boot.command;

import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.run.Migrator;
import dev.orm.migrations.run.PlannedStep;
import dev.orm.migrations.run.RevisionPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan",
        description = "Show what an upgrade would do, without doing it.",
        mixinStandardHelpOptions = true)
final class PlanCommand extends MigrationCommand {

    @Parameters(
            paramLabel = "TARGET",
            defaultValue = "heads",
            description = "Where to, as for upgrade or downgrade. Default: ${DEFAULT-VALUE}")
    private String target = "heads";

    @Option(names = "--down", description = "Show what a downgrade would do.")
    private boolean down;

    @Override
    void run(Migrator migrator, Result result) {
        List<Map<String, Object>> revisions = new ArrayList<>();
        for (RevisionPlan plan : down ? migrator.planDowngrade(target) : migrator.planUpgrade(target)) {
            boolean goes = plan.direction() == Direction.DOWNGRADE;
            String what = plan.script().isRepeatable() ? goes ? "take away " : "make " : goes ? "undo " : "apply ";
            result.line(what + plan.script().title());
            List<Map<String, Object>> operations = new ArrayList<>();
            for (PlannedStep step : plan.steps()) {
                List<String> sql = step.statements(migrator.dialect());
                result.line("  " + step.describe());
                sql.forEach(text -> result.line("    " + text));
                operations.add(Map.of("operation", step.describe(), "sql", sql));
            }
            revisions.add(
                    Map.of("id", plan.script().id(), "message", plan.script().message(), "operations", operations));
        }
        if (revisions.isEmpty()) {
            result.line("Nothing to do.");
        }
        result.value("revisions", revisions);
    }
}
