package dev.orm.engine;

import static dev.orm.engine.People.AGE;
import static dev.orm.engine.People.AUTHOR;
import static dev.orm.engine.People.ID;
import static dev.orm.engine.People.NAME;
import static dev.orm.engine.People.PEOPLE;
import static dev.orm.engine.People.PERSON;
import static dev.orm.engine.People.POST;
import static dev.orm.engine.People.POSTS;
import static dev.orm.engine.People.POST_ID;
import static dev.orm.engine.People.TITLE;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.sql.Cte;
import dev.orm.sql.Expression;
import dev.orm.sql.RowStatement;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Common table expressions give their own rows, wherever they are read and whatever they are called. */
@EachDatabase
class CommonTableTest {

    private static final ColumnRef<Long> P_ID = PERSON.column(ID);
    private static final ColumnRef<String> P_NAME = PERSON.column(NAME);
    private static final ColumnRef<Integer> P_AGE = PERSON.column(AGE);
    private static final TableRef OTHER = new TableRef(PEOPLE, "q");

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

    /** The same prepared statement with other values. */
    private List<List<?>> atAges(IntFunction<RowStatement<?>> query) {
        List<List<?>> results = new ArrayList<>();
        for (int age : new int[] {50, 30, 10}) {
            results.add(db.connection().query(query.apply(age)).list());
        }
        return results;
    }

    private static Cte atLeast(int age) {
        return cte("aged")
                .as(select(OTHER.column(ID)).from(OTHER).where(OTHER.column(AGE).ge(age)));
    }

    @Test
    @Tag("CORE-27")
    void isMadeAnewWithOtherValues() {
        assertThat(atAges(age -> {
                    Cte aged = atLeast(age);
                    return select(P_NAME)
                            .from(PERSON)
                            .where(P_ID.in(select(aged.column(OTHER.column(ID))).from(aged)))
                            .orderBy(P_NAME.asc());
                }))
                .containsExactly(List.of(), List.of("ada"), List.of("ada", "bob", "dan"));
        assertThat(atAges(age -> {
                    Cte aged = atLeast(age);
                    return select(scalar(select(count()).from(aged)))
                            .from(PERSON)
                            .where(P_NAME.eq("cid"));
                }))
                .containsExactly(List.of(0L), List.of(1L), List.of(3L));
        assertThat(atAges(age -> {
                    Cte aged = atLeast(age);
                    Cte named = cte("named")
                            .as(select(P_NAME)
                                    .from(PERSON)
                                    .where(P_ID.in(select(aged.column(OTHER.column(ID)))
                                            .from(aged))));
                    return select(named.column(P_NAME))
                            .from(named)
                            .orderBy(named.column(P_NAME).asc());
                }))
                .containsExactly(List.of(), List.of("ada"), List.of("ada", "bob", "dan"));
    }

    @Test
    @Tag("CORE-27")
    void aRecursiveOneReadsAnotherWithItsValues() {
        assertThat(atAges(age -> {
                    Cte aged = atLeast(age);
                    Expression<Long> id = aged.column(OTHER.column(ID));
                    Cte numbers = cte("numbers")
                            .recursive(
                                    select(id).from(aged),
                                    self -> select(number(self.column(id)).minus(1L))
                                            .from(self)
                                            .where(number(self.column(id)).gt(1L)));
                    return select(count())
                            .from(PERSON)
                            .where(P_ID.in(select(numbers.column(id)).from(numbers)));
                }))
                .containsExactly(List.of(0L), List.of(1L), List.of(4L));
    }

    @Test
    @Tag("CORE-27")
    void isNotTakenForATableOfTheSameName() {
        Cte people = cte("people").as(select(P_ID, P_NAME).from(PERSON).where(P_AGE.gt(30)));
        assertThat(db.values(select(people.column(P_NAME)).from(people))).containsExactly("ada");
        assertThat(db.rows(select(OTHER.column(NAME), people.column(P_NAME))
                        .from(OTHER)
                        .leftJoin(people, people.column(P_ID).eq(OTHER.column(ID)))
                        .orderBy(OTHER.column(ID).asc())))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("ada ada", "bob null", "cid null", "dan null");
    }

    @Test
    @Tag("CORE-27")
    void isNotTakenForATableOfTheSameNameBesideARecursiveOne() {
        Cte posts = cte("POSTS")
                .as(select(POST.column(POST_ID))
                        .from(POST)
                        .where(POST.column(AUTHOR).eq(1L)));
        Expression<Integer> one = value(1).as("n");
        Cte numbers = cte("numbers")
                .recursive(
                        select(one),
                        self -> select(number(self.column(one)).plus(1))
                                .from(self)
                                .where(number(self.column(one)).lt(3)));
        assertThat(db.value(select(count()).from(posts).crossJoin(numbers))).isEqualTo(6L);
        assertThat(db.value(select(count())
                        .from(new TableRef(POSTS, "all_posts"))
                        .crossJoin(posts)
                        .crossJoin(numbers)))
                .isEqualTo(24L);
    }

    @Test
    @Tag("CORE-40")
    void givesRowsToAChange() {
        Cte aged = cte("aged").as(select(P_ID, P_NAME).from(PERSON).where(P_AGE.gt(30)));
        db.run(update(POST)
                .set(POST.column(TITLE), aged.column(P_NAME))
                .from(aged)
                .where(POST.column(AUTHOR).eq(aged.column(P_ID))));
        assertThat(db.values(select(POST.column(TITLE))
                        .from(POST)
                        .orderBy(POST.column(POST_ID).asc())))
                .containsExactly("ada", "ada", "three", "four");
        db.run(deleteFrom(POST).using(aged).where(POST.column(AUTHOR).eq(aged.column(P_ID))));
        assertThat(db.values(select(POST.column(TITLE))
                        .from(POST)
                        .orderBy(POST.column(POST_ID).asc())))
                .containsExactly("three", "four");
    }

    @Test
    @Tag("CORE-40")
    void givesRowsOfARecursionToAChange() {
        Expression<Long> one = value(1L).as("n");
        Cte numbers = cte("numbers")
                .recursive(
                        select(one),
                        self -> select(number(self.column(one)).plus(1L))
                                .from(self)
                                .where(number(self.column(one)).lt(2L)));
        db.run(update(POST)
                .set(POST.column(TITLE), "changed")
                .from(numbers)
                .where(POST.column(AUTHOR).eq(numbers.column(one))));
        assertThat(db.values(select(POST.column(TITLE))
                        .from(POST)
                        .orderBy(POST.column(POST_ID).asc())))
                .containsExactly("changed", "changed", "changed", "four");
        db.run(deleteFrom(POST).using(numbers).where(POST.column(AUTHOR).eq(numbers.column(one))));
        assertThat(db.values(select(POST.column(TITLE)).from(POST))).containsExactly("four");
    }
}
