package dev.orm.spring.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.spring.SpringFixture;
import dev.orm.spring.model.Person;
import dev.orm.spring.model.PersonRepository;
import dev.orm.spring.model.QPerson;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;

@EachDatabase
class PagingTest {

    private final SpringFixture spring;
    private final PersonRepository people;

    PagingTest(TestDatabase database) {
        spring = new SpringFixture(database);
        people = spring.people();
    }

    @BeforeEach
    void fill() {
        people.saveAll(
                IntStream.range(0, 5).mapToObj(i -> new Person("p" + i, 20 + i)).toList());
    }

    @AfterEach
    void close() {
        spring.close();
    }

    @Test
    void pagesAllRows() {
        Page<Person> page = people.findAll(PageRequest.of(1, 2, Sort.by("name")));
        assertThat(page).extracting(Person::getName).containsExactly("p2", "p3");
        assertThat(page.getTotalElements()).isEqualTo(5);
        assertThat(people.findAll(Pageable.unpaged())).hasSize(5);
    }

    @Test
    void pagesByCondition() {
        Page<Person> page = people.findAll(
                QPerson.person.age.gt(20), PageRequest.of(0, 3, Sort.by("age").descending()));
        assertThat(page).extracting(Person::getName).containsExactly("p4", "p3", "p2");
        assertThat(page.getTotalElements()).isEqualTo(4);
    }

    @Test
    void pagesDerivedQueries() {
        Page<Person> page = people.findPageByAgeGreaterThan(20, PageRequest.of(1, 3, Sort.by("name")));
        assertThat(page).extracting(Person::getName).containsExactly("p4");
        assertThat(page.getTotalElements()).isEqualTo(4);
        assertThat(people.findPageByAgeGreaterThan(20, Pageable.unpaged())).hasSize(4);
    }

    @Test
    void neverPagesBeyondTop() {
        Page<Person> page = people.findTop3ByAgeGreaterThanOrderByName(0, PageRequest.of(1, 2));
        assertThat(page).extracting(Person::getName).containsExactly("p2");
        assertThat(page.getTotalElements()).isEqualTo(3);
    }

    @Test
    void slicesWithoutCounting() {
        Slice<Person> slice = people.findSliceByAgeGreaterThan(20, PageRequest.of(0, 3, Sort.by("name")));
        assertThat(slice).extracting(Person::getName).containsExactly("p1", "p2", "p3");
        assertThat(slice.hasNext()).isTrue();
        assertThat(people.findSliceByAgeGreaterThan(20, slice.nextPageable())).hasSize(1);
    }

    @Test
    void limits() {
        assertThat(people.findByAgeGreaterThan(0, Sort.by("age").descending(), Limit.of(2)))
                .extracting(Person::getName)
                .containsExactly("p4", "p3");
        assertThat(people.findByAgeGreaterThan(0, Sort.unsorted(), Limit.unlimited()))
                .hasSize(5);
    }

    @Test
    void scrollsByOffset() {
        Window<Person> window = people.findFirst2ByOrderByName(ScrollPosition.offset());
        StringBuilder seen = new StringBuilder();
        for (; !window.isEmpty(); window = people.findFirst2ByOrderByName(window.positionAt(window.size() - 1))) {
            window.forEach(person -> seen.append(person.getName()));
        }
        assertThat(seen).hasToString("p0p1p2p3p4");
        assertThat(people.findFirst2ByAgeGreaterThanOrderByName(20, ScrollPosition.offset()))
                .hasSize(2);
    }

    @Test
    void scrollsByKeyset() {
        people.saveAll(List.of(new Person("q1", 21), new Person("q2", 22)));
        Window<Person> window = people.findFirst2ByOrderByName(ScrollPosition.keyset());
        StringBuilder seen = new StringBuilder();
        for (; !window.isEmpty(); window = people.findFirst2ByOrderByName(window.positionAt(window.size() - 1))) {
            window.forEach(person -> seen.append(person.getName()));
        }
        assertThat(seen).hasToString("p0p1p2p3p4q1q2");
        Sort sort = Sort.by(Sort.Order.asc("age"), Sort.Order.desc("name"));
        Window<Person> first = people.scroll(ScrollPosition.keyset(), sort, Limit.of(3));
        assertThat(first.hasNext()).isTrue();
        assertThat(first.getContent()).extracting(Person::getName).containsExactly("p0", "q1", "p1");
        KeysetScrollPosition behind = (KeysetScrollPosition) first.positionAt(2);
        assertThat(behind.getKeys()).containsOnlyKeys("age", "name", "id");
        Window<Person> next = people.scroll(QPerson.person.age.lt(23), behind, sort, Limit.of(3));
        assertThat(next.hasNext()).isFalse();
        assertThat(next.getContent()).extracting(Person::getName).containsExactly("q2", "p2");
        Window<Person> back = people.scroll(((KeysetScrollPosition) next.positionAt(0)).backward(), sort, Limit.of(2));
        assertThat(back.getContent()).extracting(Person::getName).containsExactly("q1", "p1");
        assertThat(back.hasNext()).isTrue();
        Window<Person> last = people.scroll(ScrollPosition.keyset().backward(), sort, Limit.of(2));
        assertThat(last.getContent()).extracting(Person::getName).containsExactly("p3", "p4");
        assertThat(people.scroll(ScrollPosition.offset(), sort, Limit.unlimited()))
                .hasSize(7);
    }

    @Test
    void refusesPositionsOfOtherOrders() {
        Sort sort = Sort.by("name");
        assertThatThrownBy(() -> people.scroll(ScrollPosition.forward(Map.of("name", "p1")), sort, Limit.of(2)))
                .isInstanceOf(InvalidDataAccessApiUsageException.class)
                .hasMessage("The scroll position has keys of 1 attributes, and those of this query are [id, name]."
                        + " Go on with positionAt(…) of the window that this query gave, in the same order.");
        assertThatThrownBy(() -> people.scroll(
                        ScrollPosition.forward(Map.of("name", "p1", "id", "1 or 1 = 1")), sort, Limit.of(2)))
                .isInstanceOf(InvalidDataAccessApiUsageException.class)
                .hasMessageContaining("has a String for id, which is a Long");
        assertThatThrownBy(() -> people.scroll(
                        ScrollPosition.forward(Map.of("name", "p1", "x; drop table person", 1L)), sort, Limit.of(2)))
                .isInstanceOf(InvalidDataAccessApiUsageException.class);
        assertThatThrownBy(() -> people.scroll(
                        ScrollPosition.keyset(), Sort.by(Sort.Order.asc("name").ignoreCase()), Limit.of(2)))
                .isInstanceOf(InvalidDataAccessApiUsageException.class)
                .hasMessageContaining("begin with ScrollPosition.offset()");
    }
}
