package dev.orm.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.sqlite.JDBC;
import org.sqlite.SQLiteDataSource;

@ExtendWith(OutputCaptureExtension.class)
class OrmDefaultDataSourceAutoConfigurationTest {

    @TempDir
    Path directory;

    // H2 is on the class path of these tests, where Spring Boot would choose it as embedded database.
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withClassLoader(new FilteredClassLoader("org.h2"))
            .withConfiguration(AutoConfigurations.of(
                    OrmDefaultDataSourceAutoConfiguration.class,
                    OrmPoolDefaultsAutoConfiguration.class,
                    DataSourceAutoConfiguration.class));

    @Test
    void namesTheFileAfterTheApplication() {
        runner.withPropertyValues("spring.application.name=My blog/2")
                .run(context -> assertThat(
                                context.getBean(HikariDataSource.class).getJdbcUrl())
                        .isEqualTo("jdbc:sqlite:My-blog-2.db"));
    }

    @Test
    void hasANameForAnApplicationWithout() {
        runner.run(context ->
                assertThat(context.getBean(HikariDataSource.class).getJdbcUrl()).isEqualTo("jdbc:sqlite:app.db"));
    }

    @Test
    void usesTheFileOfTheProperty(CapturedOutput output) {
        Path file = directory.resolve("blog.db");
        runner.withPropertyValues("orm.sqlite.file=" + file).run(context -> {
            context.getBean(DataSource.class).getConnection().close();
            assertThat(file).exists();
        });
        assertThat(output).contains("INFO").contains("using the SQLite file " + file);
    }

    @Test
    void refusesAFileInAMissingDirectory() {
        runner.withPropertyValues("orm.sqlite.file=" + directory.resolve("missing/blog.db"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(SqliteFileException.class)
                        .rootCause()
                        .hasMessageContaining("its directory does not exist"));
        assertThat(Files.exists(directory.resolve("missing"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.url=jdbc:sqlite:other.db",
                "spring.datasource.url=",
                "spring.datasource.username=blog",
                "spring.datasource.jndi-name=java:comp/blog",
                "spring.datasource.hikari.jdbc-url=jdbc:sqlite:other.db"
            })
    void staysAwayWhenADatabaseIsMeant(String property) {
        new ApplicationContextRunner()
                .withClassLoader(new FilteredClassLoader("org.h2"))
                .withConfiguration(AutoConfigurations.of(OrmDefaultDataSourceAutoConfiguration.class))
                .withPropertyValues(property)
                .run(context -> assertThat(context).doesNotHaveBean(SqliteConnectionDetails.class));
    }

    @Test
    void leavesOtherConnectionDetailsAlone() {
        runner.withBean("mine", JdbcConnectionDetails.class, () -> new SqliteConnectionDetails("jdbc:sqlite:mine.db"))
                .run(context -> assertThat(
                                context.getBean(HikariDataSource.class).getJdbcUrl())
                        .isEqualTo("jdbc:sqlite:mine.db"));
    }

    @Test
    void leavesADataSourceOfTheUserAlone() {
        runner.withBean(SQLiteDataSource.class).run(context -> {
            assertThat(context).hasSingleBean(DataSource.class);
            assertThat(context).doesNotHaveBean(JdbcConnectionDetails.class);
        });
    }

    @Test
    void leavesAnEmbeddedDatabaseToSpringBoot() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        OrmDefaultDataSourceAutoConfiguration.class, DataSourceAutoConfiguration.class))
                .run(context -> assertThat(
                                context.getBean(HikariDataSource.class).getJdbcUrl())
                        .startsWith("jdbc:h2:mem:"));
    }

    @Test
    void needsTheDriver() {
        new ApplicationContextRunner()
                .withClassLoader(new FilteredClassLoader("org.h2", JDBC.class.getPackageName()))
                .withConfiguration(AutoConfigurations.of(OrmDefaultDataSourceAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(SqliteConnectionDetails.class));
    }
}
