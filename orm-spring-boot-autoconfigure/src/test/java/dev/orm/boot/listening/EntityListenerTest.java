package dev.orm.boot.listening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.Session;
import dev.orm.session.SessionFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

class EntityListenerTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Office {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithBean {

        @Bean
        LetterBook letterBook(Session session) {
            return new LetterBook(Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC), session);
        }
    }

    @Test
    @Tag("EXT-04")
    void aListenerGetsItsBeans(@TempDir Path directory) {
        assertThat(texts(directory.resolve("own.db"), Office.class))
                .containsExactly(
                        "Dear all, 1970-01-01T00:00:00Z", "Re: Dear all, 1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z");
    }

    @Test
    @Tag("EXT-04")
    void aListenerMayBeABean(@TempDir Path directory) {
        assertThat(texts(directory.resolve("bean.db"), Office.class, WithBean.class))
                .first()
                .isEqualTo("Dear all, 2020-01-01T00:00:00Z");
    }

    private static List<String> texts(Path file, Class<?>... configuration) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .properties("spring.datasource.url=jdbc:sqlite:" + file)
                .run()) {
            Session session = context.getBean(Session.class);
            context.getBean(TransactionTemplate.class)
                    .executeWithoutResult(status -> session.add(new Letter("Dear all")));
            return context.getBean(SessionFactory.class)
                    .inReadOnlyTransaction(reading -> reading.unsafeSql("select text from letter order by id")
                            .list(String.class));
        }
    }
}
