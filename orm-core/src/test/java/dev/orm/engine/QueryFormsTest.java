package dev.orm.engine;

import static dev.orm.engine.People.AGE;
import static dev.orm.engine.People.AUTHOR;
import static dev.orm.engine.People.ID;
import static dev.orm.engine.People.NAME;
import static dev.orm.engine.People.PERSON;
import static dev.orm.engine.People.POST;
import static dev.orm.engine.People.POST_ID;
import static dev.orm.engine.People.TITLE;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.cube;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.generateSeries;
import static dev.orm.sql.Sql.groupingSets;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.rollup;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.unnest;
import static dev.orm.sql.Sql.value;
import static dev.orm.sql.Sql.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.schema.Column;
import dev.orm.sql.Cte;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Select;
import dev.orm.sql.Statement;
import dev.orm.sql.TableFunction;
import dev.orm.sql.ValuesTable;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What queries read from and how they are put together, over tables. */
@EachDatabase
class QueryFormsTest {

    private static final ColumnRef<Long> P_ID = PERSON.column(ID);
    private static final ColumnRef<String> P_NAME = PERSON.column(NAME);
    private static final ColumnRef<Integer> P_AGE = PERSON.column(AGE);
    private static final ColumnRef<Long> O_ID = POST.column(POST_ID);
    private static final ColumnRef<Long> O_AUTHOR = POST.column(AUTHOR);
    private static final ColumnRef<String> O_TITLE = POST.column(TITLE);

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

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    /** Runs what the database can, and sees what it cannot be refused with its reason. */
    private boolean can(Capability capability, Statement statement) {
        boolean can = db.engine().dialect().supports(capability);
        if (!can) {
            assertThatThrownBy(() -> db.sql(statement))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining(db.engine().dialect().name());
        }
        return can;
    }

    @Test
    @Tag("CORE-24")
    void aDerivedTableHasTypedColumns() {
        NumberExpression<Long> posts = count().as("posts");
        DerivedTable stats =
                select(O_AUTHOR, posts).from(POST).groupBy(O_AUTHOR).as("stats");
        assertThat(db.rows(select(P_NAME, stats.column(posts))
                        .from(PERSON)
                        .leftJoin(stats, stats.column(O_AUTHOR).eq(P_ID))
                        .where(stats.column(posts).plus(1L).gt(1L).or(P_AGE.isNull()))
                        .orderBy(stats.column(posts).desc(), P_NAME.asc())))
                .containsExactly(row("cid", null), row("ada", 2L), row("bob", 1L));
    }

    @Test
    @Tag("CORE-24")
    void aDerivedTableKeepsItsOrderAndLimit() {
        DerivedTable oldest = select(P_NAME, P_AGE)
                .from(PERSON)
                .where(P_AGE.isNotNull())
                .orderBy(P_AGE.desc(), P_NAME.asc())
                .limit(2)
                .as("oldest");
        assertThat(db.values(select(oldest.column(P_NAME))
                        .from(oldest)
                        .orderBy(oldest.column(P_AGE).asc())))
                .containsExactly("bob", "ada");
        assertThat(db.value(select(count()).from(oldest))).isEqualTo(2L);
    }

    @Test
    @Tag("CORE-24")
    void columnsAreFoundByWhatWasSelected() {
        NumberExpression<Integer> one = number(P_AGE).plus(1);
        NumberExpression<Integer> two = number(P_AGE).plus(2);
        DerivedTable next = select(one, two).from(PERSON).where(P_ID.eq(1L)).as("next");
        assertThat(db.rows(select(next.column(two), next.column(one)).from(next)))
                .containsExactly(row(38, 37));
        assertThatThrownBy(() -> next.column(number(P_AGE).plus(3))).hasMessageContaining("Two columns");
        assertThatThrownBy(() -> next.column(P_NAME)).hasMessageContaining("Select it there as well");
        assertThatThrownBy(
                        () -> select(P_ID.as("x"), P_NAME.as("x")).from(PERSON).as("t"))
                .hasMessageContaining("called \"x\"");
    }

    @Test
    @Tag("CORE-24")
    void subqueriesMayReferToTheStatementAround() {
        TableRef other = new TableRef(People.POSTS, "other");
        Select<Long> last = select(max(other.column(POST_ID)))
                .from(other)
                .where(other.column(AUTHOR).eq(P_ID));
        assertThat(db.rows(select(P_NAME, scalar(last)).from(PERSON).orderBy(P_ID.asc())))
                .containsExactly(row("ada", 2L), row("bob", 3L), row("cid", null), row("dan", null));
        assertThat(db.values(select(P_NAME)
                        .from(PERSON)
                        .where(exists(select(O_ID).from(POST).where(O_AUTHOR.eq(P_ID))))
                        .orderBy(P_NAME.asc())))
                .containsExactly("ada", "bob");
        assertThat(db.values(select(P_NAME)
                        .from(PERSON)
                        .where(P_ID.in(select(O_AUTHOR)
                                .from(POST)
                                .where(O_AUTHOR.isNotNull())
                                .orderBy(O_ID.desc())
                                .limit(1)))))
                .containsExactly("bob");
    }

    @Test
    @Tag("CORE-03")
    void nothingIsReadThatTheStatementDoesNotSay() {
        DerivedTable stats = select(O_AUTHOR).from(POST).as("stats");
        assertThatThrownBy(() -> db.sql(select(O_TITLE).from(PERSON)))
                .hasMessageContaining("\"o.title\"")
                .hasMessageContaining("Add .from(…) or .join");
        assertThatThrownBy(() -> db.sql(
                        select(P_NAME).from(PERSON).where(stats.column(O_AUTHOR).eq(P_ID))))
                .hasMessageContaining("\"stats.c1\"");
        assertThatThrownBy(() -> db.sql(select(P_NAME)
                        .from(PERSON)
                        .join(select(O_ID).from(POST).where(O_AUTHOR.eq(P_ID)).as("own"), P_ID.eq(1L))))
                .hasMessageContaining("make the join lateral");
        assertThatThrownBy(() -> db.sql(select(P_NAME)
                        .from(PERSON)
                        .join(POST, O_AUTHOR.eq(P_ID))
                        .join(POST, O_AUTHOR.eq(P_ID))))
                .hasMessageContaining("called \"o\"");
        assertThatThrownBy(() -> db.sql(select(P_NAME))).hasMessageContaining("\"p.name\"");
    }

    @Test
    @Tag("CORE-01")
    void aQueryCanReadFromNothing() {
        assertThat(db.rows(select(value(SqlType.BIGINT, 1L), value(SqlType.TEXT, "a"))))
                .containsExactly(row(1L, "a"));
    }

    @Test
    @Tag("CORE-23")
    void crossAndFullJoins() {
        assertThat(db.value(select(count()).from(PERSON).crossJoin(POST))).isEqualTo(16L);
        Select<?> full = select(P_NAME, O_TITLE)
                .from(PERSON)
                .fullJoin(POST, O_AUTHOR.eq(P_ID))
                .orderBy(P_NAME.asc(), O_TITLE.asc());
        if (can(Capability.FULL_JOIN, full)) {
            assertThat(db.rows(full))
                    .containsExactly(
                            row("ada", "one"),
                            row("ada", "two"),
                            row("bob", "three"),
                            row("cid", null),
                            row("dan", null),
                            row(null, "four"));
        }
    }

    @Test
    @Tag("CORE-26")
    void aLateralQuerySeesWhatStandsBeforeIt() {
        DerivedTable latest = select(O_TITLE)
                .from(POST)
                .where(O_AUTHOR.eq(P_ID))
                .orderBy(O_ID.desc())
                .limit(1)
                .as("latest");
        Select<?> inner = select(P_NAME, latest.column(O_TITLE))
                .from(PERSON)
                .crossJoinLateral(latest)
                .orderBy(P_NAME.asc());
        if (can(Capability.LATERAL, inner)) {
            assertThat(db.rows(inner)).containsExactly(row("ada", "two"), row("bob", "three"));
            assertThat(db.rows(select(P_NAME, latest.column(O_TITLE))
                            .from(PERSON)
                            .leftJoinLateral(latest, P_ID.isNotNull())
                            .where(P_ID.in(2L, 3L))
                            .orderBy(P_NAME.asc())))
                    .containsExactly(row("bob", "three"), row("cid", null));
            assertThat(db.rows(select(P_NAME)
                            .from(PERSON)
                            .joinLateral(latest, latest.column(O_TITLE).eq("two"))))
                    .containsExactly(row("ada"));
        }
    }

    @Test
    @Tag("CORE-28")
    void setOperations() {
        Select<Long> people = select(P_ID).from(PERSON);
        Select<Long> authors = select(O_AUTHOR).from(POST);
        assertThat(db.values(people.union(authors).orderBy(P_ID.asc()))).containsExactly(1L, 2L, 3L, 4L, null);
        assertThat(db.values(people.union(authors).orderBy(P_ID.desc()).limit(2).offset(1)))
                .containsExactly(4L, 3L);
        assertThat(db.values(people.unionAll(authors))).hasSize(8);
        assertThat(db.values(people.intersect(authors).orderBy(P_ID.asc()))).containsExactly(1L, 2L);
        assertThat(db.values(people.except(authors).orderBy(P_ID.asc()))).containsExactly(3L, 4L);
        QueryExpression<Long> often = authors.intersectAll(authors);
        if (can(Capability.INTERSECT_ALL, often)) {
            assertThat(db.values(often)).containsExactlyInAnyOrder(1L, 1L, 2L, null);
            assertThat(db.values(authors.exceptAll(people))).containsExactlyInAnyOrder(1L, null);
        }
    }

    @Test
    @Tag("CORE-28")
    void setOperationsNestAsTheyRead() {
        Select<Long> one = select(P_ID).from(PERSON).where(P_ID.eq(1L));
        Select<Long> two = select(P_ID).from(PERSON).where(P_ID.eq(2L));
        Select<Long> both = select(P_ID).from(PERSON).where(P_ID.le(2L));
        assertThat(db.values(one.union(two).intersect(two))).containsExactly(2L);
        assertThat(db.values(one.union(two.intersect(both)).orderBy(P_ID.asc())))
                .containsExactly(1L, 2L);
        assertThat(db.values(one.except(one.except(one)))).containsExactly(1L);
        Select<Long> last = select(P_ID).from(PERSON).orderBy(P_ID.desc()).limit(1);
        Select<Long> first = select(P_ID).from(PERSON).orderBy(P_ID.asc()).limit(1);
        assertThat(db.values(first.unionAll(last).orderBy(P_ID.asc()))).containsExactly(1L, 4L);
    }

    @Test
    @Tag("CORE-28")
    void setOperationsStandWhereQueriesStand() {
        Select<Long> one = select(P_ID).from(PERSON).where(P_ID.eq(1L));
        Select<Long> two = select(P_ID).from(PERSON).where(P_ID.eq(2L));
        assertThat(db.values(select(P_NAME)
                        .from(PERSON)
                        .where(P_ID.in(one.union(two)))
                        .orderBy(P_NAME.asc())))
                .containsExactly("ada", "bob");
        assertThat(db.value(select(count()).from(PERSON).where(exists(one.intersect(two)))))
                .isEqualTo(0L);
        assertThat(db.value(select(count()).from(one.unionAll(two).as("u")))).isEqualTo(2L);
        DerivedTable u = one.union(two).as("u");
        assertThat(db.values(
                        select(u.column(P_ID)).from(u).orderBy(u.column(P_ID).desc())))
                .containsExactly(2L, 1L);
    }

    @Test
    @Tag("CORE-28")
    void setOperationsAreOrderedByWhatTheySelect() {
        var label = string(P_NAME).upper().as("big");
        assertThat(db.rows(select(label, P_ID)
                        .from(PERSON)
                        .where(P_ID.le(2L))
                        .union(select(string(O_TITLE).upper(), O_ID).from(POST).where(O_ID.eq(1L)))
                        .orderBy(label.desc())))
                .containsExactly(row("ONE", 1L), row("BOB", 2L), row("ADA", 1L));
        assertThatThrownBy(() -> db.sql(
                        select(P_ID).from(PERSON).union(select(O_ID).from(POST)).orderBy(P_NAME.asc())))
                .hasMessageContaining("elect");
    }

    @Test
    @Tag("CORE-28")
    void partsOfASetOperationHaveToFit() {
        assertThatThrownBy(() -> select(P_ID, P_NAME)
                        .from(PERSON)
                        .union(select(P_NAME, P_ID).from(PERSON)))
                .hasMessageContaining("UNION");
        assertThatThrownBy(() -> db.sql(
                        select(P_ID).from(PERSON).forUpdate().union(select(O_ID).from(POST))))
                .hasMessageContaining("set operation");
    }

    @Test
    @Tag("FAULT-31")
    void aSetOperationOfManyQueriesRunsOrIsRefused() {
        assertThat(db.value(select(count()).from(united(50).as("u")))).isEqualTo(50L);
        DerivedTable many = united(501).as("u");
        try {
            assertThat(db.sql(select(count()).from(many))).contains("union all");
        } catch (UnsupportedConstructException refused) {
            assertThat(refused).hasMessageContaining("500 at most");
        }
    }

    private static QueryExpression<Long> united(int queries) {
        QueryExpression<Long> all = select(P_ID).from(PERSON).where(P_ID.eq(1L));
        for (int i = 1; i < queries; i++) {
            all = all.unionAll(select(P_ID).from(PERSON).where(P_ID.eq(2L)));
        }
        return all;
    }

    @Test
    @Tag("CORE-27")
    void aCommonTableExpressionIsUsedTwice() {
        Cte adults = cte("adults").as(select(P_ID, P_NAME).from(PERSON).where(P_AGE.ge(25)));
        Cte others = adults.as("others");
        assertThat(db.rows(select(adults.column(P_NAME), others.column(P_NAME))
                        .from(adults)
                        .join(others, others.column(P_ID).gt(adults.column(P_ID)))
                        .orderBy(
                                adults.column(P_NAME).asc(),
                                others.column(P_NAME).asc())))
                .containsExactly(row("ada", "bob"), row("ada", "dan"), row("bob", "dan"));
        assertThatThrownBy(() -> db.sql(select(adults.column(P_NAME))
                        .from(adults)
                        .crossJoin(cte("adults").as(select(O_ID).from(POST)).as("x"))))
                .hasMessageContaining("called \"adults\"");
    }

    @Test
    @Tag("CORE-27")
    void commonTableExpressionsReadFromEachOther() {
        Cte young = cte("young").as(select(P_ID, P_NAME).from(PERSON).where(P_AGE.eq(25)));
        Cte first = cte("first")
                .as(select(young.column(P_NAME))
                        .from(young)
                        .orderBy(young.column(P_ID).asc())
                        .limit(1));
        assertThat(db.values(select(first.column(young.column(P_NAME))).from(first)))
                .containsExactly("bob");
        assertThat(db.values(select(P_NAME)
                        .from(PERSON)
                        .where(P_ID.in(select(young.column(P_ID)).from(young)))
                        .orderBy(P_NAME.asc())))
                .containsExactly("bob", "dan");
    }

    @Test
    @Tag("CORE-27")
    void aRecursiveExpressionGoesOnUntilItFindsNothing() {
        var n = value(SqlType.BIGINT, 1L).as("n");
        Cte numbers = cte("numbers")
                .recursive(
                        select(n),
                        self -> select(number(self.column(n)).plus(1L))
                                .from(self)
                                .where(number(self.column(n)).lt(5L)));
        assertThat(db.values(select(numbers.column(n))
                        .from(numbers)
                        .orderBy(number(numbers.column(n)).asc())))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        // 1 leads to 2 and 2 to 1: the rows found before end it.
        Cte circle = cte("circle")
                .recursiveDistinct(
                        select(P_ID).from(PERSON).where(P_ID.eq(1L)),
                        self -> select(P_ID)
                                .from(PERSON)
                                .join(self, number(P_ID).plus(self.column(P_ID)).eq(3L)));
        Select<Long> found = select(circle.column(P_ID))
                .from(circle)
                .orderBy(circle.column(P_ID).asc());
        if (can(Capability.RECURSIVE_UNION, found)) {
            assertThat(db.values(found)).containsExactly(1L, 2L);
        }
    }

    @Test
    @Tag("CORE-27")
    void hintsAndChangesInsideWithWhereTheDatabaseCan() {
        Cte kept = cte("kept").as(select(P_ID).from(PERSON)).materialized();
        Select<Long> hinted = select(count()).from(kept);
        if (can(Capability.MATERIALIZED_HINT, hinted)) {
            assertThat(db.value(hinted)).isEqualTo(4L);
        }
        Cte gone = cte("gone").as(deleteFrom(POST).where(O_AUTHOR.eq(1L)).returning(O_TITLE));
        Select<String> titles = select(gone.column(O_TITLE))
                .from(gone)
                .orderBy(gone.column(O_TITLE).asc());
        if (can(Capability.CHANGES_IN_CTE, titles)) {
            assertThat(db.values(titles)).containsExactly("one", "two");
            assertThat(db.value(select(count()).from(POST))).isEqualTo(2L);
        }
    }

    @Test
    @Tag("CORE-29")
    void rowsOfValuesJoinLikeATable() {
        Column<Long> id = new Column<>("id", SqlType.BIGINT, false);
        Column<String> word = new Column<>("word", SqlType.TEXT, true);
        ValuesTable v = values("v", id, word).row(1L, "x").row(2L, null).row(9L, "z");
        assertThat(db.rows(select(P_NAME, v.column(word))
                        .from(PERSON)
                        .join(v, v.column(id).eq(P_ID))
                        .orderBy(P_ID.asc())))
                .containsExactly(row("ada", "x"), row("bob", null));
        assertThat(db.rows(select(v.column(id)).from(v).where(v.column(word).eq("z"))))
                .containsExactly(row(9L));
        assertThatThrownBy(() -> v.row("1", "x")).hasMessageContaining("takes a Long, not a String");
        assertThatThrownBy(() -> v.row(1L)).hasMessageContaining("2 columns");
        assertThatThrownBy(() -> db.sql(select(count()).from(values("e", id)))).hasMessageContaining("no rows");
    }

    @Test
    @Tag("CORE-22")
    void functionsGiveRows() {
        TableFunction<Long> g = generateSeries(2, 5).as("g");
        if (!can(Capability.GENERATE_SERIES, select(g.value()).from(g))) {
            return;
        }
        assertThat(db.values(select(g.value()).from(g).orderBy(g.value().desc())))
                .containsExactly(5L, 4L, 3L, 2L);
        assertThat(db.value(select(count()).from(generateSeries(3, 2)))).isEqualTo(0L);
        assertThat(db.value(select(count()).from(generateSeries(1, 2000)))).isEqualTo(2000L);
        assertThat(db.rows(select(g.value(), P_NAME)
                        .from(g)
                        .leftJoin(PERSON, P_ID.eq(g.value()))
                        .orderBy(g.value().asc())))
                .containsExactly(row(2L, "bob"), row(3L, "cid"), row(4L, "dan"), row(5L, null));
    }

    @Test
    @Tag("CORE-22")
    void aListIsATableOfAnySize() {
        TableFunction<String> names =
                unnest(SqlType.TEXT, List.of("ada", "eve", "dan")).as("names");
        assertThat(db.rows(select(names.value(), P_ID)
                        .from(names)
                        .leftJoin(PERSON, P_NAME.eq(names.value()))
                        .orderBy(names.value().asc())))
                .containsExactly(row("ada", 1L), row("dan", 4L), row("eve", null));
        List<Long> many = LongStream.range(0, 60_000).boxed().toList();
        assertThat(db.value(select(count()).from(unnest(SqlType.BIGINT, many)))).isEqualTo(60_000L);
        assertThat(db.value(select(count()).from(unnest(SqlType.BIGINT, List.of()))))
                .isEqualTo(0L);
    }

    @Test
    @Tag("CORE-30")
    void theFirstRowOfEachGroup() {
        Select<?> first = select(O_AUTHOR, O_TITLE)
                .from(POST)
                .distinctOn(O_AUTHOR)
                .where(O_AUTHOR.isNotNull())
                .orderBy(O_AUTHOR.asc(), O_ID.desc());
        if (can(Capability.DISTINCT_ON, first)) {
            assertThat(db.rows(first)).containsExactly(row(1L, "two"), row(2L, "three"));
        }
    }

    @Test
    @Tag("CORE-30")
    void tiesAndCalculatedLimits() {
        Select<String> ties =
                select(P_NAME).from(PERSON).orderBy(P_AGE.asc()).limit(1).withTies();
        if (can(Capability.WITH_TIES, ties)) {
            assertThat(db.values(ties)).containsExactlyInAnyOrder("bob", "dan");
            assertThat(db.values(ties.offset(1))).hasSize(1);
        }
        assertThatThrownBy(() -> db.sql(select(P_NAME).from(PERSON).limit(1).withTies()))
                .hasMessageContaining("Add .orderBy");
        assertThat(db.values(
                        select(P_ID).from(PERSON).orderBy(P_ID.asc()).limit(2).offset(1)))
                .containsExactly(2L, 3L);
        assertThatThrownBy(() -> db.sql(select(P_ID).from(PERSON).limit(P_ID)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> select(P_ID).limit(-1)).hasMessageContaining("LIMIT");
    }

    @Test
    @Tag("CORE-20")
    void severalGroupingsAtOnce() {
        Select<?> totals = select(P_AGE, count())
                .from(PERSON)
                .where(P_AGE.isNotNull())
                .groupBy(rollup(P_AGE))
                .orderBy(P_AGE.asc());
        if (can(Capability.GROUPING_SETS, totals)) {
            assertThat(db.rows(totals)).containsExactly(row(25, 2L), row(36, 1L), row(null, 3L));
            assertThat(db.rows(select(P_AGE, P_NAME, count()).from(PERSON).groupBy(cube(P_AGE, P_NAME))))
                    .hasSize(4 + 3 + 4 + 1);
            assertThat(db.rows(select(P_AGE, count()).from(PERSON).groupBy(groupingSets(List.of(P_AGE), List.of()))))
                    .hasSize(4);
            assertThat(db.values(select(P_NAME)
                            .from(PERSON)
                            .groupBy(rollup(P_NAME))
                            .orderBy(P_NAME.asc().nullsFirst())))
                    .containsExactly(null, "ada", "bob", "cid", "dan");
        }
        assertThatThrownBy(() ->
                        db.sql(select(P_AGE).from(PERSON).where(rollup(P_AGE).isNull())))
                .hasMessageContaining("GROUP BY");
    }

    @Test
    @Tag("CORE-31")
    void locksAreTakenOrRefused() {
        Select<Long> locked = select(P_ID).from(PERSON).where(P_ID.eq(1L));
        db.connection().begin(TransactionOptions.READ_WRITE);
        if (can(Capability.FOR_UPDATE, locked.forUpdate())) {
            assertThat(db.values(locked.forUpdate().of(PERSON))).containsExactly(1L);
        }
        if (can(Capability.FOR_SHARE, locked.forShare())) {
            assertThat(db.values(locked.forShare())).containsExactly(1L);
        }
        if (can(Capability.LOCK_NOWAIT, locked.forUpdate().noWait())) {
            assertThat(db.values(locked.forUpdate().noWait())).containsExactly(1L);
        }
        Select<Long> joined = locked.join(POST, O_AUTHOR.eq(P_ID)).forUpdate().of(PERSON);
        if (can(Capability.LOCK_OF, joined)) {
            assertThat(db.values(joined)).containsExactly(1L, 1L);
        }
        db.connection().rollback();
        assertThatThrownBy(() -> db.sql(locked.distinct().forUpdate())).hasMessageContaining("FOR UPDATE");
        assertThatThrownBy(locked::skipLocked).hasMessageContaining("forUpdate()");
        assertThatThrownBy(() -> db.sql(locked.forUpdate().of(POST))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("FAULT-31")
    void tooManyTablesAreRefusedWhereTheyCannotBeJoined() {
        Select<Long> wide = select(count()).from(PERSON);
        for (int i = 1; i < 70; i++) {
            TableRef next = new TableRef(People.PEOPLE, "p" + i);
            wide = wide.join(next, next.column(ID).eq(P_ID));
        }
        Select<Long> query = wide;
        try {
            // Compiled only: a plan for so many takes some databases minutes.
            assertThat(db.sql(query)).contains("p69");
        } catch (UnsupportedConstructException refused) {
            assertThat(refused).hasMessageContaining("tables at most");
        }
    }

    @Test
    @Tag("CORE-01")
    void queriesAreValuesThatGrow() {
        Select<String> base = select(P_NAME).from(PERSON).orderBy(P_NAME.asc());
        Select<String> young = base.where(P_AGE.lt(30));
        assertThat(db.values(young)).containsExactly("bob", "dan");
        assertThat(db.values(young.where(not(P_NAME.eq("bob"))))).containsExactly("dan");
        assertThat(db.values(base)).hasSize(4);
    }
}
