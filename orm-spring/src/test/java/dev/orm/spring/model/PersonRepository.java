package dev.orm.spring.model;

import static dev.orm.spring.model.QPerson.person;

import dev.orm.spring.repository.Modifying;
import dev.orm.spring.repository.OrmRepository;
import dev.orm.spring.repository.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.OffsetScrollPosition;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.query.Param;
import org.springframework.data.util.Streamable;

public interface PersonRepository extends OrmRepository<Person, Long> {

    List<Person> findByName(String name);

    List<Person> findByNameNot(String name);

    List<Person> findByLanguagesContaining(String language);

    List<Person> findByLanguagesNotContaining(String language);

    List<Person> findByLanguagesIsEmpty();

    List<Person> findByLanguagesIn(Collection<String> languages);

    List<Person> findByVisitsPlaceContaining(String part);

    List<Person> findByVisitsDaysGreaterThan(int days);

    List<Person> findByVisitsIsNotEmpty();

    List<Person> findByLanguagesStartingWithIgnoreCase(String start);

    List<Person> findByNicknameNotOrderByName(@Nullable String nickname);

    List<Person> findByNickname(@Nullable String nickname);

    List<Person> findByAgeBetween(int from, int to);

    List<Person> findByAgeLessThan(int age);

    List<Person> findByAgeLessThanEqual(int age);

    List<Person> findByAgeGreaterThan(int age);

    List<Person> findByAgeGreaterThanEqual(int age);

    List<Person> findByBornBefore(LocalDate day);

    List<Person> findByBornAfter(LocalDate day);

    List<Person> findByNicknameIsNull();

    List<Person> findByNicknameIsNotNull();

    List<Person> findByNameLike(String pattern);

    List<Person> findByNameNotLike(String pattern);

    List<Person> findByNameStartingWith(String text);

    List<Person> findByNicknameStartingWith(@Nullable String start);

    List<Person> findByNameEndingWith(String text);

    List<Person> findByNameContaining(String text);

    List<Person> findByNameNotContaining(String text);

    List<Person> findByNameContainingIgnoreCase(String text);

    List<Person> findByNameIgnoreCase(String name);

    List<Person> findByNameIgnoreCaseNot(String name);

    List<Person> findByNameInIgnoreCase(Collection<String> names);

    List<Person> findByNameAndNicknameAllIgnoreCase(String name, String nickname);

    List<Person> findByAgeIn(Collection<Integer> ages);

    List<Person> findByAgeIn(int... ages);

    List<Person> findByAgeNotIn(List<Integer> ages);

    List<Person> findByActiveTrue();

    List<Person> findByActiveFalse();

    List<Person> findByRank(Person.Rank rank);

    List<Person> findByBalance(BigDecimal balance);

    List<Person> findByNameAndAge(String name, int age);

    List<Person> findByNameOrAgeOrderByNameAsc(String name, int age);

    List<Person> findByAddressCity(String city);

    List<Person> findByArticlesIsEmpty();

    List<Person> findByArticlesIsNotEmpty();

    List<Person> findByArticlesTitle(String title);

    List<Person> findByArticlesContaining(Article article);

    List<Person> findByArticlesTopicsLabel(String label);

    List<Person> findAllByOrderByAgeDescNameAsc();

    List<Person> findTop2ByOrderByAgeDesc();

    Optional<Person> findFirstByOrderByAgeAsc();

    @Nullable
    Person findOneByAge(int age);

    Optional<Person> readByName(String name);

    Set<Person> queryByAgeGreaterThan(int age);

    Streamable<Person> getByAgeGreaterThan(int age);

    Stream<Person> streamByAgeGreaterThanOrderByName(int age);

    long countByAgeGreaterThan(int age);

    int countByActiveTrue();

    boolean existsByName(String name);

    long deleteByAgeGreaterThan(int age);

    List<Person> removeByName(String name);

    List<Person> findByAgeGreaterThan(int age, Sort sort);

    List<Person> findByAgeGreaterThan(int age, Sort sort, Limit limit);

    Page<Person> findPageByAgeGreaterThan(int age, Pageable pageable);

    Slice<Person> findSliceByAgeGreaterThan(int age, Pageable pageable);

    Page<Person> findTop3ByAgeGreaterThanOrderByName(int age, Pageable pageable);

    Window<Person> findFirst2ByOrderByName(ScrollPosition position);

    Window<Person> findFirst2ByAgeGreaterThanOrderByName(int age, OffsetScrollPosition position);

    List<NameOnly> findProjectedByAgeGreaterThanOrderByName(int age);

    List<NameAndAge> findRecordByAgeGreaterThanOrderByName(int age);

    List<Greeting> findGreetingByName(String name);

    <P> List<P> findByAgeOrderByName(int age, Class<P> type);

    List<AgeOnly> findDistinctByActiveTrueOrderByAge();

    @Query("select * from people where age > :age order by name")
    List<Person> olderThan(int age);

    @Query("select * from people where name in (:names) order by name")
    List<Person> named(Collection<String> names);

    @Query("select name, age from people where age > :least order by name")
    List<NameAndAge> recordsOlderThan(@Param("least") int age);

    @Query("select count(*) from people where age > :age")
    long numberOlderThan(int age);

    @Query("select name from people where id = :id")
    Optional<String> nameOf(long id);

    @Query("select * from people where age > :age order by name")
    Page<Person> pageOlderThan(int age, Pageable pageable);

    @Modifying(clear = true)
    @Query("update people set age = age + :years where age > :least")
    int growOlder(int years, int least);

    default List<Person> adults() {
        return findAll(person.age.ge(18), Sort.by("name"));
    }

    interface NameOnly {
        String getName();
    }

    record NameAndAge(String name, int age) {}

    record AgeOnly(int age) {}

    interface Greeting {
        String getGreeting();
    }
}
