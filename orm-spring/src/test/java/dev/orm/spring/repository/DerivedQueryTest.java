package dev.orm.spring.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.spring.SpringFixture;
import dev.orm.spring.model.Address;
import dev.orm.spring.model.Article;
import dev.orm.spring.model.ArticleRepository;
import dev.orm.spring.model.Person;
import dev.orm.spring.model.PersonRepository;
import dev.orm.spring.model.Topic;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Sort;

@EachDatabase
class DerivedQueryTest {

    private final SpringFixture spring;
    private final PersonRepository people;
    private final ArticleRepository articles;
    private final Person ada;
    private final Article engines;

    DerivedQueryTest(TestDatabase database) {
        spring = new SpringFixture(database);
        people = spring.people();
        articles = spring.articles();
        ada = person("Ada", 36, "countess");
        engines = new Article("Engines", ada);
    }

    private static Person person(String name, int age, @org.jspecify.annotations.Nullable String nickname) {
        Person person = new Person(name, age);
        person.setNickname(nickname);
        return person;
    }

    @BeforeEach
    void fill() {
        ada.setActive(true);
        ada.setRank(Person.Rank.MASTER);
        ada.setBalance(new BigDecimal("10.50"));
        ada.setBorn(LocalDate.of(1815, 12, 10));
        ada.setAddress(new Address("London", "St James's Square"));
        Person grace = person("Grace", 85, null);
        grace.setBorn(LocalDate.of(1906, 12, 9));
        Person odd = person("100%_!a", 17, "ODD");
        spring.transaction().executeWithoutResult(status -> {
            ada.getLanguages().addAll(List.of("english", "french"));
            ada.getVisits().addAll(List.of(new Person.Visit("Turin", 9), new Person.Visit("Bern", 1)));
            grace.getLanguages().add("English");
            people.saveAll(List.of(ada, grace, odd));
            Topic topic = spring.topics().save(new Topic("cs", "Computing"));
            engines.getTopics().add(topic);
            articles.saveAll(List.of(engines, new Article("Compilers", grace), new Article("Nobody's", null)));
        });
    }

    @AfterEach
    void close() {
        spring.close();
    }

    private static List<String> names(Iterable<Person> found) {
        return Stream.of(found)
                .flatMap(all -> java.util.stream.StreamSupport.stream(all.spliterator(), false))
                .map(Person::getName)
                .sorted()
                .toList();
    }

    private static List<String> titles(Collection<Article> found) {
        return found.stream().map(Article::getTitle).sorted().toList();
    }

    @Test
    void comparesValues() {
        assertThat(names(people.findByName("Ada"))).containsExactly("Ada");
        assertThat(names(people.findByNameNot("Ada"))).containsExactly("100%_!a", "Grace");
        assertThat(names(people.findByAgeBetween(17, 36))).containsExactly("100%_!a", "Ada");
        assertThat(names(people.findByAgeLessThan(36))).containsExactly("100%_!a");
        assertThat(names(people.findByAgeLessThanEqual(36))).containsExactly("100%_!a", "Ada");
        assertThat(names(people.findByAgeGreaterThan(36))).containsExactly("Grace");
        assertThat(names(people.findByAgeGreaterThanEqual(36))).containsExactly("Ada", "Grace");
        assertThat(names(people.findByBornBefore(LocalDate.of(1900, 1, 1)))).containsExactly("Ada");
        assertThat(names(people.findByBornAfter(LocalDate.of(1900, 1, 1)))).containsExactly("Grace");
        assertThat(names(people.findByBalance(new BigDecimal("10.5")))).containsExactly("Ada");
        assertThat(names(people.findByRank(Person.Rank.MASTER))).containsExactly("Ada");
    }

    @Test
    void takesNullForIsNull() {
        assertThat(names(people.findByNickname(null))).containsExactly("Grace");
        assertThat(names(people.findByNicknameNotOrderByName(null))).containsExactly("100%_!a", "Ada");
        assertThat(names(people.findByNicknameIsNull())).containsExactly("Grace");
        assertThat(names(people.findByNicknameIsNotNull())).containsExactly("100%_!a", "Ada");
    }

    @Test
    void saysWhichParameterMustNotBeNull() {
        assertThatThrownBy(() -> people.findByNicknameStartingWith(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parameter \"start\" of PersonRepository.findByNicknameStartingWith is null");
    }

    @Test
    void takesTextAsItIsExceptInLike() {
        assertThat(names(people.findByNameLike("%a"))).containsExactly("100%_!a", "Ada");
        assertThat(names(people.findByNameNotLike("%a"))).containsExactly("Grace");
        assertThat(names(people.findByNameStartingWith("100%_"))).containsExactly("100%_!a");
        assertThat(names(people.findByNameStartingWith("a"))).isEmpty();
        assertThat(names(people.findByNameEndingWith("!a"))).containsExactly("100%_!a");
        assertThat(names(people.findByNameContaining("%"))).containsExactly("100%_!a");
        assertThat(names(people.findByNameNotContaining("_"))).containsExactly("Ada", "Grace");
    }

    @Test
    void ignoresCaseWhereTheNameSaysSo() {
        assertThat(names(people.findByNameContainingIgnoreCase("D"))).containsExactly("Ada");
        assertThat(names(people.findByNameIgnoreCase("aDA"))).containsExactly("Ada");
        assertThat(names(people.findByNameIgnoreCaseNot("aDA"))).containsExactly("100%_!a", "Grace");
        assertThat(names(people.findByNameInIgnoreCase(List.of("GRACE", "ada"))))
                .containsExactly("Ada", "Grace");
        assertThat(names(people.findByNameAndNicknameAllIgnoreCase("ADA", "Countess")))
                .containsExactly("Ada");
    }

    @Test
    void findsInListsOfAnySize() {
        assertThat(names(people.findByAgeIn(List.of(17, 85)))).containsExactly("100%_!a", "Grace");
        assertThat(names(people.findByAgeIn(17, 36))).containsExactly("100%_!a", "Ada");
        assertThat(people.findByAgeIn(List.of())).isEmpty();
        assertThat(names(people.findByAgeNotIn(List.of(17)))).containsExactly("Ada", "Grace");
        assertThat(people.findByAgeNotIn(List.of())).hasSize(3);
    }

    @Test
    void joinsConditionsByAndOr() {
        assertThat(names(people.findByNameAndAge("Ada", 36))).containsExactly("Ada");
        assertThat(names(people.findByNameAndAge("Ada", 37))).isEmpty();
        assertThat(names(people.findByNameOrAgeOrderByNameAsc("Ada", 85))).containsExactly("Ada", "Grace");
        assertThat(names(people.findByActiveTrue())).containsExactly("Ada");
        assertThat(names(people.findByActiveFalse())).containsExactly("100%_!a", "Grace");
    }

    @Test
    void ordersAndLimits() {
        assertThat(people.findAllByOrderByAgeDescNameAsc())
                .extracting(Person::getName)
                .containsExactly("Grace", "Ada", "100%_!a");
        assertThat(people.findTop2ByOrderByAgeDesc())
                .extracting(Person::getName)
                .containsExactly("Grace", "Ada");
        assertThat(people.findFirstByOrderByAgeAsc())
                .get()
                .extracting(Person::getAge)
                .isEqualTo(17);
    }

    @Test
    void returnsWhatTheMethodReturns() {
        assertThat(people.readByName("Ada")).isPresent();
        assertThat(people.readByName("Nobody")).isEmpty();
        assertThat(people.findOneByAge(1)).isNull();
        assertThat(people.queryByAgeGreaterThan(17)).hasSize(2);
        assertThat(people.getByAgeGreaterThan(17).toList()).hasSize(2);
        assertThat(people.countByAgeGreaterThan(17)).isEqualTo(2);
        assertThat(people.countByActiveTrue()).isEqualTo(1);
        assertThat(people.existsByName("Ada")).isTrue();
        assertThat(people.existsByName("ada")).isFalse();
    }

    @Test
    void refusesTwoRowsWhereOneIsReturned() {
        people.save(new Person("Twin", 36));
        assertThatThrownBy(() -> people.findOneByAge(36)).isInstanceOf(IncorrectResultSizeDataAccessException.class);
    }

    @Test
    void streamsInsideATransaction() {
        List<String> names = Objects.requireNonNull(spring.readOnly().execute(status -> {
            try (Stream<Person> stream = people.streamByAgeGreaterThanOrderByName(0)) {
                return stream.map(Person::getName).toList();
            }
        }));
        assertThat(names).hasSize(3).contains("Ada", "Grace");
        assertThatThrownBy(() -> people.streamByAgeGreaterThanOrderByName(0))
                .isInstanceOf(InvalidDataAccessApiUsageException.class)
                .hasMessageContaining("PersonRepository.streamByAgeGreaterThanOrderByName")
                .hasMessageContaining("@Transactional");
    }

    @Test
    void deletesByName() {
        assertThat(people.deleteByAgeGreaterThan(80)).isEqualTo(1);
        assertThat(articles.count()).as("articles, deleted by cascade").isEqualTo(2);
        assertThat(people.removeByName("Ada")).extracting(Person::getName).containsExactly("Ada");
        assertThat(people.count()).isEqualTo(1);
    }

    @Test
    void followsEmbeddedAndToOneAttributes() {
        assertThat(names(people.findByAddressCity("London"))).containsExactly("Ada");
        assertThat(titles(articles.findByAuthor(ada))).containsExactly("Engines");
        assertThat(titles(articles.findByAuthor(null))).containsExactly("Nobody's");
        assertThat(titles(articles.findByAuthorNot(ada))).containsExactly("Compilers");
        assertThat(titles(articles.findByAuthorIn(List.of(ada)))).containsExactly("Engines");
        assertThat(titles(articles.findByAuthorIsNull())).containsExactly("Nobody's");
        assertThat(titles(articles.findByAuthorId(Objects.requireNonNull(ada.getId()))))
                .containsExactly("Engines");
        assertThat(titles(articles.findByAuthorName("Grace"))).containsExactly("Compilers");
        assertThat(titles(articles.findByAuthorAddressCity("London"))).containsExactly("Engines");
        assertThat(titles(articles.findByAuthorNameOrTitleOrderByTitle("Grace", "Nobody's")))
                .containsExactly("Compilers", "Nobody's");
    }

    @Test
    void asksCollectionsByExists() {
        assertThat(names(people.findByArticlesIsEmpty())).containsExactly("100%_!a");
        assertThat(names(people.findByArticlesIsNotEmpty())).containsExactly("Ada", "Grace");
        assertThat(names(people.findByArticlesTitle("Engines"))).containsExactly("Ada");
        assertThat(names(people.findByArticlesContaining(engines))).containsExactly("Ada");
        assertThat(names(people.findByArticlesTopicsLabel("Computing"))).containsExactly("Ada");
        assertThat(titles(articles.findByTopicsCode("cs"))).containsExactly("Engines");
        assertThat(titles(articles.findByTopicsContaining(new Topic("cs", "")))).containsExactly("Engines");
    }

    @Test
    void sortsByMappedPropertiesOnly() {
        assertThat(people.findByAgeGreaterThan(0, Sort.by("age")))
                .extracting(Person::getAge)
                .containsExactly(17, 36, 85);
        assertThat(articles.findByTitleNotNull(
                        Sort.by("author.name").descending().and(Sort.by("title"))))
                .extracting(Article::getTitle)
                .containsExactly("Nobody's", "Compilers", "Engines");
        assertThat(people.findAll(Sort.by(Sort.Order.asc("nickname").nullsFirst()))
                        .get(0)
                        .getName())
                .isEqualTo("Grace");
        assertThat(people.findAll(Sort.by(Sort.Order.asc("nickname").ignoreCase())))
                .extracting(Person::getNickname)
                .containsExactly("countess", "ODD", null);
        assertThatThrownBy(() -> people.findAll(Sort.by("nmae")))
                .isInstanceOf(InvalidDataAccessApiUsageException.class)
                .hasMessageContaining("Person has no mapped property \"nmae\". Did you mean \"name\"?");
        assertThatThrownBy(() -> people.findAll(Sort.by("name; drop table people")))
                .isInstanceOf(InvalidDataAccessApiUsageException.class);
        assertThatThrownBy(() -> people.findAll(Sort.by("articles")))
                .isInstanceOfSatisfying(
                        UnsortablePropertyException.class,
                        e -> assertThat(e.getProperty()).isEqualTo("articles"));
    }

    @Test
    void valuesOfCollections() {
        assertThat(names(people.findByLanguagesContaining("english"))).containsExactly("Ada");
        assertThat(names(people.findByLanguagesNotContaining("english"))).containsExactly("100%_!a", "Grace");
        assertThat(names(people.findByLanguagesIsEmpty())).containsExactly("100%_!a");
        assertThat(names(people.findByLanguagesIn(List.of("french", "English", "latin"))))
                .containsExactly("Ada", "Grace");
        assertThat(names(people.findByLanguagesStartingWithIgnoreCase("ENG"))).containsExactly("Ada", "Grace");
        assertThat(names(people.findByVisitsPlaceContaining("uri"))).containsExactly("Ada");
        assertThat(names(people.findByVisitsDaysGreaterThan(9))).isEmpty();
        assertThat(names(people.findByVisitsDaysGreaterThan(8))).containsExactly("Ada");
        assertThat(names(people.findByVisitsIsNotEmpty())).containsExactly("Ada");
        assertThatThrownBy(() -> people.findAll(Sort.by("languages")))
                .isInstanceOf(InvalidDataAccessApiUsageException.class)
                .hasMessageContaining("languages");
    }
}
