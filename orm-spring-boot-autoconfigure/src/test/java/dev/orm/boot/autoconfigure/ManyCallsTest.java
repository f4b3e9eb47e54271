package dev.orm.boot.autoconfigure;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.orm.boot.app.Author;
import dev.orm.boot.app.QAuthor;
import dev.orm.dialect.Capability;
import dev.orm.engine.Engine;
import dev.orm.session.AsyncSessionFactory;
import dev.orm.session.SessionFactory;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Far more calls than there are connections. */
@EachDatabase
class ManyCallsTest {

    private static final int CALLS = 10_000;
    private static final int CONNECTIONS = 10;

    @Test
    @Tag("EXT-01")
    void allAreAnswered(TestDatabase database) {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.username());
            pool.setPassword(database.password());
            pool.setMaximumPoolSize(CONNECTIONS);
            try (Engine engine = Engine.builder().dataSource(pool).build();
                    SessionFactory sessions = SessionFactory.builder(engine)
                            .entities(Author.class)
                            .build();
                    AsyncSessionFactory async = AsyncSessionFactory.of(sessions, CONNECTIONS)) {
                sessions.schema().createMissing();
                boolean manyWriters = engine.dialect().supports(Capability.CONCURRENT_WRITERS);
                List<CompletableFuture<?>> calls = new ArrayList<>();
                int written = 0;
                for (int i = 0; i < CALLS; i++) {
                    if (i % (manyWriters ? 20 : 200) == 0) {
                        String name = "author " + i;
                        calls.add(async.inTransaction(session -> session.add(new Author(name))));
                        written++;
                    } else {
                        calls.add(async.inReadOnlyTransaction(session -> session.query(
                                        select(QAuthor.author).where(QAuthor.author.name.eq("author 0")))
                                .list()));
                    }
                }
                long threads = Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("orm-async-"))
                        .count();
                calls.forEach(CompletableFuture::join);
                assertThat(threads).isLessThanOrEqualTo(CONNECTIONS);
                assertThat(sessions.<Integer>inReadOnlyTransaction(session ->
                                session.query(select(QAuthor.author)).list().size()))
                        .isEqualTo(written);
            }
        }
    }
}
