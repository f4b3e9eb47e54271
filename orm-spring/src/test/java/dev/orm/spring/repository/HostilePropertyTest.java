package dev.orm.spring.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.spring.SpringFixture;
import dev.orm.spring.model.Person;
import dev.orm.spring.model.PersonRepository;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.HostileStrings;
import dev.orm.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** Names of properties, and expressions, that come with a request. */
@EachDatabase
class HostilePropertyTest {

    private static final long SEED = Long.getLong("orm.test.seed", System.nanoTime());

    private static final List<String> PROPERTIES = List.of(
            "(CASE WHEN (SELECT 1)=1 THEN id ELSE name END)",
            "name; drop table people; --",
            "name desc, id",
            "name\" desc --",
            "name`",
            "lower(name)",
            "1",
            "name\0",
            "na\uD83Dme",
            "name--",
            "name/**/",
            "NAME",
            "class.classLoader",
            "class",
            "articles",
            "articles.title",
            "address..city",
            ".name",
            "name.",
            "getName",
            "address.".repeat(200) + "city",
            "x".repeat(1_000_000));

    private static final List<String> EXPRESSIONS = List.of(
            "#{@canary.sing()}",
            "#{T(dev.orm.spring.repository.HostilePropertyTest$Canary).fly()}",
            "T(dev.orm.spring.repository.HostilePropertyTest$Canary).fly()",
            "@canary.sing()",
            "?#{@canary.sing()}",
            ":#{@canary.sing()}",
            "[#{@canary.sing()}]",
            "#{T(java.lang.Runtime).getRuntime().exec('id')}",
            "#{#entityName}",
            "${user.home}",
            "${7*7}");

    private final SpringFixture spring;
    private final PersonRepository people;

    HostilePropertyTest(TestDatabase database) {
        spring = new SpringFixture(database, Canary.class);
        people = spring.people();
    }

    @AfterEach
    void close() {
        spring.close();
    }

    private static List<String> payloads() {
        List<String> payloads = new ArrayList<>(PROPERTIES);
        payloads.addAll(EXPRESSIONS);
        payloads.addAll(HostileStrings.generated(new Random(SEED), 100));
        payloads.addAll(HostileStrings.corpusAtHand());
        payloads.removeAll(List.of("id", "name", "age"));
        return payloads;
    }

    @Test
    @Tag("SEC-01")
    @Tag("SEC-21")
    @Tag("PAIN-23")
    void aSortByWhatIsNoPropertyIsRefusedBeforeAnythingIsSent() {
        people.save(new Person("ada", 36));
        int sent = spring.sent().size();
        for (String property : payloads()) {
            if (property.isBlank()) {
                assertThatThrownBy(() -> Sort.by(property)).isInstanceOf(IllegalArgumentException.class);
                continue;
            }
            for (Sort sort : List.of(
                    Sort.by(property),
                    Sort.by(Sort.Order.desc("name"), Sort.Order.asc(property).ignoreCase()))) {
                assertThatThrownBy(() -> people.findAll(sort))
                        .as("<%s> with orm.test.seed=%d", property, SEED)
                        .isInstanceOfSatisfying(
                                UnsortablePropertyException.class,
                                e -> assertThat(e.getProperty()).isEqualTo(property))
                        .satisfies(e ->
                                assertThat(e.getMessage()).hasSizeLessThan(500).doesNotContain("\n", "\r", "\0"));
                assertThatThrownBy(() -> people.findAll(PageRequest.of(0, 1, sort)))
                        .isInstanceOf(UnsortablePropertyException.class);
                assertThatThrownBy(() -> people.findPageByAgeGreaterThan(1, PageRequest.of(0, 1, sort)))
                        .isInstanceOf(UnsortablePropertyException.class);
                assertThatThrownBy(() -> people.findByAgeGreaterThan(1, sort))
                        .isInstanceOf(UnsortablePropertyException.class);
            }
        }
        assertThat(spring.sent()).hasSize(sent);
        assertThat(people.findAll(Sort.by("name"))).hasSize(1);
        assertThat(spring.sent()).hasSizeGreaterThan(sent);
        assertThat(Canary.WORDS).hasValue(0);
    }

    @Test
    @Tag("SEC-21")
    void anExpressionInAValueIsText() {
        for (String text : EXPRESSIONS) {
            people.save(new Person(text, 1));
            assertThat(people.findByName(text)).extracting(Person::getName).containsExactly(text);
            assertThat(people.named(List.of(text))).extracting(Person::getName).containsExactly(text);
            assertThat(people.findByNameStartingWith(text)).hasSize(1);
            assertThat(people.findByNameContainingIgnoreCase(text)).isNotEmpty();
        }
        assertThat(people.findAll()).hasSize(EXPRESSIONS.size());
        assertThat(Canary.WORDS).hasValue(0);
    }

    /** A bean and a class that expressions could call. */
    static class Canary {

        static final AtomicInteger WORDS = new AtomicInteger();

        public String sing() {
            return "canary" + WORDS.incrementAndGet();
        }

        public static String fly() {
            return "canary" + WORDS.incrementAndGet();
        }
    }
}
