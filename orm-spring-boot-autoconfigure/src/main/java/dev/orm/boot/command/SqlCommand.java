package dev.orm.boot.command;

import dev.orm.dialect.Dialect;
import dev.orm.migrations.run.Migrator;
import dev.orm.migrations.run.OfflineSql;
import dev.orm.migrations.run.PrintedSql;
import dev.orm.schema.TableName;
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
        int colon = range.indexOf(':');
        String from = colon <= 0 ? "base" : range.substring(0, colon);
        String to = range.substring(colon + 1);
        Dialect database = dialect == null ? database().engine().dialect() : LintCommand.dialect(dialect);
        TableName table = database().history().table().name();
        PrintedSql printed = down
                ? OfflineSql.downgrade(migrator.graph(), database, table, from, to)
                : OfflineSql.upgrade(migrator.graph(), database, table, from, to);
        result.line(printed.text())
                .value("statements", printed.statements())
                .value("complete", printed.complete())
                .exitCode(printed.complete() ? ExitCode.OK : ExitCode.DIFFERENT);
    }
}
