package dev.orm.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureTableCommandTest {

    @TempDir
    private Path root;

    @BeforeEach
    void createCatalogueAndResults() throws IOException {
        Files.createDirectories(root.resolve("docs"));
        Files.createDirectories(root.resolve("target/feature-results"));
        Files.writeString(root.resolve("docs/features.properties"), "DEMO-2=second\nDEMO-10=tenth\n");
        result("one.tsv", "DEMO-10\tSQLITE\tPASSED\nDEMO-2\tH2\tPASSED\n");
        result("two.tsv", "DEMO-10\tSQLITE\tPASSED\n");
    }

    @Test
    void whatItWritesItAccepts() throws IOException {
        FeatureTableCommand command = new FeatureTableCommand(root);
        command.write();
        command.check();
        assertThat(table()).contains("| DEMO-2 | second | – | ✓ | – | – |\n| DEMO-10 | tenth | ✓ | – | – | – |\n");
    }

    @Test
    void aFailureInAnyModuleSpoilsTheTable() throws IOException {
        FeatureTableCommand command = new FeatureTableCommand(root);
        command.write();
        result("two.tsv", "DEMO-10\tSQLITE\tFAILED\n");
        assertThatIllegalStateException()
                .isThrownBy(command::check)
                .withMessageContaining("DEMO-10 has a tick for SQLite")
                .withMessageContaining("-Dorm.features=write");
    }

    @Test
    void withoutResultsNoTickIsAccepted() throws IOException {
        FeatureTableCommand command = new FeatureTableCommand(root);
        command.write();
        Files.delete(root.resolve("target/feature-results/one.tsv"));
        Files.delete(root.resolve("target/feature-results/two.tsv"));
        assertThatIllegalStateException()
                .isThrownBy(command::check)
                .withMessageContaining("no test with this tag ran there");
    }

    @Test
    void withoutResultsNothingIsWritten() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new FeatureTableCommand(root.resolve("empty")).write())
                .withMessageContaining("Run a full ./mvnw verify first");
    }

    @Test
    void anUnknownTaskIsRefused() {
        assertThatThrownBy(() -> FeatureTableCommand.main(new String[] {"guess", root.toString()}))
                .hasMessageContaining("'check'");
    }

    private void result(String file, String lines) throws IOException {
        Files.writeString(root.resolve("target/feature-results").resolve(file), lines);
    }

    private String table() throws IOException {
        return Files.readString(root.resolve("docs/features.md"));
    }
}
