package dev.orm.tour.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.orm.session.SessionFactory;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The example of docs/configuration.md. Here the "replica" is the same database, by another pool. */
@EachDatabase
class ReplicaTest {

    @Test
    void servesReadOnlyTransactions(TestDatabase database) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ReplicaApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--app.replica.jdbc-url=" + database.url(),
                        "--app.replica.username=" + database.username(),
                        "--app.replica.password=" + database.password())) {
            HikariDataSource replica = context.getBean("replica", HikariDataSource.class);
            SessionFactory sessions = context.getBean(SessionFactory.class);
            Message message = sessions.inTransaction(session -> session.add(new Message("hello")));
            assertThat(replica.isRunning()).isFalse();
            String text = sessions.inReadOnlyTransaction(session ->
                    session.getOrThrow(Message.class, message.getId()).getText());
            assertThat(text).isEqualTo("hello");
            assertThat(replica.isRunning()).isTrue();
        }
    }
}
