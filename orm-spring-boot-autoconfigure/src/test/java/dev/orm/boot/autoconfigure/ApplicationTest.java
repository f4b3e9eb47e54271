package dev.orm.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.boot.app.Application;
import dev.orm.boot.app.Author;
import dev.orm.boot.app.AuthorRepository;
import dev.orm.boot.app.Library;
import dev.orm.session.Session;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A whole application; from database to database only the URL and the credentials change. */
@EachDatabase
class ApplicationTest {

    private ConfigurableApplicationContext context;

    @BeforeEach
    void start(TestDatabase database) {
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password());
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void createsTheTablesBeforeTheirFirstUse() {
        assertThat(authors().count()).isZero();
    }

    @Test
    void savesAndFindsThroughARepository() {
        Author saved = authors().save(new Author("Ada"));
        assertThat(saved.getId()).isNotNull();
        assertThat(authors().findByName("Ada")).get().extracting(Author::getId).isEqualTo(saved.getId());
        assertThat(authors().findById(saved.getId())).isPresent();
    }

    @Test
    void putsJdbcAndRepositoriesIntoOneTransaction() {
        library().addTwo("Ada", "Grace");
        assertThat(authors().count()).isEqualTo(2);
        assertThatThrownBy(() -> library().addTwoAndFail("Edsger", "Niklaus"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(authors().count()).isEqualTo(2);
        assertThat(context.getBean(JdbcClient.class)
                        .sql("select count(*) from authors")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void readsInReadOnlyTransactionsWhatWasCommitted() {
        library().addTwo("Ada", "Grace");
        assertThat(library().count()).isEqualTo(2);
    }

    @Test
    void writesChangesOfEntitiesAtCommit() {
        authors().save(new Author("Ada"));
        library().addBook("Ada");
        assertThat(authors().findByBooksGreaterThanOrderByName(0))
                .extracting(Author::getName)
                .containsExactly("Ada");
    }

    @Test
    void injectsASessionOfTheTransaction() {
        Session session = context.getBean(Session.class);
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            Author author = session.add(new Author("Ada"));
            session.flush();
            assertThat(authors().findByName("Ada")).containsSame(author);
        });
    }

    @Test
    void translatesErrorsOfJdbcClientToo() {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        assertThatThrownBy(() -> jdbc.sql("insert into authors (name, books) values (null, 0)")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void startsAgainOnExistingTables(TestDatabase database) {
        authors().saveAll(List.of(new Author("Ada"), new Author("Grace")));
        stop();
        start(database);
        assertThat(authors().count()).isEqualTo(2);
    }

    private AuthorRepository authors() {
        return context.getBean(AuthorRepository.class);
    }

    private Library library() {
        return context.getBean(Library.class);
    }
}
