package dev.orm.spring.repository;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.Engine;
import dev.orm.session.SessionFactory;
import dev.orm.spring.model.Article;
import dev.orm.spring.model.Person;
import dev.orm.spring.model.Topic;
import dev.orm.spring.repository.support.OrmRepositoryFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.Param;
import org.springframework.data.repository.query.QueryCreationException;

/** What is wrong with a repository is said when it is made, before any connection. */
class StartUpErrorsTest {

    private final SessionFactory sessions = SessionFactory.builder(Engine.create("jdbc:h2:mem:never-connected"))
            .entities(Person.class, Article.class, Topic.class)
            .build();

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(UnknownProperty.class, List.of("UnknownProperty.findByNmae", "nmae", "name")),
                Arguments.of(NotMapped.class, List.of("NotMapped.findByGreeting", "no mapped property \"greeting\"")),
                Arguments.of(NestedUnknown.class, List.of("NestedUnknown.findByAuthorNmae", "name")),
                Arguments.of(
                        TooFewParameters.class, List.of("TooFewParameters.findByNameAndAge", "\"age\"", "Add one")),
                Arguments.of(
                        TooManyParameters.class, List.of("TooManyParameters.findByName", "\"age\"", "says nothing")),
                Arguments.of(WrongType.class, List.of("WrongType.findByAge", "\"age\"", "BigDecimal", "Integer")),
                Arguments.of(NoCollection.class, List.of("NoCollection.findByAgeIn", "Collection")),
                Arguments.of(NoText.class, List.of("NoText.findByAgeStartingWith", "no text")),
                Arguments.of(NoKeyword.class, List.of("NoKeyword.findByNameNear")),
                Arguments.of(Scalar.class, List.of("Scalar.findNameByAge", "String", "@Query")),
                Arguments.of(BadRecord.class, List.of("BadRecord.findByAge", "nmae", "Did you mean \"name\"")),
                Arguments.of(BadRecordType.class, List.of("BadRecordType.findByAge", "\"age\"", "String")),
                Arguments.of(BadInterface.class, List.of("BadInterface.findByAge", "\"nmae\"")),
                Arguments.of(SqlWithoutMethod.class, List.of(":age", "SqlWithoutMethod.find")),
                Arguments.of(MethodWithoutSql.class, List.of("\"name\"", "MethodWithoutSql.find")),
                Arguments.of(SqlWithSort.class, List.of("SqlWithSort.find", "Sort")),
                Arguments.of(SqlWithExpression.class, List.of("SqlWithExpression.find", "#{", ":name")),
                Arguments.of(SqlWithPlaceholder.class, List.of("SqlWithPlaceholder.find", "{…}")),
                Arguments.of(CountWithExpression.class, List.of("CountWithExpression.find", "#{")),
                Arguments.of(
                        NameOfNothing.class,
                        List.of("NameOfNothing.find", "\"Topic.statingWith\"", "@NamedNativeQuery")),
                Arguments.of(NameOfEmpty.class, List.of("NameOfEmpty.find", "no statement", "\"Topic.find\"")),
                Arguments.of(NameAndSql.class, List.of("NameAndSql.find", "both", "Leave one")),
                Arguments.of(
                        NamedOtherwise.class,
                        List.of("NamedOtherwise.longest", "\"Topic.longest\"", "Integer", "String", "resultClass")),
                Arguments.of(NamedWithSort.class, List.of("NamedWithSort.paged", "Sort")),
                Arguments.of(NamedWithoutMethod.class, List.of("NamedWithoutMethod.startingWith", ":start")),
                Arguments.of(NoResult.class, List.of("NoResult.grow", "@Modifying")),
                Arguments.of(WrongModifying.class, List.of("WrongModifying.grow", "int or long")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhatIsWrongAndWhere(Class<?> repository, List<String> message) {
        assertThatThrownBy(() -> new OrmRepositoryFactory(sessions).getRepository(repository))
                .isInstanceOf(QueryCreationException.class)
                .hasMessageContainingAll(message.toArray(CharSequence[]::new));
    }

    @Test
    void looksForParametersInSqlOnly() {
        assertThatCode(() -> new OrmRepositoryFactory(sessions).getRepository(Tricky.class))
                .doesNotThrowAnyException();
    }

    interface UnknownProperty extends OrmRepository<Person, Long> {
        List<Person> findByNmae(String name);
    }

    interface NotMapped extends OrmRepository<Person, Long> {
        List<Person> findByGreeting(String greeting);
    }

    interface NestedUnknown extends OrmRepository<Article, Long> {
        List<Article> findByAuthorNmae(String name);
    }

    interface TooFewParameters extends OrmRepository<Person, Long> {
        List<Person> findByNameAndAge(String name);
    }

    interface TooManyParameters extends OrmRepository<Person, Long> {
        List<Person> findByName(String name, int age);
    }

    interface WrongType extends OrmRepository<Person, Long> {
        List<Person> findByAge(BigDecimal age);
    }

    interface NoCollection extends OrmRepository<Person, Long> {
        List<Person> findByAgeIn(int age);
    }

    interface NoText extends OrmRepository<Person, Long> {
        List<Person> findByAgeStartingWith(int age);
    }

    interface NoKeyword extends OrmRepository<Person, Long> {
        List<Person> findByNameNear(String name);
    }

    interface Scalar extends OrmRepository<Person, Long> {
        List<String> findNameByAge(int age);
    }

    interface BadRecord extends OrmRepository<Person, Long> {
        List<Typo> findByAge(int age);

        record Typo(String nmae) {}
    }

    interface BadRecordType extends OrmRepository<Person, Long> {
        List<TextAge> findByAge(int age);

        record TextAge(String age) {}
    }

    interface BadInterface extends OrmRepository<Person, Long> {
        List<Typo> findByAge(int age);

        interface Typo {
            String getNmae();
        }
    }

    interface SqlWithoutMethod extends OrmRepository<Person, Long> {
        @Query("select * from people where age = :age")
        List<Person> find();
    }

    interface MethodWithoutSql extends OrmRepository<Person, Long> {
        @Query("select * from people")
        List<Person> find(@Param("name") String text);
    }

    interface SqlWithSort extends OrmRepository<Person, Long> {
        @Query("select * from people")
        List<Person> find(Sort sort);
    }

    interface SqlWithExpression extends OrmRepository<Person, Long> {
        @Query("select * from #{#entityName} where name = '#{this}' and age = :age")
        List<Person> find(int age);
    }

    interface SqlWithPlaceholder extends OrmRepository<Person, Long> {
        @Query("select * from people where name = :#{#name} and age = ${age}")
        List<Person> find(String name);
    }

    interface CountWithExpression extends OrmRepository<Person, Long> {
        @Query(
                value = "select * from people where name <> '#{this}'",
                countQuery = "select count(*) from #{#entityName}")
        Page<Person> find(Pageable pageable);
    }

    interface NameOfNothing extends OrmRepository<Topic, String> {
        @Query(name = "Topic.statingWith")
        List<Topic> find(String start);
    }

    interface NameOfEmpty extends OrmRepository<Topic, String> {
        @Query
        List<Topic> find(String start);
    }

    interface NameAndSql extends OrmRepository<Topic, String> {
        @Query(value = "select * from topic", name = "Topic.paged")
        List<Topic> find();
    }

    interface NamedOtherwise extends OrmRepository<Topic, String> {
        String longest();
    }

    interface NamedWithSort extends OrmRepository<Topic, String> {
        List<Topic> paged(Sort sort);
    }

    interface NamedWithoutMethod extends OrmRepository<Topic, String> {
        List<Topic> startingWith();
    }

    interface NoResult extends OrmRepository<Person, Long> {
        @Query("update people set age = age + 1")
        void grow();
    }

    interface WrongModifying extends OrmRepository<Person, Long> {
        @Modifying
        @Query("update people set age = age + 1")
        List<Person> grow();
    }

    interface Tricky extends OrmRepository<Person, Long> {
        @Query("""
                select * from people -- not :this
                where name <> ':nor this' /* :nor this */ and "age" = cast(:age as integer) and age::text <> $t$:no$t$
                """)
        List<Person> find(int age);
    }
}
