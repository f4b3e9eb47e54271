package dev.orm.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the main Java files of the modules beside this one. */
final class MainSources {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private MainSources() {}

    static List<Path> ofAllModules() {
        return of(module -> true);
    }

    /** Leaves out the demo and the benchmarks, which offer no API. */
    static List<Path> ofLibraries() {
        return of(module -> module.startsWith("orm-") && !module.equals("orm-benchmarks"));
    }

    private static List<Path> of(Predicate<String> module) {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> module.test(folder.getFileName().toString()))
                    .map(folder -> folder.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(MainSources::javaFiles)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
