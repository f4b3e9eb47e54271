package dev.orm.tour.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.Session;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

class AuditingTourTest {

    @Test
    void whoWroteAPageIsKnown(@TempDir Path directory) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(WikiApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.datasource.url=jdbc:sqlite:" + directory.resolve("wiki.db"))
                .run()) {
            Page page = new Page();
            context.getBean(TransactionTemplate.class)
                    .executeWithoutResult(
                            status -> context.getBean(Session.class).add(page));
            assertThat(page.author).isEqualTo("ada");
            assertThat(page.changedAt).isNotNull();
        }
    }
}
