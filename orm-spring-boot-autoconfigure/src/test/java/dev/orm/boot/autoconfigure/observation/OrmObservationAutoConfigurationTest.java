package dev.orm.boot.autoconfigure.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.boot.app.Application;
import dev.orm.boot.app.Author;
import dev.orm.boot.app.AuthorRepository;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

@EachDatabase
class OrmObservationAutoConfigurationTest {

    private static final String SECRET = "a name that must not be seen";

    private ConfigurableApplicationContext context;
    private TestObservationRegistry observations;
    private AuthorRepository authors;

    @BeforeEach
    void start(TestDatabase database) {
        context = new SpringApplicationBuilder(Application.class, Registry.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password());
        observations = context.getBean(TestObservationRegistry.class);
        authors = context.getBean(AuthorRepository.class);
        observations.clear();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void observesEveryStatement(TestDatabase database) {
        authors.save(new Author(SECRET));
        TestObservationRegistryAssert.assertThat(observations)
                .hasNumberOfObservationsWithNameEqualTo("orm.statement", 1)
                .hasObservationWithNameEqualTo("orm.statement")
                .that()
                .hasBeenStarted()
                .hasBeenStopped()
                .hasContextualNameEqualTo("insert authors")
                .hasLowCardinalityKeyValue(
                        "db.system.name", database.kind().label().toLowerCase(Locale.ROOT))
                .hasLowCardinalityKeyValue("db.operation.name", "insert")
                .hasLowCardinalityKeyValue("db.collection.name", "authors")
                .hasLowCardinalityKeyValue("error.type", "none")
                .hasHighCardinalityKeyValueWithKey("db.query.text")
                .doesNotHaveError();
    }

    @Test
    void tellsHowManyRowsWereRead() {
        authors.save(new Author("Ada"));
        authors.save(new Author("Grace"));
        observations.clear();
        authors.findAll();
        TestObservationRegistryAssert.assertThat(observations)
                .hasObservationWithNameEqualTo("orm.statement")
                .that()
                .hasContextualNameEqualTo("select authors")
                .hasHighCardinalityKeyValue("db.response.returned_rows", "2");
    }

    @Test
    void neverHoldsValues() {
        authors.save(new Author(SECRET));
        authors.findByName(SECRET);
        TestObservationRegistryAssert.assertThat(observations)
                .hasHandledContextsThatSatisfy(contexts -> assertThat(contexts)
                        .isNotEmpty()
                        .allSatisfy(each -> assertThat(each.getAllKeyValues() + each.toString())
                                .doesNotContain(SECRET)));
    }

    @Test
    void marksAStatementThatFailed() {
        Author author = authors.save(new Author("Ada"));
        observations.clear();
        assertThatThrownBy(() -> authors.save(Author.withoutName())).isInstanceOf(DataAccessException.class);
        assertThat(author.getId()).isNotNull();
        TestObservationRegistryAssert.assertThat(observations)
                .hasObservationWithNameEqualTo("orm.statement")
                .that()
                .hasBeenStopped()
                .hasLowCardinalityKeyValue("error.type", "not_null")
                .hasError();
    }

    @Test
    void isDocumented() throws IOException {
        String documentation = Files.readString(Path.of("..", "docs", "observability.md"));
        Stream.of(OrmObservationDocumentation.values())
                .flatMap(each -> Stream.of(each.getLowCardinalityKeyNames(), each.getHighCardinalityKeyNames())
                        .flatMap(Stream::of))
                .forEach(key -> assertThat(documentation).contains("| `" + key.asString() + "` |"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Registry {

        @Bean
        TestObservationRegistry observations() {
            return TestObservationRegistry.create();
        }
    }
}
