package dev.orm.boot.command;

import dev.orm.migrations.MigrationException;
import dev.orm.reflect.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where commands write revisions. */
final class SourceDirectory {

    @Option(
            names = "--directory",
            defaultValue = "src/main/java",
            description = "Where the sources of the application are. Default: ${DEFAULT-VALUE}")
    private Path directory = Path.of("src/main/java");

    /** Finds out that there is none before any work is done. */
    void check() {
        if (!Files.isDirectory(directory)) {
            throw new MigrationException(
                    "There is no directory " + directory.toAbsolutePath().normalize()
                            + ". Run the command where the sources are, or name their directory by --directory.");
        }
    }

    Path write(SourceFile source) {
        Path file = directory.resolve(source.path());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.text());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
        return file;
    }
}
