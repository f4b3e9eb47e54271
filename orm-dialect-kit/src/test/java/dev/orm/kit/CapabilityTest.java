package dev.orm.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every capability is asked for by a test of the kit, and the table of the guide says which database has it. */
class CapabilityTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Path GUIDE = ROOT.resolve("docs/dialects.md");

    private static final List<Dialect> DIALECTS =
            List.of(Dialects.SQLITE, Dialects.H2, Dialects.POSTGRESQL, Dialects.MARIADB);

    private static final Pattern TABLE = Pattern.compile("(?s)(?<=<!-- capabilities -->\n).*?(?=<!-- end -->)");

    @Test
    void everyCapabilityIsAskedForByTheKit() throws IOException {
        String suites = sources(Path.of("src/main/java"));
        assertThat(Capability.values())
                .as("capabilities that no suite of the kit asks for: a dialect could claim them in vain")
                .filteredOn(capability -> !suites.contains("Capability." + capability.name()))
                .isEmpty();
    }

    @Test
    void noSuiteAsksWhichDatabaseItIs() throws IOException {
        assertThat(sources(Path.of("src/main/java")))
                .doesNotContainPattern(
                        "(?i)dialects\\.(sqlite|h2|postgresql|mariadb)|equals\\(\"(sqlite|h2|postgresql|mariadb)");
    }

    @Test
    void theTableOfTheGuideIsThatOfTheDialects() throws IOException {
        String table = table();
        String guide = Files.readString(GUIDE);
        if (Boolean.getBoolean("orm.docs.write")) {
            Files.writeString(GUIDE, TABLE.matcher(guide).replaceFirst(Matcher.quoteReplacement(table)));
            return;
        }
        assertThat(TABLE.matcher(guide).results().map(found -> found.group()))
                .as("the table of docs/dialects.md; run this test with -Dorm.docs.write=true to write it")
                .containsExactly(table);
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder("| capability | what |");
        DIALECTS.forEach(dialect -> table.append(' ').append(dialect.name()).append(" |"));
        table.append("\n|---|---|").append(":-:|".repeat(DIALECTS.size())).append('\n');
        String source = Files.readString(ROOT.resolve("orm-core/src/main/java/dev/orm/dialect/Capability.java"));
        for (Capability capability : Capability.values()) {
            table.append("| `")
                    .append(capability)
                    .append("` | ")
                    .append(description(source, capability))
                    .append(" |");
            DIALECTS.forEach(dialect -> table.append(dialect.supports(capability) ? " ✓ |" : "  |"));
            table.append('\n');
        }
        return table.toString();
    }

    /** What its Javadoc says, so that it is said once. */
    private static String description(String source, Capability capability) {
        Matcher comment = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + capability.name() + "\\b", Pattern.DOTALL)
                .matcher(source);
        assertThat(comment.find()).as("Javadoc of %s", capability).isTrue();
        return comment.group(1)
                .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link ([^}]*)}", "`$1`")
                .replace("|", "\\|")
                .strip();
    }

    private static String sources(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                texts.add(Files.readString(file));
            }
        }
        return String.join("\n", texts);
    }
}
