package dev.orm.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.orm.boot.app.Application;
import dev.orm.boot.app.Author;
import dev.orm.boot.app.AuthorRepository;
import dev.orm.boot.app.Library;
import dev.orm.session.SessionFactory;
import dev.orm.testing.DatabaseKind;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.CannotCreateTransactionException;

@EachDatabase(only = DatabaseKind.SQLITE, reason = "Only SQLite has one writer for a whole database.")
class SqliteApplicationTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 40;

    private ConfigurableApplicationContext context;

    @BeforeEach
    void start(TestDatabase database) {
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run("--spring.datasource.url=" + database.url(), "--spring.datasource.hikari.connection-timeout=2000");
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    @Tag("PAIN-32")
    @Tag("FAULT-15")
    void isNeverBusyWhenManyThreadsReadAndWrite() throws ExecutionException, InterruptedException {
        Library library = context.getBean(Library.class);
        AuthorRepository authors = context.getBean(AuthorRepository.class);
        authors.save(new Author("Ada"));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                all.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        library.addBook("Ada");
                        assertThat(library.count()).isOne();
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(authors.findByName("Ada").orElseThrow().getBooks()).isEqualTo(THREADS * ROUNDS);
    }

    @Test
    void readsBesideAnOpenWritingTransaction() {
        Library library = context.getBean(Library.class);
        library.addWhile(
                "Ada",
                () -> assertThat(Executors.newSingleThreadExecutor().submit(library::count))
                        .succeedsWithin(Duration.ofSeconds(2))
                        .isEqualTo(0L));
    }

    @Test
    void refusesANewTransactionThatWouldWaitForTheOuterOne() {
        Library library = context.getBean(Library.class);
        assertThatThrownBy(() -> library.addWhile("Ada", () -> library.addInNewTransaction("Grace")))
                .isInstanceOf(CannotCreateTransactionException.class)
                .hasMessageContaining("it would wait for itself");
        assertThat(context.getBean(AuthorRepository.class).count()).isZero();
    }

    @Test
    void saysThatAllConnectionsAreInUse() {
        Library library = context.getBean(Library.class);
        SessionFactory sessions = context.getBean(SessionFactory.class);
        assertThatThrownBy(() -> library.addWhile(
                        "Ada", () -> sessions.inTransaction(session -> session.getOrThrow(Author.class, 1L))))
                .hasMessageStartingWith(
                        "No connection to SQLite became free in time: all are in use. SQLite has one connection")
                .hasMessageContaining("let it join the outer one");
    }

    @Test
    void isOneDataSourceForTheApplication() {
        assertThat(context.getBeansOfType(DataSource.class)).hasSize(1);
        assertThat(context.getBean(HikariDataSource.class).getMaximumPoolSize()).isOne();
    }
}
