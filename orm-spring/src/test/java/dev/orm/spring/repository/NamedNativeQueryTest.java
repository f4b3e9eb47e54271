package dev.orm.spring.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.spring.SpringFixture;
import dev.orm.spring.model.Topic;
import dev.orm.spring.model.TopicRepository;
import dev.orm.spring.model.TopicRepository.Labelled;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** Methods whose SQL is written at the entity. */
@EachDatabase
class NamedNativeQueryTest {

    private final SpringFixture spring;
    private final TopicRepository topics;

    NamedNativeQueryTest(TestDatabase database) {
        spring = new SpringFixture(database);
        topics = spring.topics();
    }

    @BeforeEach
    void fill() {
        topics.saveAll(List.of(new Topic("1", "java"), new Topic("2", "jazz"), new Topic("3", "sql")));
        spring.sent().clear();
    }

    @AfterEach
    void close() {
        spring.close();
    }

    @Test
    void aMethodRunsTheStatementThatIsCalledAfterIt() {
        assertThat(topics.startingWith("ja")).extracting(Topic::getLabel).containsExactly("java", "jazz");
        assertThat(topics.longest()).isEqualTo(4);
        assertThat(topics.among(List.of("sql", "java"))).containsExactly(new Labelled("java"), new Labelled("sql"));
        assertThat(spring.sent())
                .containsExactly(
                        "select * from topic where label like ? || '%' order by label",
                        "select max(length(label)) from topic",
                        "select label from topic where label in (?, ?) order by label");
    }

    @Test
    void theNameMayBeSaidByTheMethod() {
        assertThat(topics.withFirstLetters("s")).extracting(Topic::getLabel).containsExactly("sql");
    }

    @Test
    void itComesBehindTheQueryOfTheMethodAndBeforeItsName() {
        assertThat(topics.declared()).as("@Query of the method").containsExactly("of the method");
        assertThat(topics.inBoth()).as("file of named queries").containsExactly("of the file");
        assertThat(topics.findByLabel("java"))
                .as("@NamedNativeQuery")
                .extracting(Topic::getLabel)
                .containsExactly("jazz");
    }

    @Test
    void pagesAreCountedByTheStatementOfTheNameWithCount() {
        Page<Topic> page = topics.paged(PageRequest.of(0, 2));
        assertThat(page).extracting(Topic::getLabel).containsExactly("java", "jazz");
        assertThat(page.getTotalElements()).isEqualTo(103);
        Page<Topic> rows = topics.startingAt("ja", PageRequest.of(1, 1));
        assertThat(rows).extracting(Topic::getLabel).containsExactly("jazz");
        assertThat(rows.getTotalElements()).as("counted from its rows").isEqualTo(2);
        assertThatThrownBy(() -> topics.paged(PageRequest.of(0, 2, Sort.by("label"))))
                .isInstanceOf(InvalidDataAccessApiUsageException.class);
    }

    @Test
    void itMayChangeRows() {
        assertThat(topics.rename("sql", "SQL")).isEqualTo(1);
        assertThat(topics.startingWith("S")).extracting(Topic::getLabel).containsExactly("SQL");
    }
}
