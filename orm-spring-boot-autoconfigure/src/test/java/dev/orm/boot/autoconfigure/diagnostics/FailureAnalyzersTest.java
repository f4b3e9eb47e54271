package dev.orm.boot.autoconfigure.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.mapping.MappingException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class FailureAnalyzersTest {

    @Test
    void saysThatTheDirectoryOfTheFileIsMissing(@TempDir Path directory, CapturedOutput output) {
        Path file = directory.resolve("missing/blog.db");
        fail("--spring.datasource.url=jdbc:sqlite:" + file);
        assertThat(output)
                .contains("The SQLite database file '" + file + "' cannot be created: its directory does not exist.")
                .contains("Create the directory and make it writable");
    }

    @Test
    void saysThatNoSupportedDatabaseIsKnownByTheUrl(CapturedOutput output) {
        fail("--spring.datasource.url=jdbc:foo://user:secret@host/blog?password=secret");
        assertThat(output)
                .contains("No supported database is known by the URL 'jdbc:foo://host/blog'")
                .contains("Use a URL that begins with jdbc:sqlite:, jdbc:postgresql: or jdbc:h2:.");
        assertThat(output.getAll()).doesNotContain("secret");
    }

    @Test
    void saysThatADatabaseIsNotSupportedWhoseDriverIsMissing(CapturedOutput output) {
        fail("--spring.datasource.url=jdbc:oracle:thin:@host:1521:blog");
        assertThat(output).contains("No supported database is known by the URL 'jdbc:oracle:thin:@host:1521:blog'");
    }

    @Test
    void saysThatTheDriverIsMissing(CapturedOutput output) {
        fail(
                "--spring.datasource.url=jdbc:postgresql://localhost/blog",
                "--spring.datasource.driver-class-name=no.Driver");
        assertThat(output)
                .contains("The JDBC driver for the URL 'jdbc:postgresql://localhost/blog' is not on the class path")
                .contains("Add the dependency org.postgresql:postgresql");
    }

    @Test
    void listsMappingFaults() {
        FailureAnalysis analysis = new MappingFailureAnalyzer()
                .analyze(new IllegalStateException(
                        new MappingException(List.of("User: has no @Id. Add one.", "Post.author: is wrong."))));
        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription())
                .contains("    - User: has no @Id. Add one.")
                .contains("    - Post.author: is wrong.");
    }

    @Test
    void tellsThatTheDatabaseDoesNotAnswer() {
        assertThat(unavailable("08001").getDescription())
                .isEqualTo("The database does not answer." + System.lineSeparator() + System.lineSeparator()
                        + "The driver says: from the driver");
        assertThat(unavailable("28P01").getDescription()).startsWith("The database refuses the credentials.");
        assertThat(unavailable("3D000").getDescription()).startsWith("The database does not exist on its server.");
    }

    @Test
    void leavesOtherErrorsOfTheDatabaseToOthers() {
        assertThat(new DatabaseUnavailableFailureAnalyzer(new DefaultListableBeanFactory())
                        .analyze(new SQLException("x", "23505")))
                .isNull();
        assertThat(new DatabaseUnavailableFailureAnalyzer(new DefaultListableBeanFactory())
                        .analyze(new SQLException("x")))
                .isNull();
    }

    private static FailureAnalysis unavailable(String state) {
        SQLException pool = new SQLException("from the pool", "08000", new SQLException("from the driver", state));
        FailureAnalysis analysis = new DatabaseUnavailableFailureAnalyzer(new DefaultListableBeanFactory())
                .analyze(new IllegalStateException(pool));
        assertThat(analysis).isNotNull();
        return analysis;
    }

    private static void fail(String... arguments) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(arguments));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
