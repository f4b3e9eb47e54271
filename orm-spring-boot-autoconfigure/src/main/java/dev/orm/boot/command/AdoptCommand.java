package dev.orm.boot.command;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.generate.Adoption;
import dev.orm.migrations.generate.RevisionDraft;
import dev.orm.migrations.generate.RevisionSource;
import dev.orm.migrations.run.Migrator;
import dev.orm.reflect.InspectedRoutine;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "adopt",
        description = "Write the first revision of what the database contains already.",
        mixinStandardHelpOptions = true)
final class AdoptCommand extends MigrationCommand {

    @Option(
            names = {"-m", "--message"},
            defaultValue = "adopt the database",
            description = "What the revision says. Default: ${DEFAULT-VALUE}")
    private String message = "adopt the database";

    @Option(
            names = "--package",
            description = "The package of the revision. Default: migrations below that of the application.")
    private String packageName = "";

    @Option(names = "--no-stamp", description = "Only write the revision; do not mark it as applied.")
    private boolean onlyWritten;

    @Mixin
    private SourceDirectory sources = new SourceDirectory();

    @Override
    void run(Migrator migrator, Result result) {
        if (!migrator.graph().ordered().isEmpty()) {
            throw new MigrationException("The application has revisions already, beginning with "
                    + migrator.graph().bases()
                    + ". Only a history that is empty can begin with what a database contains.");
        }
        String place = packageName.isEmpty() ? database().mainPackage() + ".migrations" : packageName;
        if (!SourceVersion.isName(place)) {
            throw new MigrationException(
                    "\"" + place + "\" is no name of a Java package. Name one such as com.example.migrations.");
        }
        sources.check();
        RevisionDraft draft;
        List<String> leftOut;
        try (EngineConnection connection = database().engine().connect(false)) {
            draft = Adoption.draft(
                    connection, null, database().history(), database().rules());
            leftOut = Adoption.leftOut(connection, null, database().rules()).stream()
                    .map(InspectedRoutine::toString)
                    .toList();
        }
        if (draft.isEmpty()) {
            throw new MigrationException("The database contains nothing that could be adopted.");
        }
        RevisionSource source = new RevisionSource(RevisionSource.newId(), List.of(), message, LocalDateTime.now());
        Path file = sources.write(source.file(draft, place));
        result.line("written " + file).value("file", file.toString()).value("revision", source.id());
        result.value("leftOut", leftOut);
        if (!leftOut.isEmpty()) {
            result.line("It does not make these, which stand in SQL files: " + String.join(", ", leftOut));
        }
        if (onlyWritten) {
            result.line("Read it, build the application, and mark it as applied: db stamp " + source.id());
            return;
        }
        List<String> gone = migrator.adopt(source.id(), message, draft.upgrade());
        if (!gone.isEmpty()) {
            result.line(
                    "The database counts no longer as being at " + Words.list(gone) + ", which nothing came after.");
        }
        result.line("The database counts as being at " + source.id() + ".")
                .line("Read the revision and build the application. If you change what it does: db repair --accept "
                        + source.id() + "; if you delete it: db stamp --purge base")
                .line("Other databases with the same tables: db stamp " + source.id());
    }
}
