package dev.orm.boot.autoconfigure.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.boot.app.Application;
import dev.orm.boot.app.Author;
import dev.orm.boot.app.AuthorRepository;
import dev.orm.boot.app.Library;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class OrmMetricsAutoConfigurationTest {

    @TempDir
    Path directory;

    @Test
    void countsWhatSessionsDo() {
        try (ConfigurableApplicationContext context = start()) {
            AuthorRepository authors = context.getBean(AuthorRepository.class);
            Library library = context.getBean(Library.class);
            MeterRegistry meters = context.getBean(MeterRegistry.class);

            authors.save(new Author("Ada"));
            library.addBook("Ada");
            library.addBook("Ada");
            authors.deleteAll(authors.findAll());

            assertThat(count(meters, "orm.entities.inserted")).isEqualTo(1);
            assertThat(count(meters, "orm.entities.updated")).isEqualTo(2);
            assertThat(count(meters, "orm.entities.deleted")).isEqualTo(1);
            assertThat(count(meters, "orm.entities.loaded")).isGreaterThanOrEqualTo(3);
            assertThat(count(meters, "orm.flushes")).isEqualTo(4);
            assertThat(count(meters, "orm.sessions")).isGreaterThanOrEqualTo(5);
            assertThat(meters.get("orm.sessions.open").gauge().value()).isZero();
            assertThat(count(meters, "orm.transactions", "result", "committed")).isGreaterThanOrEqualTo(5);
            assertThat(count(meters, "orm.statement.cache.requests", "result", "hit"))
                    .isPositive();
            assertThat(count(meters, "orm.statement.cache.requests", "result", "miss"))
                    .isPositive();
            assertThat(meters.get("orm.statement.cache.size").gauge().value()).isPositive();
            assertThat(count(meters, "orm.statements", "operation", "update")).isEqualTo(2);
        }
    }

    @Test
    void isDocumented() throws IOException {
        String documentation = Files.readString(Path.of("..", "docs", "observability.md"));
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBean(MeterRegistry.class).getMeters())
                    .map(Meter::getId)
                    .filteredOn(id -> id.getName().startsWith("orm."))
                    // These come from observations, which have their own test.
                    .filteredOn(id ->
                            !List.of("orm.statement", "orm.statement.active").contains(id.getName()))
                    .isNotEmpty()
                    .allSatisfy(id -> assertThat(documentation)
                            .contains("| `" + id.getName() + "` |")
                            .contains(String.valueOf(id.getDescription())));
        }
    }

    private static double count(MeterRegistry meters, String name, String... tags) {
        return meters.get(name).tags(tags).functionCounter().count();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Application.class, Registry.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run("--spring.datasource.url=jdbc:sqlite:" + directory.resolve("test.db"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Registry {

        @Bean
        SimpleMeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
