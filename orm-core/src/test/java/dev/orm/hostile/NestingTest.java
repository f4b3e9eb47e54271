package dev.orm.hostile;

import static dev.orm.sql.Sql.abs;
import static dev.orm.sql.Sql.allOf;
import static dev.orm.sql.Sql.anyOf;
import static dev.orm.sql.Sql.cast;
import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.function;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.unsafeCondition;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.DatabaseException;
import dev.orm.engine.Engine;
import dev.orm.engine.Fixture;
import dev.orm.engine.People;
import dev.orm.engine.internal.StatementKey;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Expression;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Select;
import dev.orm.sql.StringExpression;
import dev.orm.sql.node.BooleanOf;
import dev.orm.sql.node.ColumnRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Statements that are nested or joined without end: an answer, or an error of ours that names the limit. */
@EachDatabase
class NestingTest {

    private static final long SMALL_STACK = 1024 * 1024;

    private static final ColumnRef<Long> ID = People.PERSON.column(People.ID);
    private static final ColumnRef<Integer> AGE = People.PERSON.column(People.AGE);
    private static final StringExpression NAME = string(People.PERSON.column(People.NAME));
    private static final Select<Long> IDS = select(ID).from(People.PERSON).orderBy(ID.asc());

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

    private List<Long> list(QueryExpression<Long> select) {
        return engine.inReadOnlyTransaction(c -> c.query(select).list());
    }

    private static <T> T nested(T innermost, int levels, UnaryOperator<T> around) {
        T made = innermost;
        for (int i = 0; i < levels; i++) {
            made = around.apply(made);
        }
        return made;
    }

    private static IntFunction<QueryExpression<Long>> conditions(UnaryOperator<Condition> around) {
        return levels -> IDS.where(nested(AGE.isNotNull(), levels, around));
    }

    private static IntFunction<QueryExpression<Long>> numbers(UnaryOperator<NumberExpression<Integer>> around) {
        return levels -> IDS.where(nested(number(AGE), levels, around).ge(0));
    }

    private static IntFunction<QueryExpression<Long>> texts(UnaryOperator<StringExpression> around) {
        return levels -> IDS.where(nested(NAME, levels, around).ne("x"));
    }

    /** Every way to put a thing of SQL into another of its kind. */
    private static Map<String, IntFunction<QueryExpression<Long>>> ways() {
        Map<String, IntFunction<QueryExpression<Long>>> ways = new LinkedHashMap<>();
        ways.put("not", conditions(Condition::not));
        ways.put("or in and", conditions(c -> c.or(AGE.isNull()).and(AGE.isNotNull())));
        ways.put("is null", conditions(c -> c.isNull().and(ID.isNotNull())));
        ways.put("is true", conditions(Condition::isTrue));
        ways.put("exists", conditions(c -> exists(select(ID).from(People.PERSON).where(c))));
        ways.put("boolean", conditions(c -> new BooleanOf(c).isNotFalse()));
        ways.put("own text", conditions(c -> unsafeCondition("(:c)").with("c", c)));
        ways.put("case", numbers(n -> number(when(AGE.isNull(), n).otherwise(AGE))));
        ways.put("when", numbers(n -> number(when(n.ge(0), AGE).otherwise(AGE))));
        ways.put("plus", numbers(n -> n.plus(0)));
        ways.put("right side", numbers(n -> number(AGE).plus(n)));
        ways.put("abs", numbers(n -> abs(n)));
        ways.put("coalesce", numbers(n -> number(coalesce(n, 1))));
        ways.put("cast", numbers(n -> number(cast(n, SqlType.INTEGER))));
        ways.put(
                "scalar",
                numbers(n -> number(scalar(select(n).from(People.PERSON).limit(1)))));
        ways.put(
                "declared function",
                numbers(n -> number(function("abs", SqlType.INTEGER).of(n))));
        ways.put("concat", texts(s -> s.concat("y")));
        ways.put("lower", texts(StringExpression::lower));
        ways.put("substring", texts(s -> s.substring(1, 20)));
        ways.put("in", levels -> nested(IDS, levels, s -> IDS.where(ID.in(s))));
        ways.put("derived table", levels -> nested(select(ID).from(People.PERSON), levels, NestingTest::derived));
        ways.put(
                "set operation",
                levels -> nested(
                        (QueryExpression<Long>) IDS.unpaged(),
                        Math.min(levels, 4_000),
                        q -> q.union(IDS.unpaged())
                                .except(IDS.where(AGE.isNull()).unpaged())));
        return ways;
    }

    @SuppressWarnings("unchecked")
    private static Select<Long> derived(Select<Long> inside) {
        DerivedTable table = inside.as("d");
        return select(table.column(
                        (Expression<Long>) inside.projection().items().get(0)))
                .from(table);
    }

    /** Fails with whatever the work fails with, a stack that is too small for it included. */
    private static void onSmallStack(Runnable work) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, work, "small stack", SMALL_STACK);
        thread.setUncaughtExceptionHandler((same, e) -> failure.set(e));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            fail("on a stack of " + SMALL_STACK + " bytes", failure.get());
        }
    }

    @Test
    @Tag("SEC-34")
    void whatIsNestedTooDeepIsRefusedByAnErrorThatNamesTheLimit() {
        ways().forEach((way, made) -> {
            for (int levels : new int[] {1_500, 100_000}) {
                onSmallStack(() -> {
                    QueryExpression<Long> statement = made.apply(levels);
                    assertThatThrownBy(() -> list(statement))
                            .as("%d levels of %s", levels, way)
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageMatching("(?s).*more than (" + BindCollector.MAX_DEPTH + "|"
                                    + BindCollector.MAX_QUERIES + ") levels deep.*");
                    assertThatThrownBy(() -> statement.withValues(Map.of()))
                            .as("%d levels of %s", levels, way)
                            .isInstanceOf(IllegalArgumentException.class);
                });
            }
        });
        assertThat(list(IDS)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    @Tag("SEC-34")
    void whatHoldsItselfTwiceAtEachLevelIsRefused() {
        NumberExpression<Integer> twice = nested(number(AGE), 60, n -> n.plus(n));
        assertThatThrownBy(() -> list(IDS.where(twice.gt(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than " + BindCollector.MAX_PARTS + " parts");
    }

    /** As deep as a statement can be, it is walked through on a small stack: hashed, compared, rewritten, compiled and answered. */
    @Test
    @Tag("SEC-34")
    void whatIsJustNotTooDeepIsAnsweredOrRefusedByAnErrorOfOurs() {
        ways().forEach((way, made) -> onSmallStack(() -> {
            int deepest = deepest(made);
            QueryExpression<Long> statement = made.apply(deepest);
            assertThat(statement).as(way).isEqualTo(made.apply(deepest)).hasSameHashCodeAs(made.apply(deepest));
            assertThat(StatementKey.of(statement).equals(statement)).as(way).isTrue();
            // The planner of H2 takes twice as long for each derived table inside another.
            answeredOrRefused(way, way.equals("derived table") ? made.apply(10) : statement);
            answeredOrRefused(way, made.apply(Math.min(deepest, 8)));
        }));
        assertThat(list(IDS)).containsExactly(1L, 2L, 3L, 4L);
    }

    private void answeredOrRefused(String way, QueryExpression<Long> statement) {
        try {
            list(statement);
        } catch (UnsupportedConstructException e) {
            assertThat(e).as(way).hasMessageMatching(".*(" + engine.dialect().name() + "|16000000 characters).*");
        } catch (DatabaseException e) {
            fail(way + " of " + statement, e);
        }
    }

    private static int deepest(IntFunction<QueryExpression<Long>> made) {
        int fits = 1;
        for (int step = 512; step > 0; step /= 2) {
            try {
                made.apply(fits + step).collectBinds(new BindCollector());
                fits += step;
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("levels deep");
            }
        }
        return fits;
    }

    @Test
    @Tag("SEC-34")
    void aChainIsAsLongAsWanted() {
        Condition and = ID.gt(0L);
        Condition or = ID.lt(0L);
        List<Condition> all = new ArrayList<>();
        for (int i = 1; i < 10_000; i++) {
            and = and.and(ID.ne(-(long) i));
            or = or.or(ID.eq((long) i));
            all.add(ID.ne(-(long) i));
        }
        // SQLite takes the square of the number of conditions, so that the same are not asked for twice.
        assertThat(allOf(all)).isEqualTo(allOf(all));
        assertThat(anyOf(all)).isNotEqualTo(allOf(all));
        for (Condition chain : List.of(and, or)) {
            Select<Long> statement = IDS.where(chain);
            assertThat(StatementKey.of(statement)).isEqualTo(statement).hasSameHashCodeAs(statement);
            assertThat(list(statement)).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Test
    @Tag("SEC-34")
    void aChangeIsAsDeepAsAQuery() {
        Condition deep = nested(AGE.isNotNull(), 1_500, Condition::not);
        onSmallStack(() -> assertThatThrownBy(() -> engine.inTransaction(
                        c -> c.execute(update(People.PERSON).set(AGE, 1).where(deep))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("levels deep"));
    }
}
