package dev.orm.spring.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.spring.SpringFixture;
import dev.orm.spring.model.Article;
import dev.orm.spring.model.ArticleRepository.ByLine;
import dev.orm.spring.model.Person;
import dev.orm.spring.model.PersonRepository;
import dev.orm.spring.model.PersonRepository.AgeOnly;
import dev.orm.spring.model.PersonRepository.Greeting;
import dev.orm.spring.model.PersonRepository.NameAndAge;
import dev.orm.spring.model.PersonRepository.NameOnly;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class ProjectionTest {

    private final SpringFixture spring;
    private final PersonRepository people;

    ProjectionTest(TestDatabase database) {
        spring = new SpringFixture(database);
        people = spring.people();
    }

    @BeforeEach
    void fill() {
        for (String name : List.of("a", "b")) {
            Person person = new Person(name, 40);
            person.setActive(true);
            people.save(person);
            spring.articles().save(new Article("By " + name, person));
        }
        spring.articles().save(new Article("By nobody", null));
    }

    @AfterEach
    void close() {
        spring.close();
    }

    @Test
    void showsInterfaces() {
        assertThat(people.findProjectedByAgeGreaterThanOrderByName(1))
                .extracting(NameOnly::getName)
                .containsExactly("a", "b");
    }

    @Test
    void showsNestedInterfaces() {
        List<ByLine> lines = spring.articles().findByTitleStartingWithOrderByTitle("By");
        assertThat(lines).extracting(ByLine::getTitle).containsExactly("By a", "By b", "By nobody");
        assertThat(Objects.requireNonNull(lines.get(0).getAuthor()).getName()).isEqualTo("a");
        assertThat(lines.get(2).getAuthor()).isNull();
    }

    @Test
    void makesRecords() {
        assertThat(people.findRecordByAgeGreaterThanOrderByName(1))
                .containsExactly(new NameAndAge("a", 40), new NameAndAge("b", 40));
    }

    @Test
    void showsWhatOnlyTheEntityComputes() {
        assertThat(people.findGreetingByName("a"))
                .extracting(Greeting::getGreeting)
                .containsExactly("Hello a");
    }

    @Test
    void takesTheProjectionAsParameter() {
        assertThat(people.findByAgeOrderByName(40, NameAndAge.class)).hasSize(2).contains(new NameAndAge("a", 40));
        assertThat(people.findByAgeOrderByName(40, NameOnly.class))
                .extracting(NameOnly::getName)
                .containsExactly("a", "b");
        assertThat(people.findByAgeOrderByName(40, Person.class))
                .extracting(Person::getName)
                .containsExactly("a", "b");
    }

    @Test
    void leavesOutEqualRows() {
        assertThat(people.findDistinctByActiveTrueOrderByAge()).containsExactly(new AgeOnly(40));
    }
}
