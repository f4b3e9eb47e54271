package dev.orm.fuzz;

import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.value;
import static dev.orm.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.Fixture;
import dev.orm.fuzz.Conditions.Judged;
import dev.orm.fuzz.Numbers.Row;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.Projection;
import dev.orm.sql.Select;
import dev.orm.sql.Selectable;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random conditions select the rows that they should: those that an evaluator in Java finds; with their negation and the rows for
 * which they are unknown they are all rows (SQLancer's TLP); as a filter and as a value they are the same (NoREC).
 */
@EachDatabase
class RandomConditionTest {

    private static final int CONDITIONS = Integer.getInteger("orm.test.conditions", 10_000);
    private static final int TOGETHER = 20;
    private static final int JOINS = CONDITIONS / 50;

    private final long seed = Long.getLong("orm.test.seed", System.nanoTime());

    @Test
    @Tag("CORE-04")
    @Tag("CORE-05")
    void selectTheRowsThatTheyShould(TestDatabase database) {
        Random random = new Random(seed);
        Numbers values = new Numbers(random);
        int refused = 0;
        try (Fixture db = Fixture.open(database)) {
            List<Row> rows = values.fill(db);
            Conditions conditions = new Conditions(random, values, rows, "t");
            List<Judged> together = new ArrayList<>();
            for (int i = 0; i < CONDITIONS; i++) {
                Judged condition = conditions.condition(1 + random.nextInt(4));
                try {
                    db.sql(masks(condition.sql()));
                    together.add(condition);
                } catch (UnsupportedConstructException e) {
                    refused++;
                }
                if (together.size() == TOGETHER || i == CONDITIONS - 1) {
                    check(db, rows, together);
                    together.clear();
                }
            }
        }
        assertThat(refused)
                .as("refused of %s conditions with orm.test.seed=%s", CONDITIONS, seed)
                .isLessThan(CONDITIONS / 10);
    }

    /** What two rows are to a condition. */
    private record Paired(Condition sql, BiFunction<Row, Row, @Nullable Boolean> java) {

        static Paired of(Judged left, Judged right, boolean both) {
            return new Paired(both ? left.sql().and(right.sql()) : left.sql().or(right.sql()), (one, other) -> {
                Boolean first = left.java().apply(one);
                Boolean second = right.java().apply(other);
                return both ? Conditions.and(first, second) : Conditions.or(first, second);
            });
        }

        /** The same for rows of which a number is equal. */
        Paired alike() {
            Condition equal = Numbers.of("t", Numbers.N).eq(Numbers.of("u", Numbers.M));
            return new Paired(
                    equal.and(sql),
                    (one, other) -> Conditions.and(
                            one.n() == null || other.m() == null
                                    ? null
                                    : (Boolean) one.n().equals(other.m()),
                            java.apply(one, other)));
        }
    }

    @Test
    @Tag("CORE-23")
    void joinTheRowsThatTheyShould(TestDatabase database) {
        Random random = new Random(seed);
        Numbers values = new Numbers(random);
        try (Fixture db = Fixture.open(database)) {
            List<Row> rows = values.fill(db);
            Conditions left = new Conditions(random, values, rows, "t");
            Conditions right = new Conditions(random, values, rows, "u");
            for (int i = 0; i < JOINS; i++) {
                Paired on = Paired.of(left.condition(1), right.condition(1), random.nextBoolean());
                Paired where = Paired.of(left.condition(2), right.condition(2), random.nextBoolean());
                check(db, rows, random.nextBoolean() ? on.alike() : on, where, random.nextBoolean());
            }
        }
    }

    private void check(Fixture db, List<Row> rows, Paired on, Paired where, boolean outer) {
        long[] expected = new long[4];
        for (Row row : rows) {
            List<Row> found = rows.stream()
                    .filter(other -> Boolean.TRUE.equals(on.java().apply(row, other)))
                    .toList();
            for (Row other : found.isEmpty() && outer ? List.of(Row.NONE) : found) {
                Boolean judged = where.java().apply(row, other);
                expected[Boolean.TRUE.equals(judged) ? 0 : judged == null ? 2 : 1]++;
                expected[3] += Boolean.TRUE.equals(judged) ? row.mask() + other.mask() : 0;
            }
        }
        Select<Long> counted = joined(select(count()), on, outer);
        Expression<Long> masks =
                number(Numbers.of("t", Numbers.MASK)).plus(number(coalesce(Numbers.of("u", Numbers.MASK), 0L)));
        Select<Long> masked =
                joined(select(coalesce(sum(masks), 0L)), on, outer).where(where.sql());
        List<Select<Long>> queries = List.of(
                counted.where(where.sql()),
                counted.where(where.sql().not()),
                counted.where(where.sql().isNull()),
                masked);
        for (int i = 0; i < expected.length; i++) {
            try {
                assertThat(db.value(queries.get(i)))
                        .as("%d: orm.test.seed=%d, %s", i, seed, db.sql(queries.get(i)))
                        .isEqualTo(expected[i]);
            } catch (UnsupportedConstructException refused) {
                return;
            }
        }
    }

    private static Select<Long> joined(Select<Long> query, Paired on, boolean outer) {
        Select<Long> from = query.from(table());
        TableRef other = new TableRef(Numbers.TABLE, "u");
        return outer ? from.leftJoin(other, on.sql()) : from.join(other, on.sql());
    }

    private void check(Fixture db, List<Row> rows, List<Judged> conditions) {
        List<Selectable<?>> sums = new ArrayList<>();
        for (Judged condition : conditions) {
            sums.add(scalar(masks(condition.sql())));
            sums.add(scalar(masks(condition.sql().not())));
            sums.add(scalar(masks(condition.sql().isNull())));
            sums.add(scalar(select(sum(
                            when(condition.sql(), Numbers.of("t", Numbers.MASK)).otherwise(zero())))
                    .from(table())));
        }
        List<@Nullable Object> found = db.rows(select(Projection.of(sums, made -> made))
                        .from(new TableRef(Numbers.TABLE, "one"))
                        .where(Numbers.of("one", Numbers.MASK).eq(1L)))
                .get(0);
        for (int i = 0; i < conditions.size(); i++) {
            Judged condition = conditions.get(i);
            String what = "orm.test.seed=" + seed + ", " + db.sql(masks(condition.sql()));
            long expected = 0;
            long unknown = 0;
            for (Row row : rows) {
                Boolean judged = condition.java().apply(row);
                expected |= Boolean.TRUE.equals(judged) ? row.mask() : 0;
                unknown |= judged == null ? row.mask() : 0;
            }
            long positive = (Long) found.get(4 * i);
            long negative = (Long) found.get(4 * i + 1);
            long missing = (Long) found.get(4 * i + 2);
            assertThat(positive + negative + missing).as("TLP: %s", what).isEqualTo(Numbers.ALL);
            assertThat(found.get(4 * i + 3)).as("NoREC: %s", what).isEqualTo(positive);
            assertThat(Long.toBinaryString(positive)).as("rows: %s", what).isEqualTo(Long.toBinaryString(expected));
            assertThat(missing).as("unknown: %s", what).isEqualTo(unknown);
        }
    }

    private static TableRef table() {
        return new TableRef(Numbers.TABLE, "t");
    }

    private static Expression<Long> zero() {
        return value(SqlType.BIGINT, 0L);
    }

    private static Select<Long> masks(Condition condition) {
        return select(coalesce(sum(Numbers.of("t", Numbers.MASK)), 0L))
                .from(table())
                .where(condition);
    }
}
