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
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;

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
                .contains("Use a URL that begins with jdbc:sqlite:, jdbc:postgresql:, jdbc:mariadb: or jdbc:h2:.");
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
    void saysThatTheDriverOfMariadbIsMissing(CapturedOutput output) {
        fail(
                "--spring.datasource.url=jdbc:mariadb://localhost/blog",
                "--spring.datasource.driver-class-name=no.Driver");
        assertThat(output).contains("Add the dependency org.mariadb.jdbc:mariadb-java-client");
    }

    @Test
    void saysThatTheDatabaseIsDown(CapturedOutput output) {
        fail(
                Application.class,
                "--spring.datasource.url=jdbc:postgresql://localhost:1/blog?password=secret",
                "--spring.datasource.username=blog");
        assertThat(output)
                .contains("The database at 'jdbc:postgresql://localhost:1/blog' does not answer.")
                .contains("Check that the database runs");
        assertThat(output.getAll()).doesNotContain("secret");
    }

    @Test
    void saysThatTheTablesDoNotFit(@TempDir Path directory, CapturedOutput output) {
        fail(
                dev.orm.boot.app.Application.class,
                "--orm.schema.mode=validate",
                "--spring.datasource.url=jdbc:sqlite:" + directory.resolve("blog.db"));
        assertThat(output)
                .contains("The database does not fit the mapped entities:")
                .contains("authors")
                .contains("With 'orm.schema.mode=create' missing tables are created");
    }

    @Test
    void saysThatAnEntityIsWrong(@TempDir Path directory, CapturedOutput output) {
        fail(
                dev.orm.boot.faulty.entity.Faulty.class,
                "--spring.datasource.url=jdbc:sqlite:" + directory.resolve("blog.db"));
        assertThat(output)
                .contains("The entity classes cannot be mapped to tables:")
                .contains("Review.author");
    }

    @Test
    void saysThatARepositoryMethodIsWrong(@TempDir Path directory, CapturedOutput output) {
        fail(
                dev.orm.boot.faulty.repository.Faulty.class,
                "--spring.datasource.url=jdbc:sqlite:" + directory.resolve("blog.db"));
        assertThat(output)
                .contains("No query can be made for the repository method "
                        + "dev.orm.boot.faulty.repository.MisspeltRepository.findByNmae(String).")
                .contains("nmae")
                .contains("Name the method after attributes");
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
                        + "Reason: from the driver");
        assertThat(unavailable("28P01").getDescription()).startsWith("The database refuses the credentials.");
        assertThat(unavailable("3D000").getDescription()).startsWith("The database does not exist on its server.");
    }

    @Test
    void leavesOtherErrorsOfTheDatabaseToOthers() {
        assertThat(new DatabaseUnavailableFailureAnalyzer(new MockEnvironment())
                        .analyze(new SQLException("x", "23505")))
                .isNull();
        assertThat(new DatabaseUnavailableFailureAnalyzer(new MockEnvironment()).analyze(new SQLException("x")))
                .isNull();
    }

    private static FailureAnalysis unavailable(String state) {
        SQLException pool = new SQLException("from the pool", "08000", new SQLException("from the driver", state));
        FailureAnalysis analysis =
                new DatabaseUnavailableFailureAnalyzer(new MockEnvironment()).analyze(new IllegalStateException(pool));
        assertThat(analysis).isNotNull();
        return analysis;
    }

    private static void fail(String... arguments) {
        fail(Application.class, arguments);
    }

    private static void fail(Class<?> application, String... arguments) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(arguments));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
