package dev.orm.boot.command;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.diagram.HistoryDiagram;
import dev.orm.migrations.diagram.SchemaDiagram;
import dev.orm.migrations.history.AppliedRevision;
import dev.orm.migrations.run.Migrator;
import dev.orm.reflect.Inspector;
import dev.orm.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "diagram", description = "Draw tables or revisions as SVG.", mixinStandardHelpOptions = true)
final class DiagramCommand extends MigrationCommand {

    enum What {
        MODEL,
        DATABASE,
        REVISIONS
    }

    @Parameters(
            paramLabel = "WHAT",
            defaultValue = "MODEL",
            description =
                    "${COMPLETION-CANDIDATES}: tables of the entities, tables of the database, or the revisions. Default:"
                            + " ${DEFAULT-VALUE}")
    private What what = What.MODEL;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "diagram.svg",
            description = "The file that is written. Default: ${DEFAULT-VALUE}")
    private Path file = Path.of("diagram.svg");

    @Override
    void run(Migrator migrator, Result result) {
        try {
            Files.writeString(file, svg(migrator));
        } catch (IOException e) {
            throw new MigrationException(file + " cannot be written: " + e + ".", e);
        }
        result.line("written " + file).value("file", file.toString());
    }

    private String svg(Migrator migrator) {
        return switch (what) {
            case MODEL ->
                SchemaDiagram.svg(
                        Schema.of(database().models().tables()),
                        database().engine().dialect(),
                        "Entities");
            case DATABASE -> {
                try (EngineConnection connection = database().engine().connect(true)) {
                    Schema schema = new Inspector(connection).schema(null).toSchema();
                    yield SchemaDiagram.svg(schema, connection.dialect(), "Database");
                }
            }
            case REVISIONS ->
                HistoryDiagram.svg(
                        migrator.graph(),
                        migrator.history().stream().map(AppliedRevision::id).toList());
        };
    }
}
