package dev.orm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DependencyListTest {

    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>");

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void everyDependencyOfALibraryIsExplained() throws IOException {
        String list = Files.readString(ROOT.resolve("docs/dependencies.md"));
        assertThat(dependencies())
                .as("dependencies that docs/dependencies.md does not explain")
                .isNotEmpty()
                .filteredOn(artifact -> !list.contains(artifact))
                .isEmpty();
    }

    /** The libraries of this build explain themselves, and so do the demo and the benchmarks. */
    private static Set<String> dependencies() throws IOException {
        Set<String> artifacts = new TreeSet<>();
        for (Path pom : poms()) {
            Matcher matcher = DEPENDENCY.matcher(Files.readString(pom));
            while (matcher.find()) {
                if (!matcher.group(1).equals("dev.orm")) {
                    artifacts.add(matcher.group(2));
                }
            }
        }
        return artifacts;
    }

    private static List<Path> poms() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.filter(module -> module.getFileName().toString().startsWith("orm-"))
                    .filter(module -> !module.endsWith("orm-benchmarks"))
                    .map(module -> module.resolve("pom.xml"))
                    .filter(Files::exists)
                    .toList();
        }
    }
}
