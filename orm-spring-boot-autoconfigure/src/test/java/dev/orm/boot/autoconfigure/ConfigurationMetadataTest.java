package dev.orm.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class ConfigurationMetadataTest {

    private static final String METADATA = "/META-INF/spring-configuration-metadata.json";
    private static final Path TABLE = Path.of("..", "docs", "configuration.md");

    @Test
    void saysTypeAndPurposeOfEveryProperty() {
        SoftAssertions.assertSoftly(softly -> {
            for (Map<String, Object> property : properties()) {
                String name = (String) property.get("name");
                softly.assertThat(name).matches("orm\\..*|management\\..*\\.migrations\\..*");
                softly.assertThat(property.get("type")).as(name + ": type").isNotNull();
                softly.assertThat((String) property.get("description"))
                        .as(name + ": description")
                        .isNotBlank()
                        .endsWith(".")
                        .doesNotStartWith("The ")
                        .doesNotStartWith("A ");
            }
        });
    }

    @Test
    void knowsThePropertiesThatOnlyConditionsRead() {
        assertThat(properties())
                .extracting(property -> property.get("name"))
                .contains("orm.pool.defaults", "orm.repositories.enabled")
                .doesNotHaveDuplicates();
    }

    @Test
    void agreesWithTheDocumentedTable() throws IOException {
        List<String> documented = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| `orm.") || line.startsWith("| `management."))
                .toList();
        List<String> expected = properties().stream()
                .map(ConfigurationMetadataTest::row)
                .sorted()
                .toList();
        assertThat(documented)
                .as(
                        "The table in docs/configuration.md must say what the metadata says. It should be:%n%s",
                        String.join(System.lineSeparator(), expected))
                .isEqualTo(expected);
    }

    private static String row(Map<String, Object> property) {
        Object value = property.get("defaultValue");
        return "| `" + property.get("name") + "` | " + (value == null ? "" : "`" + value + "`") + " | "
                + property.get("description") + " |";
    }

    private static List<Map<String, Object>> properties() {
        try (InputStream in = OrmProperties.class.getResourceAsStream(METADATA)) {
            assertThat(in).as(METADATA).isNotNull();
            return JsonPath.parse(in).read("$.properties");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
