package dev.orm.engine;

import static dev.orm.sql.Sql.all;
import static dev.orm.sql.Sql.any;
import static dev.orm.sql.Sql.array;
import static dev.orm.sql.Sql.boolAnd;
import static dev.orm.sql.Sql.boolOr;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.countDistinct;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.cube;
import static dev.orm.sql.Sql.currentRow;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.following;
import static dev.orm.sql.Sql.generateSeries;
import static dev.orm.sql.Sql.groupingSets;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.json;
import static dev.orm.sql.Sql.jsonArray;
import static dev.orm.sql.Sql.jsonArrayAgg;
import static dev.orm.sql.Sql.jsonElements;
import static dev.orm.sql.Sql.jsonObject;
import static dev.orm.sql.Sql.jsonObjectAgg;
import static dev.orm.sql.Sql.lag;
import static dev.orm.sql.Sql.nextValue;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.ntile;
import static dev.orm.sql.Sql.partitionBy;
import static dev.orm.sql.Sql.preceding;
import static dev.orm.sql.Sql.rank;
import static dev.orm.sql.Sql.rollup;
import static dev.orm.sql.Sql.rowNumber;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.set;
import static dev.orm.sql.Sql.stddevPop;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.stringAgg;
import static dev.orm.sql.Sql.table;
import static dev.orm.sql.Sql.unnest;
import static dev.orm.sql.Sql.unsafeSelect;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.value;
import static dev.orm.sql.Sql.varPop;
import static dev.orm.sql.Sql.windowOrderBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.internal.StatementKey;
import dev.orm.schema.Column;
import dev.orm.schema.Sequence;
import dev.orm.sql.ArrayExpression;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Insert;
import dev.orm.sql.JsonExpression;
import dev.orm.sql.Select;
import dev.orm.sql.Sql;
import dev.orm.sql.Statement;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Statements are their own keys in the cache. Each line of {@link #STATEMENTS} has another structure than all others, whatever its
 * values are; a new construct gets its lines there.
 */
class StatementKeysTest {

    private static final TableRef P = People.PERSON;
    private static final TableRef O = People.POST;
    private static final TableRef PEOPLE = new TableRef(People.PEOPLE, "");
    private static final ColumnRef<Long> ID = P.column(People.ID);
    private static final ColumnRef<String> NAME = P.column(People.NAME);
    private static final ColumnRef<Integer> AGE = P.column(People.AGE);

    /** Random values of a statement. */
    private record Values(Random random) {

        int number() {
            return random.nextInt(1000);
        }

        String text() {
            return "t" + random.nextInt(1000);
        }

        List<String> texts() {
            return list().stream().map(String::valueOf).toList();
        }

        List<Integer> list() {
            return random.ints(random.nextInt(5), 0, 100).boxed().toList();
        }
    }

    private static final ArrayExpression<List<String>, String> WORDS =
            array(P.column(new Column<>("words", SqlType.array(SqlType.TEXT), true)));
    private static final ArrayExpression<List<String>, String> OTHERS =
            array(P.column(new Column<>("others", SqlType.array(SqlType.TEXT), true)));

    private static final Column<String> WHO = new Column<>("who", SqlType.TEXT, true);
    private static final Column<Integer> YEARS = new Column<>("years", SqlType.INTEGER, true);
    private static final JsonExpression DOC = json(P.column(new Column<>("doc", SqlType.JSON, true)));

    private static Select<String> names() {
        return select(NAME).from(P);
    }

    private static Select<String> titles(Values v) {
        return select(O.column(People.TITLE))
                .from(O)
                .where(O.column(People.TITLE).eq(v.text()));
    }

    private static Insert people(Values v) {
        return insertInto(PEOPLE)
                .columns(PEOPLE.column(People.NAME), PEOPLE.column(People.AGE))
                .values(v.text(), v.number());
    }

    private static final List<Function<Values, Statement>> STATEMENTS = List.of(
            v -> names(),
            v -> names().distinct(),
            v -> select(AGE).from(P),
            v -> select(NAME, AGE).from(P),
            v -> select(AGE, NAME).from(P),
            v -> select(NAME.as("n")).from(P),
            v -> select(NAME.as("m")).from(P),
            v -> select(count()).from(P),
            v -> select(count().filter(AGE.gt(v.number()))).from(P),
            v -> select(count().filter(AGE.lt(v.number()))).from(P),
            v -> select(stringAgg(NAME, v.text())).from(P),
            v -> select(stringAgg(NAME, v.text()).distinct()).from(P),
            v -> select(stringAgg(NAME, v.text()).orderBy(AGE.asc())).from(P),
            v -> select(stringAgg(NAME, v.text()).orderBy(AGE.desc())).from(P),
            v -> select(rowNumber().over(windowOrderBy(AGE.asc()))).from(P),
            v -> select(rowNumber().over(windowOrderBy(AGE.desc()))).from(P),
            v -> select(rowNumber().over(partitionBy(NAME).orderBy(AGE.asc()))).from(P),
            v -> select(rank().over(windowOrderBy(AGE.asc()))).from(P),
            v -> select(ntile(1 + v.number()).over(windowOrderBy(AGE.asc()))).from(P),
            v -> select(lag(AGE, v.number()).over(windowOrderBy(AGE.asc()))).from(P),
            v -> select(count().over(windowOrderBy(AGE.asc()))).from(P),
            v -> select(count().over(windowOrderBy(AGE.asc()).rows(preceding(v.number()), currentRow())))
                    .from(P),
            v -> select(count().over(windowOrderBy(AGE.asc()).groups(preceding(v.number()), currentRow())))
                    .from(P),
            v -> select(count().over(windowOrderBy(AGE.asc()).rows(currentRow(), following(v.number()))))
                    .from(P),
            v -> select(count().over(windowOrderBy(AGE.asc()).range(preceding(v.number()), currentRow())))
                    .from(P),
            v -> select(count().over(windowOrderBy(AGE.asc())
                            .range(preceding(v.number()), currentRow())
                            .excludeTies()))
                    .from(P),
            v -> select(count().over(windowOrderBy(AGE.asc())
                            .range(preceding(v.number()), currentRow())
                            .excludeGroup()))
                    .from(P),
            v -> select(count().over(windowOrderBy(NAME.asc())
                            .range(preceding(Duration.ofDays(v.number())), currentRow())))
                    .from(P),
            v -> select(boolAnd(AGE.gt(v.number()))).from(P),
            v -> select(boolOr(AGE.gt(v.number()))).from(P),
            v -> select(stddevPop(AGE)).from(P),
            v -> select(varPop(AGE)).from(P),
            v -> select(count(NAME)).from(P),
            v -> select(countDistinct(NAME)).from(P),
            v -> select(PEOPLE.column(People.NAME)).from(PEOPLE),
            v -> select(new TableRef(People.PEOPLE, "x").column(People.NAME)).from(new TableRef(People.PEOPLE, "x")),
            v -> names().where(WORDS.contains(v.text())),
            v -> names().where(WORDS.contains(NAME)),
            v -> names().where(WORDS.containsAll(v.texts())),
            v -> names().where(WORDS.containsAll(OTHERS)),
            v -> names().where(WORDS.overlaps(v.texts())),
            v -> names().where(WORDS.overlaps(OTHERS)),
            v -> names().where(OTHERS.overlaps(WORDS)),
            v -> names().where(WORDS.length().eq(v.number())),
            v -> names().where(WORDS.get(0).eq(v.text())),
            v -> names().where(WORDS.get(1).eq(v.text())),
            v -> names().where(OTHERS.get(1).eq(v.text())),
            v -> names().where(NAME.eq(any(WORDS))),
            v -> names().where(NAME.eq(any(OTHERS))),
            v -> names().where(NAME.ne(any(WORDS))),
            v -> names().where(NAME.ne(all(WORDS))),
            v -> names().crossJoin(unnest(WORDS).as("w")),
            v -> names().crossJoin(unnest(WORDS).as("x")),
            v -> names().crossJoin(unnest(OTHERS).as("w")),
            v -> names().crossJoin(unnest(array(value(SqlType.array(SqlType.TEXT), v.texts())))
                    .as("w")),
            v -> select(unnest(WORDS).as("w").value())
                    .from(P)
                    .crossJoin(unnest(WORDS).as("w")),
            v -> select(unnest(WORDS).as("w").ordinality())
                    .from(P)
                    .crossJoin(unnest(WORDS).as("w")),
            v -> names().where(DOC.get("a").asText().eq(v.text())),
            v -> names().where(DOC.get("b").asText().eq(v.text())),
            v -> names().where(DOC.get(0).asText().eq(v.text())),
            v -> names().where(DOC.get(1).asText().eq(v.text())),
            v -> names().where(DOC.get("a").get(0).asText().eq(v.text())),
            v -> names().where(DOC.get("a").asLong().eq((long) v.number())),
            v -> names().where(DOC.get("a").asBoolean().isNull()),
            v -> names().where(DOC.get("a").isJsonNull()),
            v -> names().where(DOC.length().eq(v.number())),
            v -> names().where(DOC.contains(Json.ofValue(v.text()))),
            v -> select(jsonObject()).from(P),
            v -> select(jsonObject().member("a", NAME)).from(P),
            v -> select(jsonObject().member("b", NAME)).from(P),
            v -> select(jsonObject().member("a", AGE)).from(P),
            v -> select(jsonObject().member("a", value(SqlType.TEXT, v.text()))).from(P),
            v -> select(jsonObject().member("a", NAME).member("b", AGE)).from(P),
            v -> select(jsonArray()).from(P),
            v -> select(jsonArray(NAME)).from(P),
            v -> select(jsonArray(NAME, value(SqlType.INTEGER, v.number()))).from(P),
            v -> select(jsonArrayAgg(NAME)).from(P),
            v -> select(jsonArrayAgg(AGE)).from(P),
            v -> select(DOC.get("a").set(value(v.text()))).from(P),
            v -> select(DOC.get("b").set(value(v.text()))).from(P),
            v -> select(DOC.get("a").set(value(v.number()))).from(P),
            v -> select(DOC.get("a").remove()).from(P),
            v -> select(jsonObjectAgg(NAME, AGE)).from(P),
            v -> select(jsonObjectAgg(NAME, NAME)).from(P),
            v -> select(jsonObjectAgg(NAME, AGE).filter(AGE.gt(v.number()))).from(P),
            v -> select(jsonArrayAgg(AGE).orderBy(NAME.asc())).from(P),
            v -> select(jsonArrayAgg(AGE).filter(AGE.gt(v.number()))).from(P),
            v -> names().crossJoin(jsonElements(DOC)),
            v -> names().crossJoin(jsonElements(DOC.get("a"))),
            v -> names().crossJoin(jsonElements(json(value(SqlType.JSON, Json.ofValue(v.text()))))),
            v -> select(jsonElements(DOC).value()).from(P).crossJoin(jsonElements(DOC)),
            v -> unsafeSelect("select a", WHO).select(),
            v -> unsafeSelect("select b", WHO).select(),
            v -> unsafeSelect("select a", WHO).as("other").select(),
            v -> unsafeSelect("select a", YEARS).select(),
            v -> unsafeSelect("select a", WHO, YEARS).select(),
            v -> unsafeSelect("select :n", WHO).bind("n", v.text()).select(),
            v -> unsafeSelect("select :n", WHO).bind("n", v.number()).select(),
            v -> unsafeSelect("select :n", WHO).with("n", NAME).select(),
            v -> unsafeSelect("select :n", WHO).bindList("n", List.of(v.text())).select(),
            v -> unsafeSelect("select :n", WHO)
                    .bindList("n", List.of(v.number(), v.number()))
                    .select(),
            v -> select(table("person", "t").column("name", SqlType.TEXT)).from(table("person", "t")),
            v -> select(table("people", "t").column("name", SqlType.TEXT)).from(table("people", "t")),
            v -> select(table("people", "t").column("name", SqlType.INTEGER)).from(table("people", "t")),
            v -> select(string(NAME).regexpReplace(v.text(), v.text())).from(P),
            v -> select(string(NAME).replace(v.text(), v.text())).from(P),
            v -> names().where(NAME.eq(v.text())),
            v -> names().where(NAME.ne(v.text())),
            v -> names().where(NAME.isNull()),
            v -> names().where(NAME.isNotNull()),
            v -> names().where(AGE.eq(v.number())),
            v -> names().where(AGE.gt(v.number())),
            v -> names().where(AGE.ge(v.number())),
            v -> names().where(AGE.lt(v.number())),
            v -> names().where(AGE.gt(v.number()).and(AGE.lt(v.number()))),
            v -> names().where(AGE.gt(v.number()).or(AGE.lt(v.number()))),
            v -> names().where(AGE.lt(v.number()).and(AGE.gt(v.number()))),
            v -> names().where(not(AGE.gt(v.number()))),
            v -> names().where(AGE.in(v.list())),
            v -> names().where(AGE.notIn(v.list())),
            v -> names().where(string(NAME).startsWith(v.text())),
            v -> names().where(ID.eq(O.column(People.AUTHOR))),
            v -> names().where(exists(select(O.column(People.POST_ID)).from(O))),
            v -> names().where(exists(select(O.column(People.POST_ID))
                    .from(O)
                    .where(O.column(People.TITLE).eq(v.text())))),
            v -> names().where(ID.in(select(O.column(People.AUTHOR)).from(O))),
            v -> names().where(ID.eq(scalar(select(O.column(People.AUTHOR)).from(O)))),
            v -> names().join(O, ID.eq(O.column(People.AUTHOR))),
            v -> names().leftJoin(O, ID.eq(O.column(People.AUTHOR))),
            v -> names().groupBy(NAME),
            v -> names().groupBy(NAME, AGE),
            v -> names().groupBy(NAME).having(count().gt((long) v.number())),
            v -> names().orderBy(NAME.asc()),
            v -> names().orderBy(NAME.desc()),
            v -> names().orderBy(NAME.asc().nullsFirst()),
            v -> names().orderBy(NAME.asc(), AGE.asc()),
            v -> names().limit(v.number()),
            v -> names().offset(v.number()),
            v -> names().limit(v.number()).offset(v.number()),
            v -> names().forUpdate(),
            v -> names().forUpdate().skipLocked(),
            v -> names().forUpdate().noWait(),
            v -> names().forUpdate().of(P),
            v -> names().forShare(),
            v -> names().distinctOn(AGE),
            v -> names().orderBy(NAME.asc()).limit(v.number()).withTies(),
            v -> names().limit(value(SqlType.INTEGER, v.number())),
            v -> names().crossJoin(O),
            v -> names().fullJoin(O, ID.eq(O.column(People.AUTHOR))),
            v -> names().joinLateral(titles(v).as("d"), ID.gt((long) v.number())),
            v -> names().leftJoinLateral(titles(v).as("d"), ID.gt((long) v.number())),
            v -> names().crossJoinLateral(titles(v).as("d")),
            v -> names().crossJoin(titles(v).as("d")),
            v -> names().crossJoin(titles(v).as("e")),
            v -> names().crossJoin(titles(v).limit(v.number()).as("d")),
            v -> select(titles(v).as("d").column(O.column(People.TITLE)))
                    .from(titles(v).as("d")),
            v -> names().crossJoin(cte("d").as(titles(v))),
            v -> names().crossJoin(cte("d").as(titles(v)).as("e")),
            v -> names().crossJoin(cte("d").as(titles(v)).materialized()),
            v -> names().crossJoin(cte("d").as(titles(v)).notMaterialized()),
            v -> names().crossJoin(
                            cte("d").recursive(titles(v), self -> titles(v).crossJoin(self))),
            v -> names().crossJoin(cte("d").recursiveDistinct(
                            titles(v), self -> titles(v).crossJoin(self))),
            v -> names().crossJoin(Sql.values("v", People.AGE).row(v.number())),
            v -> names().crossJoin(Sql.values("v", People.AGE).row(v.number()).row(v.number())),
            v -> names().crossJoin(Sql.values("v", People.NAME).row(v.text())),
            v -> names().crossJoin(generateSeries(v.number(), v.number())),
            v -> names().crossJoin(generateSeries(v.number(), v.number()).as("g")),
            v -> names().crossJoin(unnest(SqlType.INTEGER, v.list())),
            v -> names().groupBy(rollup(NAME)),
            v -> names().groupBy(cube(NAME)),
            v -> names().groupBy(groupingSets(List.of(NAME), List.of())),
            v -> names().union(titles(v)),
            v -> names().unionAll(titles(v)),
            v -> names().unionAll(titles(v)).unionAll(titles(v)),
            v -> names().unionAll(titles(v).unionAll(titles(v))),
            v -> names().union(titles(v)).orderBy(NAME.asc()),
            v -> names().union(titles(v)).limit(v.number()),
            v -> names().union(titles(v)).offset(v.number()),
            v -> names().union(titles(v).limit(v.number())),
            v -> names().intersect(titles(v)),
            v -> names().intersectAll(titles(v)),
            v -> names().except(titles(v)),
            v -> names().exceptAll(titles(v)),
            v -> people(v).values(v.text(), v.number()),
            v -> people(v).returning(PEOPLE.column(People.ID)),
            v -> people(v).returning(PEOPLE.column(People.NAME)),
            v -> people(v).onConflictDoNothing(),
            v -> people(v).onConflict(PEOPLE.column(People.NAME)).doNothing(),
            v -> people(v).onConflict(PEOPLE.column(People.ID)).doNothing(),
            v -> people(v).onConflict(PEOPLE.column(People.NAME)).doUpdate(PEOPLE.column(People.AGE)),
            v -> people(v).onConflict(PEOPLE.column(People.NAME)).doUpdate(set(PEOPLE.column(People.AGE), v.number())),
            v -> people(v)
                    .onConflict(PEOPLE.column(People.NAME))
                    .doUpdate(PEOPLE.column(People.AGE))
                    .where(PEOPLE.column(People.AGE).gt(v.number())),
            v -> insertInto(PEOPLE).columns(PEOPLE.column(People.NAME)).select(titles(v)),
            v -> update(PEOPLE).set(PEOPLE.column(People.NAME), v.text()).from(O),
            v -> update(PEOPLE).set(PEOPLE.column(People.NAME), v.text()).everyRow(),
            v -> update(PEOPLE).set(PEOPLE.column(People.NAME), v.text()).returning(PEOPLE.column(People.ID)),
            v -> deleteFrom(PEOPLE).using(O),
            v -> deleteFrom(PEOPLE).everyRow(),
            v -> deleteFrom(PEOPLE).returning(PEOPLE.column(People.ID)),
            v -> insertInto(PEOPLE).set(PEOPLE.column(People.NAME), v.text()),
            v -> insertInto(PEOPLE).set(PEOPLE.column(People.AGE), v.number()),
            v -> insertInto(PEOPLE)
                    .set(PEOPLE.column(People.NAME), v.text())
                    .set(PEOPLE.column(People.AGE), v.number()),
            v -> update(PEOPLE).set(PEOPLE.column(People.NAME), v.text()),
            v -> update(PEOPLE)
                    .set(PEOPLE.column(People.NAME), v.text())
                    .where(PEOPLE.column(People.AGE).eq(v.number())),
            v -> update(PEOPLE).set(PEOPLE.column(People.AGE), PEOPLE.column(People.AGE)),
            v -> select(nextValue(Sequence.of("a"))),
            v -> select(nextValue(Sequence.of("b"))),
            v -> deleteFrom(PEOPLE),
            v -> deleteFrom(PEOPLE).where(PEOPLE.column(People.AGE).eq(v.number())));

    private static List<Statement> build(Random random) {
        List<Statement> built = new ArrayList<>();
        STATEMENTS.forEach(statement -> built.add(statement.apply(new Values(random))));
        return built;
    }

    @Test
    @Tag("CORE-50")
    void rebuiltStatementsHaveEqualKeysWhateverTheirValues() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Statement> first = build(random);
        for (int round = 0; round < 20; round++) {
            List<Statement> again = build(random);
            for (int i = 0; i < first.size(); i++) {
                Statement key = StatementKey.of(again.get(i));
                assertThat(again.get(i)).as("statement %d, seed %d", i, seed).isEqualTo(first.get(i));
                assertThat(key)
                        .as("key of statement %d", i)
                        .isEqualTo(first.get(i))
                        .hasSameHashCodeAs(first.get(i));
                assertThat(first.get(i)).isEqualTo(key);
            }
        }
    }

    @Test
    @Tag("CORE-50")
    void differentStatementsHaveDifferentKeys() {
        List<Statement> all = build(new Random(1));
        Map<Statement, Integer> keys = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Integer same = keys.put(StatementKey.of(all.get(i)), i);
            assertThat(same).as("statement %d has the key of an earlier one", i).isNull();
            for (int j = 0; j < i; j++) {
                assertThat(all.get(i)).as("statements %d and %d", i, j).isNotEqualTo(all.get(j));
            }
        }
    }

    @Test
    @Tag("CORE-50")
    void aKeyHoldsNoValues() {
        for (Statement statement : build(new Random(2))) {
            BindCollector binds = new BindCollector();
            StatementKey.of(statement).collectBinds(binds);
            assertThat(Arrays.stream(binds.values()).filter(value -> value != null && !value.equals(List.of())))
                    .as("values that the cache would keep alive")
                    .isEmpty();
        }
    }

    @Test
    @Tag("CORE-53")
    void oneStatementTakesManyValues() {
        Statement one = names().where(AGE.gt(1)).limit(5);
        Statement other = names().where(AGE.gt(2)).limit(6);
        assertThat(one).isEqualTo(other);
        assertThat(values(one)).containsExactly(1, 5L);
        assertThat(values(other)).containsExactly(2, 6L);
    }

    private static List<Object> values(Statement statement) {
        BindCollector binds = new BindCollector();
        statement.collectBinds(binds);
        return Arrays.asList(binds.values()).subList(0, binds.size());
    }
}
