package dev.orm.spring.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.spring.SpringFixture;
import dev.orm.spring.model.Article;
import dev.orm.spring.model.Person;
import dev.orm.spring.model.Topic;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;

@EachDatabase
class ExceptionTranslationTest {

    private final SpringFixture spring;

    ExceptionTranslationTest(TestDatabase database) {
        spring = new SpringFixture(database);
    }

    @AfterEach
    void close() {
        spring.close();
    }

    @Test
    void knowsADuplicateKey() {
        spring.people().save(new Person("same", 1));
        assertThatThrownBy(() -> spring.people().save(new Person("same", 2)))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageNotContaining("same");
        assertThatThrownBy(() -> spring.people().saveAndFlush(new Person("same", 2)))
                .isInstanceOf(DuplicateKeyException.class);
        spring.topics().save(new Topic("t", "topic"));
        assertThatThrownBy(() -> spring.jdbc()
                        .sql("insert into topic (code, label) values ('t', 'x')")
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void knowsAMissingParent() {
        Article article = spring.articles().save(new Article("title", null));
        assertThatThrownBy(() -> spring.jdbc()
                        .sql("update article set author_id = 99 where id = ?")
                        .param(Objects.requireNonNull(article.getId()))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .isNotInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void knowsAMissingValue() {
        assertThatThrownBy(() -> spring.jdbc()
                        .sql("insert into topic (code, label) values (null, 'x')")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .isNotInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void knowsBadSql() {
        assertThatThrownBy(() -> spring.jdbc().sql("selec 1").query().singleRow())
                .isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(
                        () -> spring.jdbc().sql("select * from missing").query().listOfRows())
                .isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    void namesClassAndIdOfAStaleObject() {
        Person saved = spring.people().save(new Person("Ada", 36));
        Person stale =
                spring.people().findById(Objects.requireNonNull(saved.getId())).orElseThrow();
        saved.setAge(37);
        spring.people().save(saved);
        stale.setAge(38);
        assertThatThrownBy(() -> spring.people().save(stale))
                .isInstanceOfSatisfying(StaleObjectFailureException.class, e -> {
                    assertThat(e.getEntityType()).isEqualTo(Person.class);
                    assertThat(e.getId()).isEqualTo(saved.getId());
                });
    }
}
