package dev.orm.boot.command;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import dev.orm.migrations.graph.Direction;
import dev.orm.migrations.run.Migrator;
import dev.orm.migrations.run.OfflineSql;
import dev.orm.migrations.run.PrintedSql;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sql",
        description =
                "Print what revisions do as SQL, without a database; exit with 2 if a revision cannot be printed.",
        mixinStandardHelpOptions = true)
final class SqlCommand extends MigrationCommand {

    @Parameters(
            paramLabel = "FROM:TO",
            defaultValue = "base:heads",
            description = "Two revisions with a colon between. Default: ${DEFAULT-VALUE}")
    private String range = "base:heads";

    @Option(
            names = "--dialect",
            paramLabel = "DATABASE",
            description = "The database, such as PostgreSQL. Default: that of the application.")
    private @Nullable String dialect;

    @Option(names = "--down", description = "Print the way back.")
    private boolean down;

    @Override
    void run(Migrator migrator, Result result) {
        Dialect database = dialect == null ? database().engine().dialect() : Dialects.named(dialect);
        PrintedSql printed = OfflineSql.of(
                migrator.graph(),
                database,
                database().history().table().name(),
                range,
                down ? Direction.DOWNGRADE : Direction.UPGRADE);
        result.line(printed.text())
                .value("statements", printed.statements())
                .value("complete", printed.complete())
                .exitCode(printed.complete() ? ExitCode.OK : ExitCode.DIFFERENT);
    }
}
