package dev.orm.boot.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.spring.auditing.EnableOrmAuditing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.domain.AuditorAware;

class AuditingTest {

    private static String user = "ada";
    private static Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableOrmAuditing(dateTimeProviderRef = "clock")
    static class Office {

        /** Needs what is made of the entities that it says the writers of. */
        @Bean
        AuditorAware<String> writer(Contracts contracts) {
            return () -> Optional.of(user + (contracts == null ? "?" : ""));
        }

        @Bean
        DateTimeProvider clock() {
            return () -> Optional.of(now);
        }
    }

    private static void run(Path file, Consumer<Contracts> work) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Office.class)
                .web(WebApplicationType.NONE)
                .properties("spring.datasource.url=jdbc:sqlite:" + file)
                .run()) {
            work.accept(context.getBean(Contracts.class));
        }
    }

    @Test
    void whoWroteWhatIsKnown(@TempDir Path directory) {
        run(directory.resolve("a.db"), contracts -> {
            Long id = contracts.save(new Contract("first")).getId();
            Contract made = contracts.findById(id).orElseThrow();
            assertThat(made.createdBy).isEqualTo("ada");
            assertThat(made.changedBy).isEqualTo("ada");
            assertThat(made.createdAt).isEqualTo(now).isEqualTo(made.changedAt);
            user = "bob";
            now = now.plusSeconds(60);
            made.setText("second");
            contracts.save(made);
            Contract changed = contracts.findById(id).orElseThrow();
            assertThat(changed.createdBy).isEqualTo("ada");
            assertThat(changed.createdAt).isEqualTo(made.createdAt);
            assertThat(changed.changedBy).isEqualTo("bob");
            assertThat(changed.changedAt).isEqualTo(now);
            user = "eve";
            contracts.save(changed);
            assertThat(contracts.findById(id).orElseThrow().changedBy)
                    .as("nothing was changed")
                    .isEqualTo("bob");
        });
    }
}
