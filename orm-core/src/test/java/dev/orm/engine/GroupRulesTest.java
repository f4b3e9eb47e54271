package dev.orm.engine;

import static dev.orm.engine.People.PERSON;
import static dev.orm.engine.People.POST;
import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.function;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.partitionBy;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Expression;
import dev.orm.sql.Select;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.ColumnRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands outside of aggregates in a query with groups has one value in each group, or is refused before it is sent. */
@EachDatabase
@Tag("CORE-30")
class GroupRulesTest {

    private static final ColumnRef<Long> ID = PERSON.column(People.ID);
    private static final ColumnRef<String> NAME = PERSON.column(People.NAME);
    private static final ColumnRef<Integer> AGE = PERSON.column(People.AGE);
    private static final ColumnRef<Long> AUTHOR = POST.column(People.AUTHOR);
    private static final Expression<Integer> ONE = Bind.of(SqlType.INTEGER, 1);
    private static final ColumnRef<String> TITLE = POST.column(People.TITLE);

    private Fixture db;

    @BeforeEach
    void fill(TestDatabase database) {
        db = Fixture.open(database);
        People.fill(db);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void refuses(Select<?> select, String start) {
        assertThatThrownBy(() -> db.rows(select))
                .isInstanceOfAny(IllegalArgumentException.class, UnsupportedConstructException.class)
                .hasMessageStartingWith(start);
    }

    @Test
    void refusesWhatHasNoOneValueInAGroup() {
        String name = "\"p.name\" is neither grouped nor aggregated";
        refuses(select(NAME, count()).from(PERSON).groupBy(AGE), name);
        refuses(select(count()).from(PERSON).groupBy(AGE).having(NAME.eq("ada")), name);
        refuses(select(count()).from(PERSON).groupBy(AGE).orderBy(NAME.asc()), name);
        refuses(
                select(string(NAME).concat("!"))
                        .from(PERSON)
                        .groupBy(string(NAME).lower()),
                name);
        refuses(select(sum(count()).over(partitionBy(NAME))).from(PERSON).groupBy(AGE), name);
        refuses(
                select(scalar(select(max(TITLE)).from(POST).where(AUTHOR.eq(ID))))
                        .from(PERSON)
                        .groupBy(AGE),
                "\"p.id\" is neither");
        refuses(select(NAME, count()).from(PERSON), "\"p.name\" stands beside an aggregate");
        refuses(select(NAME).from(PERSON).having(count().gt(1L)), "\"p.name\" stands beside an aggregate");
        DerivedTable ages = select(AGE, NAME).from(PERSON).as("ages");
        refuses(select(ages.column(NAME), count()).from(ages).groupBy(ages.column(AGE)), "\"ages.c2\" is neither");
    }

    @Test
    void takesWhatIsMadeOfTheKeys() {
        assertThat(db.rows(select(number(AGE).plus(1), count())
                        .from(PERSON)
                        .where(AGE.isNotNull())
                        .groupBy(AGE)
                        .orderBy(number(AGE).plus(1).asc())))
                .containsExactly(List.of(26, 2L), List.of(37, 1L));
        assertThat(db.values(select(sum(count()).over(partitionBy(AGE)))
                        .from(PERSON)
                        .where(AGE.isNotNull())
                        .groupBy(AGE)
                        .orderBy(AGE.asc())))
                .containsExactly(2L, 1L);
        assertThat(db.values(select(function("max", SqlType.TEXT).of(NAME))
                        .from(PERSON)
                        .groupBy(AGE)
                        .having(count().gt(1L))))
                .containsExactly("dan");
    }

    @Test
    void takesAKeyThatHoldsAValueAsAWholeOnly() {
        Expression<Integer> age = coalesce(AGE, 25);
        assertThat(db.rows(select(age, count()).from(PERSON).groupBy(age).orderBy(age.asc())))
                .containsExactly(List.of(25, 3L), List.of(36, 1L));
        String reason = "A calculated key of GROUP BY stands in HAVING or inside of another expression";
        refuses(select(number(age).plus(1)).from(PERSON).groupBy(age), reason);
        refuses(select(age).from(PERSON).groupBy(age).having(age.eq(25)), reason);
        refuses(
                select(age)
                        .from(PERSON)
                        .groupBy(age)
                        .orderBy(number(age).negated().asc()),
                reason);
        DerivedTable ages = select(age.as("age")).from(PERSON).as("ages");
        Expression<Integer> column = ages.column(age);
        assertThat(db.rows(select(number(column).plus(1), count())
                        .from(ages)
                        .groupBy(column)
                        .having(column.eq(25))))
                .containsExactly(List.of(26, 3L));
    }

    @Test
    void takesAnExpressionWithValuesThatIsBuiltOnce() {
        refuses(
                select(coalesce(AGE, 25), count()).from(PERSON).groupBy(coalesce(AGE, 25)),
                "COALESCE(p.age, ?) equals a key of GROUP BY but for the values that it holds");
        refuses(
                select(when(AGE.gt(30), "old").otherwise("young"))
                        .from(PERSON)
                        .groupBy(when(AGE.gt(30), "old").otherwise("young")),
                "CASE WHEN … THEN ? ELSE ? END equals a key of GROUP BY");
    }

    @Test
    @Tag("CORE-30")
    void ordersDifferentRowsByWhatIsSelected() {
        refuses(select(AGE).distinct().from(PERSON).orderBy(NAME.asc()), "SELECT DISTINCT is ordered by p.name");
        Expression<Integer> age = coalesce(AGE, 25);
        assertThat(db.values(select(age).distinct().from(PERSON).orderBy(age.desc())))
                .containsExactly(36, 25);
        assertThat(db.values(
                        select(AGE).distinct().from(PERSON).orderBy(AGE.desc().nullsLast())))
                .containsExactly(36, 25, null);
    }

    /** PostgreSQL knows that a primary key has one name; on the others it is grouped by the name as well. */
    @Test
    void takesTheRowOfAPrimaryKeyThatIsGrouped() {
        assertThat(db.rows(select(NAME, count(TITLE))
                        .from(PERSON)
                        .leftJoin(POST, AUTHOR.eq(ID))
                        .groupBy(ID)
                        .having(AGE.isNotNull())
                        .orderBy(string(NAME).upper().desc())))
                .containsExactly(List.of("dan", 0L), List.of("bob", 1L), List.of("ada", 2L));
        refuses(
                select(TITLE, count()).from(PERSON).join(POST, AUTHOR.eq(ID)).groupBy(ID),
                "\"o.title\" is neither grouped nor aggregated");
    }

    @Test
    void looksIntoQueriesInsideWithTheirOwnRows() {
        assertThat(db.values(select(AGE)
                        .from(PERSON)
                        .where(exists(
                                select(POST.column(People.POST_ID)).from(POST).where(AUTHOR.eq(ID))))
                        .groupBy(AGE)
                        .having(exists(select(ID).from(PERSON).where(ID.gt(0L))))
                        .orderBy(AGE.asc())))
                .containsExactly(25, 36);
    }

    @Test
    void refusesKeysThatAreMadeOfValuesOnly() {
        String reason = "A value cannot be a key of GROUP BY";
        refuses(select(count()).from(PERSON).groupBy(ONE), reason);
        refuses(select(count()).from(PERSON).groupBy(number(ONE).negated()), reason);
        refuses(select(count()).from(PERSON).groupBy(AGE, number(ONE).plus(2)), reason);
        Expression<Integer> selected = number(ONE).negated();
        refuses(select(selected, count()).from(PERSON).groupBy(selected), reason);
        assertThat(db.rows(select(count()).from(PERSON).groupBy(number(AGE).plus(1))))
                .isNotEmpty();
        assertThat(db.rows(select(count())
                        .from(PERSON)
                        .groupBy(function("abs", SqlType.INTEGER).of(number(AGE).plus(1)))))
                .isNotEmpty();
    }
}
