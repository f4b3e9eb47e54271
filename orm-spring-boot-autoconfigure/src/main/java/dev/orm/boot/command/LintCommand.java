package dev.orm.boot.command;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import dev.orm.migrations.graph.RevisionScript;
import dev.orm.migrations.graph.SchemaHistory;
import dev.orm.migrations.lint.Lint;
import dev.orm.migrations.lint.LintFinding;
import dev.orm.migrations.run.Migrator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lint",
        description = "Look for dangers in revisions; exit with 2 if there are any that are not accepted.",
        mixinStandardHelpOptions = true)
final class LintCommand extends MigrationCommand {

    @Parameters(
            paramLabel = "REVISION",
            arity = "0..*",
            description = "The revisions. Default: those that are not applied.")
    private List<String> revisions = new ArrayList<>();

    @Option(names = "--all", description = "Look at all revisions.")
    private boolean all;

    @Option(
            names = "--dialect",
            paramLabel = "DATABASE",
            split = ",",
            description = "Databases on which they shall run, such as PostgreSQL. Default: that of the application.")
    private List<String> dialects = new ArrayList<>();

    @Override
    void run(Migrator migrator, Result result) {
        List<Dialect> databases = dialects.isEmpty()
                ? List.of(database().engine().dialect())
                : dialects.stream().map(Dialects::named).toList();
        SchemaHistory history = new SchemaHistory(migrator.graph());
        List<Map<String, Object>> findings = new ArrayList<>();
        for (RevisionScript script : scripts(migrator)) {
            var before = history.schemaOf(
                    migrator.graph().withAncestors(migrator.graph().before(script.id())));
            for (LintFinding finding : Lint.check(script, before, databases)) {
                result.line(finding.toString());
                findings.add(Map.of(
                        "code", finding.rule().code(),
                        "revision", script.id(),
                        "operation", finding.operation(),
                        "what", finding.what(),
                        "reason", finding.rule().reason(),
                        "recipe", finding.rule().recipe()));
            }
        }
        if (findings.isEmpty()) {
            result.line("Nothing was found.");
        }
        result.value("findings", findings).exitCode(findings.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT);
    }

    private List<RevisionScript> scripts(Migrator migrator) {
        if (all) {
            return migrator.graph().ordered();
        }
        return revisions.isEmpty()
                ? migrator.pending().stream()
                        .filter(script -> !script.isRepeatable())
                        .toList()
                : revisions.stream().map(migrator.graph()::find).toList();
    }
}
