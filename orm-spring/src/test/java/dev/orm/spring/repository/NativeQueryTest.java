package dev.orm.spring.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.spring.SpringFixture;
import dev.orm.spring.model.Person;
import dev.orm.spring.model.PersonRepository;
import dev.orm.spring.model.PersonRepository.NameAndAge;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

@EachDatabase
class NativeQueryTest {

    private final SpringFixture spring;
    private final PersonRepository people;
    private final Person ada = new Person("Ada", 36);

    NativeQueryTest(TestDatabase database) {
        spring = new SpringFixture(database);
        people = spring.people();
    }

    @BeforeEach
    void fill() {
        people.saveAll(List.of(ada, new Person("Grace", 85), new Person("Young", 9)));
    }

    @AfterEach
    void close() {
        spring.close();
    }

    @Test
    void returnsEntitiesRecordsAndValues() {
        assertThat(people.olderThan(10)).extracting(Person::getName).containsExactly("Ada", "Grace");
        assertThat(people.recordsOlderThan(10)).containsExactly(new NameAndAge("Ada", 36), new NameAndAge("Grace", 85));
        assertThat(people.numberOlderThan(10)).isEqualTo(2);
        assertThat(people.nameOf(Objects.requireNonNull(ada.getId()))).contains("Ada");
        assertThat(people.nameOf(-1)).isEmpty();
    }

    @Test
    void takesCollections() {
        assertThat(people.named(List.of("Ada", "Young"))).hasSize(2);
        assertThat(people.named(List.of())).isEmpty();
    }

    @Test
    void pages() {
        Page<Person> page = people.pageOlderThan(0, PageRequest.of(0, 2));
        assertThat(page).extracting(Person::getName).containsExactly("Ada", "Grace");
        assertThat(page.getTotalElements()).isEqualTo(3);
        assertThatThrownBy(() -> people.pageOlderThan(0, PageRequest.of(0, 2, Sort.by("name"))))
                .isInstanceOf(InvalidDataAccessApiUsageException.class);
    }

    @Test
    void changesRowsInATransactionOfItsOwn() {
        assertThat(people.growOlder(1, 10)).isEqualTo(2);
        assertThat(people.findByName("Ada").get(0).getAge()).isEqualTo(37);
    }

    @Test
    void seesTheChangesOfTheSession() {
        spring.transaction().executeWithoutResult(status -> {
            Person young = people.findByName("Young").get(0);
            young.setAge(50);
            assertThat(people.numberOlderThan(40)).isEqualTo(2);
            people.growOlder(10, 0);
            assertThat(people.findByName("Young").get(0).getAge()).isEqualTo(60);
        });
    }
}
