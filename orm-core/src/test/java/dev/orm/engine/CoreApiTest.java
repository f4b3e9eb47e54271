package dev.orm.engine;

import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.sql.Row;
import dev.orm.sql.Select;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine without entities and without Spring. */
@EachDatabase
class CoreApiTest {

    private static final TableRef PERSON = People.PERSON;
    private static final ColumnRef<Long> ID = PERSON.column(People.ID);
    private static final ColumnRef<String> NAME = PERSON.column(People.NAME);
    private static final ColumnRef<Integer> AGE = PERSON.column(People.AGE);
    private static final ColumnRef<Boolean> ACTIVE = PERSON.column(People.ACTIVE);

    /** The table without an alias, to be written to. */
    private static final TableRef PEOPLE = new TableRef(People.PEOPLE, "");

    private static final Select<String> NAMES = select(NAME).from(PERSON).orderBy(NAME.asc());

    private Engine engine;

    @BeforeEach
    void fill(TestDatabase database) {
        try (Fixture fixture = Fixture.open(database)) {
            People.fill(fixture);
        }
        engine = Fixture.engine(database);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private List<String> names() {
        return engine.inReadOnlyTransaction(c -> c.query(NAMES).list());
    }

    private static dev.orm.sql.Insert person(String name, @Nullable Integer age) {
        return insertInto(PEOPLE)
                .set(PEOPLE.column(People.NAME), name)
                .set(PEOPLE.column(People.AGE), age)
                .set(PEOPLE.column(People.ACTIVE), true);
    }

    @Test
    @Tag("ENGINE-05")
    @Tag("ENGINE-28")
    void readsAndWritesInTransactions() {
        assertThat(names()).containsExactly("ada", "bob", "cid", "dan");
        long changed = engine.inTransaction(c -> c.execute(update(PEOPLE)
                .set(PEOPLE.column(People.NAME), "eve")
                .where(PEOPLE.column(People.NAME).eq("ada"))));
        assertThat(changed).isEqualTo(1);
        assertThat(engine.<Long>inTransaction(c -> c.execute(
                        deleteFrom(PEOPLE).where(PEOPLE.column(People.NAME).eq("dan")))))
                .isEqualTo(1);
        assertThat(engine.<Long>inTransaction(c -> c.execute(person("fay", null))))
                .isEqualTo(1);
        assertThat(names()).containsExactly("bob", "cid", "eve", "fay");
    }

    @Test
    @Tag("ENGINE-05")
    void rollsBackWhatThrows() {
        IllegalStateException mine = new IllegalStateException("mine");
        assertThatThrownBy(() -> engine.inTransaction(c -> {
                    c.execute(person("fay", 1));
                    throw mine;
                }))
                .isSameAs(mine);
        assertThat(names()).hasSize(4);
    }

    @Test
    @Tag("ENGINE-08")
    void writesWithoutATransactionAreKeptAtOnce() {
        try (EngineConnection connection = engine.connect(false)) {
            connection.execute(person("fay", 1));
            assertThat(names()).contains("fay");
        }
    }

    @Test
    @Tag("FAULT-20")
    @Tag("ENGINE-09")
    void refusesToWriteWhereItOnlyReads() {
        assertThatThrownBy(() -> engine.inReadOnlyTransaction(c -> c.execute(person("fay", 1))))
                .isInstanceOf(ReadOnlyException.class);
        assertThatThrownBy(() ->
                        engine.inReadOnlyTransaction(c -> c.executeBatch(List.of(1, 2), n -> person("f" + n, n))))
                .isInstanceOf(ReadOnlyException.class);
        assertThatThrownBy(() -> engine.inReadOnlyTransaction(
                        c -> c.unsafeSql("delete from " + c.dialect().quote("people"))
                                .update()))
                .isInstanceOf(ReadOnlyException.class);
        assertThat(names()).hasSize(4);
    }

    @Test
    @Tag("ENGINE-28")
    void saysHowManyRowsThereAre() {
        engine.inReadOnlyTransaction(c -> {
            Select<String> nobody = select(NAME).from(PERSON).where(NAME.eq("nobody"));
            assertThat(c.query(nobody).optional()).isEmpty();
            assertThat(c.query(select(NAME).from(PERSON).where(NAME.eq("ada"))).single())
                    .isEqualTo("ada");
            assertThatThrownBy(() -> c.query(nobody).single()).isInstanceOf(NoResultException.class);
            assertThatThrownBy(() -> c.query(NAMES).single()).isInstanceOf(NonUniqueResultException.class);
            assertThatThrownBy(() -> c.query(NAMES).optional()).isInstanceOf(NonUniqueResultException.class);
            assertThat(c.query(NAMES).count()).isEqualTo(4);
            assertThat(c.query(NAMES.limit(1)).count()).isEqualTo(4);
            assertThat(c.query(select(AGE).from(PERSON).distinct()).count()).isEqualTo(3);
            return null;
        });
    }

    @Test
    @Tag("ENGINE-28")
    @Tag("ENGINE-11")
    void readsRowsAsTheyAreAskedFor() {
        engine.inReadOnlyTransaction(c -> {
            try (Stream<String> stream = c.query(NAMES).stream()) {
                assertThat(stream.limit(2)).containsExactly("ada", "bob");
            }
            try (Stream<List<String>> parts = c.query(NAMES).partitions(3)) {
                assertThat(parts).containsExactly(List.of("ada", "bob", "cid"), List.of("dan"));
            }
            try (Stream<@Nullable Integer> ages =
                    c.query(select(AGE).from(PERSON).orderBy(NAME.asc())).stream()) {
                assertThat(ages).containsExactly(36, 25, null, 25);
            }
            assertThatThrownBy(() -> c.query(NAMES).partitions(0)).isInstanceOf(IllegalArgumentException.class);
            return null;
        });
        try (EngineConnection connection = engine.connect(true)) {
            assertThatThrownBy(() -> connection.query(NAMES).stream())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Begin a transaction");
        }
    }

    record Aged(String name, @Nullable Integer age) {}

    @Test
    @Tag("ENGINE-27")
    void rowsAreReadByPositionNameAndExpression() {
        Row row = engine.inReadOnlyTransaction(c -> c.query(select(NAME, AGE, count().as("times"))
                        .from(PERSON)
                        .where(NAME.eq("ada"))
                        .groupBy(NAME, AGE))
                .single());
        assertThat(row.get(0)).isEqualTo("ada");
        assertThat(row.get(AGE)).isEqualTo(36);
        assertThat(row.get("name")).isEqualTo("ada");
        assertThat(row.get("times")).isEqualTo(1L);
        assertThatThrownBy(() -> row.get("nope"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> row.get(ID)).isInstanceOf(IllegalArgumentException.class);
        assertThat(engine.<List<Aged>>inReadOnlyTransaction(
                        c -> c.query(select(Aged::new, NAME, AGE).from(PERSON).orderBy(NAME.asc()))
                                .list()))
                .contains(new Aged("ada", 36), new Aged("cid", null));
    }

    @Test
    @Tag("ENGINE-27")
    void namesThatStandTwiceInARowAreRefused() {
        TableRef other = new TableRef(People.PEOPLE, "q");
        Row row = engine.inReadOnlyTransaction(c -> c.query(select(NAME, other.column(People.NAME))
                        .from(PERSON)
                        .join(other, ID.eq(other.column(People.ID)))
                        .orderBy(ID.asc())
                        .limit(1))
                .single());
        assertThat(row.get(other.column(People.NAME))).isEqualTo("ada");
        assertThatThrownBy(() -> row.get("name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }

    @Test
    @Tag("CORE-35")
    void aBatchWritesManyRows() {
        List<Integer> numbers = IntStream.range(0, 1200).boxed().toList();
        long[] written =
                engine.inTransaction(c -> c.executeBatch(numbers, n -> person("n" + n, n % 2 == 0 ? n : null)));
        assertThat(written).hasSize(1200).containsOnly(1);
        long[] updated = engine.inTransaction(c -> c.executeBatch(
                List.of("ada", "nobody", "bob"),
                name -> update(PEOPLE)
                        .set(PEOPLE.column(People.AGE), 1)
                        .where(PEOPLE.column(People.NAME).eq(name))));
        assertThat(updated).containsExactly(1, 0, 1);
        assertThat(engine.<long[]>inTransaction(c -> c.executeBatch(List.<Integer>of(), n -> person("x", n))))
                .isEmpty();
    }

    @Test
    @Tag("CORE-35")
    void aBatchOfUnlikeRowsIsRefusedBeforeItIsSent() {
        assertThatThrownBy(() -> engine.inTransaction(c -> c.executeBatch(
                        List.of(1, 2, 3),
                        n -> n == 3
                                ? person("n" + n, n).set(PEOPLE.column(People.SALARY), java.math.BigDecimal.ONE)
                                : person("n" + n, n))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 2");
        assertThat(names()).hasSize(4);
    }

    @Test
    @Tag("CORE-35")
    @Tag("FAULT-22")
    void aBatchThatFailsNamesItsRowAndWritesNothing() {
        for (boolean inTransaction : new boolean[] {true, false}) {
            List<Integer> numbers = IntStream.range(0, 700).boxed().toList();
            assertThatThrownBy(() -> {
                        if (inTransaction) {
                            engine.inTransaction(c ->
                                    c.executeBatch(numbers, n -> person(n == 620 ? "ada" : "n" + n, n)));
                        } else {
                            try (EngineConnection c = engine.connect(false)) {
                                c.executeBatch(numbers, n -> person(n == 620 ? "ada" : "n" + n, n));
                            }
                        }
                    })
                    .isInstanceOfSatisfying(UniqueViolationException.class, failure -> {
                        assertThat(failure.batchRow()).isEqualTo(620);
                        assertThat(failure).hasMessageContaining("row 620").hasMessageNotContaining("'ada'");
                    });
            assertThat(names()).containsExactly("ada", "bob", "cid", "dan");
        }
    }

    @Test
    @Tag("CORE-50")
    void equalStatementsAreCompiledOnce() {
        for (int i = 0; i < 5; i++) {
            int age = i;
            engine.inReadOnlyTransaction(
                    c -> c.query(select(NAME).from(PERSON).where(AGE.gt(age)).limit(age + 1L))
                            .list());
        }
        assertThat(engine.statementCache().misses()).isEqualTo(1);
        assertThat(engine.statementCache().hits()).isEqualTo(4);
    }

    @Test
    @Tag("CORE-16")
    @Tag("ENGINE-12")
    void runsTheDatabasesOwnSql() {
        engine.inTransaction(c -> {
            String people = c.dialect().quote("people");
            assertThat(c.unsafeSql("select name, age from " + people + " where name in (:names) and name like 'a%'")
                            .bindList("names", List.of("ada", "bob"))
                            .list(Aged.class))
                    .containsExactly(new Aged("ada", 36));
            assertThat(c.unsafeSql("update " + people + " set age = :age where name = :name")
                            .bind("age", 1)
                            .bind("name", ":age")
                            .update())
                    .isZero();
            try (Stream<String> stream =
                    c.unsafeSql("select name from " + people + " order by name").stream(String.class)) {
                assertThat(stream).containsExactly("ada", "bob", "cid", "dan");
            }
            return null;
        });
    }

    @Test
    @Tag("SEC-18")
    void aSecondStatementIsRefused() {
        assertThatThrownBy(() -> engine.inTransaction(c -> c.unsafeSql("select 1; drop table people")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("second statement");
        assertThat(names()).hasSize(4);
    }

    @Test
    @Tag("ENGINE-04")
    void aStatementThatReturnsRowsIsAQuery() {
        assertThatThrownBy(() -> engine.inTransaction(c -> c.execute(NAMES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("query(…)");
    }
}
