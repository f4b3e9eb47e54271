package dev.orm.engine;

import static dev.orm.engine.People.ACTIVE;
import static dev.orm.engine.People.AGE;
import static dev.orm.engine.People.AUTHOR;
import static dev.orm.engine.People.ID;
import static dev.orm.engine.People.NAME;
import static dev.orm.engine.People.PEOPLE;
import static dev.orm.engine.People.PERSON;
import static dev.orm.engine.People.POST;
import static dev.orm.engine.People.POST_ID;
import static dev.orm.engine.People.SALARY;
import static dev.orm.engine.People.TITLE;
import static dev.orm.sql.Sql.avg;
import static dev.orm.sql.Sql.cast;
import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.countDistinct;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.min;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.sumOfDecimals;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.value;
import static dev.orm.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.Select;
import dev.orm.sql.StringExpression;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class StatementExecutionTest {

    private static final ColumnRef<Long> P_ID = PERSON.column(ID);
    private static final ColumnRef<String> P_NAME = PERSON.column(NAME);
    private static final ColumnRef<Integer> P_AGE = PERSON.column(AGE);
    private static final ColumnRef<BigDecimal> P_SALARY = PERSON.column(SALARY);
    private static final ColumnRef<Boolean> P_ACTIVE = PERSON.column(ACTIVE);
    private static final StringExpression P_TEXT = string(P_NAME);

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        People.fill(db);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private List<@Nullable Object> names(Condition condition) {
        return db.values(select(P_NAME).from(PERSON).where(condition).orderBy(P_NAME.asc()));
    }

    private @Nullable Object ofAda(Expression<?> expression) {
        return db.value(select(expression).from(PERSON).where(P_NAME.eq("ada")));
    }

    @Test
    @Tag("CORE-01")
    @Tag("CORE-05")
    @Tag("CORE-15")
    void comparesValuesOfEachOperator() {
        assertThat(names(P_AGE.eq(25))).containsExactly("bob", "dan");
        assertThat(names(P_AGE.ne(25))).containsExactly("ada");
        assertThat(names(P_AGE.gt(25))).containsExactly("ada");
        assertThat(names(P_AGE.ge(25))).containsExactly("ada", "bob", "dan");
        assertThat(names(P_AGE.lt(36))).containsExactly("bob", "dan");
        assertThat(names(P_AGE.le(25))).containsExactly("bob", "dan");
        assertThat(names(P_AGE.between(30, 40))).containsExactly("ada");
        assertThat(names(P_AGE.isNull())).containsExactly("cid");
        assertThat(names(P_AGE.isNotNull())).containsExactly("ada", "bob", "dan");
        assertThat(names(P_SALARY.gt(new BigDecimal("1000.1")))).containsExactly("bob");
        assertThat(names(P_SALARY.eq(new BigDecimal("1000.100")))).containsExactly("ada");
        assertThat(names(P_SALARY.eq(new BigDecimal("1000.1001")))).isEmpty();
        assertThat(names(new Comparison(Comparison.Operator.EQ, P_ACTIVE, value(SqlType.BOOLEAN, true))))
                .containsExactly("ada", "cid");
    }

    @Test
    @Tag("CORE-05")
    void comparesNullAsAValueWhereAsked() {
        assertThat(names(P_AGE.isDistinctFrom(value(SqlType.INTEGER, 25)))).containsExactly("ada", "cid");
        assertThat(names(new Comparison(Comparison.Operator.IS_NOT_DISTINCT_FROM, P_AGE, value(SqlType.INTEGER, 25))))
                .containsExactly("bob", "dan");
    }

    @Test
    @Tag("CORE-04")
    void keepsTheMeaningOfNestedConditions() {
        Condition young = P_AGE.lt(30);
        Condition active = P_ACTIVE.eq(true);
        assertThat(names(young.or(active).and(P_NAME.ne("bob")))).containsExactly("ada", "cid", "dan");
        assertThat(names(young.and(P_NAME.ne("bob")).or(active))).containsExactly("ada", "cid", "dan");
        assertThat(names(not(young.or(active)))).isEmpty();
        assertThat(names(not(young.and(P_NAME.eq("bob"))).and(P_AGE.isNotNull())))
                .containsExactly("ada", "dan");
        assertThat(names(not(not(active)))).containsExactly("ada", "cid");
        assertThat(names(not(P_AGE.isNull()))).containsExactly("ada", "bob", "dan");
    }

    @Test
    @Tag("CORE-04")
    void takesVeryManyConditions() {
        Condition any = P_AGE.eq(0);
        List<Condition> all = new ArrayList<>();
        for (int i = 1; i < 3000; i++) {
            all.add(P_AGE.eq(i));
        }
        Condition chain = new dev.orm.sql.node.Junction(false, all);
        assertThat(names(any.or(chain))).containsExactly("ada", "bob", "dan");
    }

    @Test
    void joinsRowsAndKeepsThoseWithoutPartner() {
        assertThat(db.rows(select(P_NAME, POST.column(TITLE))
                        .from(PERSON)
                        .join(POST, POST.column(AUTHOR).eq(P_ID))
                        .orderBy(POST.column(POST_ID).asc())))
                .containsExactly(List.of("ada", "one"), List.of("ada", "two"), List.of("bob", "three"));
        assertThat(db.rows(select(P_NAME, POST.column(TITLE))
                        .from(PERSON)
                        .leftJoin(POST, POST.column(AUTHOR).eq(P_ID))
                        .orderBy(POST.column(POST_ID).asc(), P_NAME.asc())))
                .containsExactly(
                        List.of("ada", "one"),
                        List.of("ada", "two"),
                        List.of("bob", "three"),
                        Arrays.asList("cid", null),
                        Arrays.asList("dan", null));
    }

    @Test
    @Tag("CORE-30")
    void putsNullLastByDefaultAndFirstWhenDescending() {
        assertThat(db.values(select(P_NAME).from(PERSON).orderBy(P_AGE.asc(), P_NAME.asc())))
                .containsExactly("bob", "dan", "ada", "cid");
        assertThat(db.values(select(P_NAME).from(PERSON).orderBy(P_AGE.desc(), P_NAME.asc())))
                .containsExactly("cid", "ada", "bob", "dan");
        assertThat(db.values(select(P_NAME).from(PERSON).orderBy(P_AGE.asc().nullsFirst(), P_NAME.asc())))
                .containsExactly("cid", "bob", "dan", "ada");
        assertThat(db.values(select(P_NAME).from(PERSON).orderBy(P_AGE.desc().nullsLast(), P_NAME.asc())))
                .containsExactly("ada", "bob", "dan", "cid");
    }

    @Test
    @Tag("CORE-30")
    void limitsAndSkips() {
        assertThat(db.values(select(P_ID).from(PERSON).orderBy(P_ID.asc()).limit(2)))
                .containsExactly(1L, 2L);
        assertThat(db.values(
                        select(P_ID).from(PERSON).orderBy(P_ID.asc()).limit(2).offset(1)))
                .containsExactly(2L, 3L);
        assertThat(db.values(select(P_ID).from(PERSON).orderBy(P_ID.asc()).offset(3)))
                .containsExactly(4L);
        assertThat(db.values(select(P_ID).from(PERSON).limit(0))).isEmpty();
    }

    @Test
    @Tag("CORE-30")
    void groupsAndAggregates() {
        assertThat(db.rows(select(P_AGE, count(), sumOfDecimals(P_SALARY))
                        .from(PERSON)
                        .groupBy(P_AGE)
                        .having(count().gt(1L))))
                .containsExactly(List.of(25, 2L, new BigDecimal("2000.21")));
        assertThat(db.rows(select(count(), count(P_AGE), countDistinct(P_AGE), sum(P_AGE), min(P_AGE), max(P_NAME))
                        .from(PERSON)))
                .containsExactly(List.of(4L, 3L, 2L, 86L, 25, "dan"));
        assertThat((Double) db.value(select(avg(P_AGE)).from(PERSON))).isEqualTo(86 / 3.0);
        assertThat((Double) db.value(select(avg(P_ID)).from(PERSON))).isEqualTo(2.5);
        assertThat(db.value(select(sum(P_ID)).from(PERSON))).isEqualTo(10L);
        assertThat(db.rows(
                        select(sum(P_AGE), min(P_AGE), avg(P_AGE)).from(PERSON).where(P_ID.lt(0L))))
                .containsExactly(Arrays.asList(null, null, null));
        assertThat(db.values(select(sumOfDecimals(P_SALARY))
                        .from(PERSON)
                        .groupBy(P_ACTIVE)
                        .having(sumOfDecimals(P_SALARY).gt(new BigDecimal("1500")))))
                .containsExactly(new BigDecimal("2000.21"));
    }

    @Test
    @Tag("CORE-14")
    @Tag("CORE-30")
    void groupsByAnExpressionThatHoldsAValue() {
        StringExpression key = P_TEXT.concat("!").lower();
        assertThat(db.rows(select(key, count())
                        .from(PERSON)
                        .groupBy(key)
                        .orderBy(key.asc())
                        .limit(1)))
                .containsExactly(List.of("ada!", 1L));
        Expression<Integer> age = coalesce(P_AGE, 25);
        assertThat(db.rows(select(age, count()).from(PERSON).groupBy(age).orderBy(count().desc())))
                .containsExactly(List.of(25, 3L), List.of(36, 1L));
    }

    @Test
    @Tag("CORE-08")
    void calculatesAlikeEverywhere() {
        assertThat(ofAda(number(P_AGE).plus(4))).isEqualTo(40);
        assertThat(ofAda(number(P_AGE).minus(4).times(2))).isEqualTo(64);
        assertThat(ofAda(number(P_AGE).minus(number(P_AGE).minus(4)))).isEqualTo(4);
        assertThat(ofAda(number(P_AGE).dividedBy(8))).isEqualTo(4.5);
        assertThat(ofAda(number(P_AGE).dividedBy(0))).isNull();
        assertThat(ofAda(number(P_SALARY).plus(new BigDecimal("0.90")))).isEqualTo(new BigDecimal("1001.00"));
        assertThat(ofAda(number(P_SALARY).times(new BigDecimal("3.00")))).isEqualTo(new BigDecimal("3000.3000"));
        assertThat(ofAda(dev.orm.sql.Sql.abs(number(P_AGE).minus(50)))).isEqualTo(14);
    }

    @Test
    @Tag("CORE-19")
    void callsFunctionsAlikeEverywhere() {
        assertThat(ofAda(P_TEXT.upper())).isEqualTo("ADA");
        assertThat(ofAda(P_TEXT.concat(" ").concat(P_TEXT))).isEqualTo("ada ada");
        assertThat(ofAda(P_TEXT.concat("  ").trim())).isEqualTo("ada");
        assertThat(ofAda(P_TEXT.concat("\uD83D\uDE00").length())).isEqualTo(4);
        assertThat(db.value(select(coalesce(P_AGE, 7)).from(PERSON).where(P_NAME.eq("cid"))))
                .isEqualTo(7);
        assertThat(ofAda(when(P_AGE.gt(30), "old").otherwise("young"))).isEqualTo("old");
        assertThat(ofAda(value(SqlType.BIGINT, 7L))).isEqualTo(7L);
    }

    @Test
    @Tag("CORE-13")
    void casts() {
        assertThat(ofAda(cast(P_AGE, SqlType.TEXT))).isEqualTo("36");
        assertThat(ofAda(cast(P_AGE, SqlType.DOUBLE))).isEqualTo(36.0);
        assertThat(ofAda(cast(value(SqlType.DOUBLE, 2.7), SqlType.INTEGER))).isEqualTo(3);
        assertThat(ofAda(cast(P_AGE, SqlType.decimal(10, 2)))).isEqualTo(new BigDecimal("36.00"));
    }

    @Test
    @Tag("CORE-24")
    @Tag("CORE-25")
    void queriesInsideQueries() {
        TableRef other = new TableRef(PEOPLE, "q");
        assertThat(names(P_ID.in(select(POST.column(AUTHOR))
                        .from(POST)
                        .where(POST.column(AUTHOR).isNotNull()))))
                .containsExactly("ada", "bob");
        assertThat(names(P_ID.notIn(select(POST.column(AUTHOR))
                        .from(POST)
                        .where(POST.column(AUTHOR).isNotNull()))))
                .containsExactly("cid", "dan");
        Condition hasPost = exists(select(POST.column(POST_ID))
                .from(POST)
                .where(POST.column(AUTHOR).eq(P_ID)));
        assertThat(names(hasPost)).containsExactly("ada", "bob");
        assertThat(names(not(hasPost))).containsExactly("cid", "dan");
        assertThat(names(P_AGE.eq(scalar(select(max(other.column(AGE))).from(other)))))
                .containsExactly("ada");
        assertThat(db.rows(select(
                                P_NAME,
                                scalar(select(count())
                                        .from(POST)
                                        .where(POST.column(AUTHOR).eq(P_ID))))
                        .from(PERSON)
                        .orderBy(P_NAME.asc())))
                .containsExactly(List.of("ada", 2L), List.of("bob", 1L), List.of("cid", 0L), List.of("dan", 0L));
    }

    @Test
    @Tag("CORE-30")
    void givesEqualRowsOnce() {
        assertThat(db.values(select(P_AGE)
                        .from(PERSON)
                        .where(P_AGE.isNotNull())
                        .distinct()
                        .orderBy(P_AGE.asc())))
                .containsExactly(25, 36);
    }

    @Test
    @Tag("CORE-33")
    void insertsOneRow() {
        TableRef people = new TableRef(PEOPLE, "");
        assertThat(db.run(insertInto(people)
                        .set(people.column(NAME), "eve")
                        .set(people.column(AGE), (Integer) null)
                        .set(people.column(ACTIVE), value(SqlType.BOOLEAN, true))))
                .isEqualTo(1);
        assertThat(db.rows(select(P_NAME, P_AGE, P_ACTIVE).from(PERSON).where(P_NAME.eq("eve"))))
                .containsExactly(Arrays.asList("eve", null, true));
    }

    @Test
    @Tag("CORE-33")
    void insertsARowOfDefaults() {
        assertThat(db.run(insertInto(new TableRef(People.POSTS, "")))).isEqualTo(1);
        assertThat(db.insertReturning(People.POSTS, List.of(), List.of(POST_ID), new @Nullable Object[][] {{}}))
                .containsExactly(List.of(6L));
    }

    @Test
    @Tag("CORE-40")
    void updatesByExpressionsWithAndWithoutAlias() {
        assertThat(db.run(update(PERSON)
                        .set(P_AGE, number(P_AGE).plus(1))
                        .set(P_NAME, "bo")
                        .where(P_NAME.eq("bob"))))
                .isEqualTo(1);
        TableRef bare = new TableRef(PEOPLE, "");
        assertThat(db.run(update(bare)
                        .set(bare.column(AGE), (Integer) null)
                        .where(bare.column(NAME).eq("bo").and(bare.column(AGE).eq(26)))))
                .isEqualTo(1);
        assertThat(names(P_AGE.isNull())).containsExactly("bo", "cid");
        assertThat(db.run(update(PERSON).set(P_ACTIVE, true).everyRow())).isEqualTo(4);
    }

    @Test
    @Tag("CORE-40")
    void deletesWithAndWithoutAlias() {
        TableRef bare = new TableRef(People.POSTS, "");
        assertThat(db.run(deleteFrom(bare).where(bare.column(TITLE).eq("four"))))
                .isEqualTo(1);
        assertThat(db.run(deleteFrom(POST).where(POST.column(AUTHOR).eq(1L)))).isEqualTo(2);
        assertThat(db.run(deleteFrom(POST).everyRow())).isEqualTo(1);
    }

    @Test
    @Tag("CORE-06")
    void matchesPatternsWithRegardToCase() {
        db.run(insertInto(PERSON).set(P_NAME, "Ada%*?[x]_!").set(P_ACTIVE, true));
        assertThat(names(P_TEXT.startsWith("Ada"))).containsExactly("Ada%*?[x]_!");
        assertThat(names(P_TEXT.like("a_a"))).containsExactly("ada");
        assertThat(names(P_TEXT.contains("%*?["))).containsExactly("Ada%*?[x]_!");
        assertThat(names(P_TEXT.contains("]_!"))).containsExactly("Ada%*?[x]_!");
        assertThat(names(P_TEXT.endsWith("!"))).containsExactly("Ada%*?[x]_!");
        assertThat(names(P_TEXT.notLike("%d%"))).containsExactly("bob");
        assertThat(names(P_TEXT.ilike("ADA%"))).containsExactlyInAnyOrder("Ada%*?[x]_!", "ada");
        assertThat(names(P_TEXT.containsIgnoreCase("%*?[X]_!"))).containsExactly("Ada%*?[x]_!");
        assertThatThrownBy(() -> names(P_TEXT.like("a!b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("escape character");
    }

    @Test
    @Tag("CORE-19")
    void refusesASumOfAnotherJavaType() {
        assertThatThrownBy(() -> db.sql(select(sum(P_SALARY)).from(PERSON)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sumOfDecimals");
        assertThatThrownBy(() -> db.sql(select(number(P_AGE).plus(P_SALARY)).from(PERSON)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cast");
    }

    @Test
    @Tag("CORE-31")
    void locksRows() {
        if (!db.engine().dialect().supports(Capability.FOR_UPDATE)) {
            assertThatThrownBy(() -> db.sql(select(P_ID).from(PERSON).forUpdate()))
                    .isInstanceOf(UnsupportedConstructException.class);
            return;
        }
        db.connection().begin(TransactionOptions.READ_WRITE);
        assertThat(db.values(select(P_ID).from(PERSON).where(P_NAME.eq("ada")).forUpdate()))
                .containsExactly(1L);
        try (EngineConnection other = db.engine().connect(false)) {
            other.begin(TransactionOptions.READ_WRITE);
            Select<Long> free =
                    select(P_ID).from(PERSON).orderBy(P_ID.asc()).forUpdate().skipLocked();
            BindCollector binds = BindCollector.indexing(free);
            assertThat(Fixture.query(other, db.engine().dialect().compile(free, binds), binds.values()))
                    .containsExactly(List.of(2L), List.of(3L), List.of(4L));
        }
        assertThat(db.values(select(P_ID)
                        .from(PERSON)
                        .leftJoin(POST, POST.column(AUTHOR).eq(P_ID))
                        .where(P_NAME.eq("dan"))
                        .forUpdate()))
                .containsExactly(4L);
    }
}
