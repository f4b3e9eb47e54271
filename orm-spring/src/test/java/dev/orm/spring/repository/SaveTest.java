package dev.orm.spring.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.spring.SpringFixture;
import dev.orm.spring.model.Article;
import dev.orm.spring.model.Person;
import dev.orm.spring.model.PersonRepository;
import dev.orm.spring.model.QPerson;
import dev.orm.spring.model.Topic;
import dev.orm.sql.Sql;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;

@EachDatabase
class SaveTest {

    private final SpringFixture spring;
    private final PersonRepository people;

    SaveTest(TestDatabase database) {
        spring = new SpringFixture(database);
        people = spring.people();
    }

    @AfterEach
    void close() {
        spring.close();
    }

    private long idOf(Person person) {
        return Objects.requireNonNull(person.getId());
    }

    @Test
    @Tag("PAIN-11")
    void returnsTheNewObjectItself() {
        Person ada = new Person("Ada", 36);
        assertThat(people.save(ada)).isSameAs(ada);
        assertThat(idOf(ada)).isPositive();
        Topic topic = new Topic("x", "assigned id");
        assertThat(spring.topics().save(topic)).isSameAs(topic);
        assertThat(spring.topics().findById("x"))
                .get()
                .extracting(Topic::getLabel)
                .isEqualTo("assigned id");
    }

    @Test
    @Tag("PAIN-11")
    void returnsTheManagedObjectItself() {
        long id = idOf(people.save(new Person("Ada", 36)));
        spring.transaction().executeWithoutResult(status -> {
            Person managed = people.findById(id).orElseThrow();
            managed.setAge(37);
            assertThat(people.save(managed)).isSameAs(managed);
        });
        assertThat(people.findById(id).orElseThrow().getAge()).isEqualTo(37);
    }

    @Test
    void mergesDetachedObjects() {
        Person detached = people.save(new Person("Ada", 36));
        detached.setAge(40);
        assertThat(people.save(detached).getAge()).isEqualTo(40);
        assertThat(people.findById(idOf(detached)).orElseThrow().getAge()).isEqualTo(40);
        Topic topic = spring.topics().save(new Topic("x", "one"));
        topic.setLabel("two");
        spring.topics().save(topic);
        assertThat(spring.topics().findAll()).extracting(Topic::getLabel).containsExactly("two");
    }

    @Test
    void refusesStaleObjects() {
        Person saved = people.save(new Person("Ada", 36));
        Person stale = people.findById(idOf(saved)).orElseThrow();
        saved.setAge(40);
        people.save(saved);
        stale.setAge(50);
        assertThatThrownBy(() -> people.save(stale)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> people.delete(stale)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(people.findById(idOf(saved)).orElseThrow().getAge()).isEqualTo(40);
    }

    @Test
    void deletes() {
        List<Person> saved = people.saveAll(List.of(new Person("a", 1), new Person("b", 2), new Person("c", 3)));
        spring.articles().save(new Article("of a", saved.get(0)));
        people.deleteById(-1L);
        people.delete(new Person("never saved", 1));
        people.delete(saved.get(0));
        assertThat(spring.articles().count()).isZero();
        people.deleteById(idOf(saved.get(1)));
        assertThat(people.findAll()).extracting(Person::getName).containsExactly("c");
        people.deleteAllById(List.of(idOf(saved.get(2)), -1L));
        assertThat(people.count()).isZero();
        assertThatThrownBy(() -> people.delete(saved.get(2)))
                .as("a versioned entity that is gone")
                .isInstanceOf(OptimisticLockingFailureException.class);
        people.saveAll(List.of(new Person("d", 4), new Person("e", 5)));
        assertThat(people.delete(QPerson.person.age.eq(5))).isEqualTo(1);
        people.deleteAll();
        assertThat(people.count()).isZero();
    }

    @Test
    void findsByConditions() {
        List<Person> saved = people.saveAll(List.of(new Person("a", 1), new Person("b", 20)));
        assertThat(people.adults()).extracting(Person::getName).containsExactly("b");
        assertThat(people.findOne(QPerson.person.name.eq("a"))).isPresent();
        assertThat(people.count(QPerson.person.age.gt(0))).isEqualTo(2);
        assertThat(people.exists(QPerson.person.name.eq("z"))).isFalse();
        assertThat(people.existsById(idOf(saved.get(0)))).isTrue();
        assertThat(people.existsById(-1L)).isFalse();
        assertThat(people.findAllById(List.of(idOf(saved.get(0)), -1L))).hasSize(1);
        assertThat(people.query(Sql.select(QPerson.person.name).from(QPerson.person))
                        .list())
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void namesTheParameterThatIsNull() {
        assertThatThrownBy(() -> people.findById(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id");
        assertThatThrownBy(() -> people.save(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entity");
        assertThatThrownBy(() -> people.findAllById(Arrays.asList(1L, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"ids\"");
    }
}
