package dev.orm.boot.command;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.MigrationException;
import dev.orm.migrations.generate.Adoption;
import dev.orm.migrations.generate.RevisionDraft;
import dev.orm.migrations.generate.RevisionSource;
import dev.orm.migrations.run.Migrator;
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

    @Option(names = "--package", required = true, description = "The package of the revision.")
    private String packageName = "";

    @Mixin
    private SourceDirectory sources = new SourceDirectory();

    @Override
    void run(Migrator migrator, Result result) {
        if (!migrator.graph().ordered().isEmpty()) {
            throw new MigrationException("The application has revisions already, beginning with "
                    + migrator.graph().bases()
                    + ". Only a history that is empty can begin with what a database contains.");
        } else if (!SourceVersion.isName(packageName)) {
            throw new MigrationException(
                    "\"" + packageName + "\" is no name of a Java package. Name one such as com.example.migrations.");
        }
        sources.check();
        RevisionDraft draft;
        try (EngineConnection connection = database().engine().connect(false)) {
            draft = Adoption.draft(connection, null, database().history());
        }
        if (draft.isEmpty()) {
            throw new MigrationException("The database contains nothing that could be adopted.");
        }
        RevisionSource source = new RevisionSource(RevisionSource.newId(), List.of(), message, LocalDateTime.now());
        Path file = sources.write(source.file(draft, packageName));
        result.line("written " + file)
                .line("Read it, build the application, and mark it as applied: db stamp " + source.id())
                .value("file", file.toString())
                .value("revision", source.id());
    }
}
