package dev.orm.boot.listening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.session.Session;
import dev.orm.session.StatementRewriter;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Select;
import dev.orm.sql.Sql;
import java.nio.file.Path;
import java.time.Clock;
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

class StatementRewriterTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Office {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        StatementRewriter firstOnly() {
            return new StatementRewriter() {
                @Override
                public <T> RowStatement<T> query(Session session, RowStatement<T> query) {
                    return query instanceof Select<T> select ? select.limit(1) : query;
                }
            };
        }
    }

    @Test
    @Tag("SESSION-29")
    void aBeanRewritesStatements(@TempDir Path directory) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Office.class)
                .web(WebApplicationType.NONE)
                .properties("spring.datasource.url=jdbc:sqlite:" + directory.resolve("rewriter.db"))
                .run()) {
            Session session = context.getBean(Session.class);
            TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
            transactions.executeWithoutResult(status -> {
                session.add(new Letter("One"));
                session.add(new Letter("Two"));
            });
            assertThat(transactions.<Integer>execute(status ->
                            session.query(Sql.select(QLetter.letter)).list().size()))
                    .isOne();
        }
    }
}
