package dev.orm.fuzz;

import static dev.orm.sql.Sql.coalesce;
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
