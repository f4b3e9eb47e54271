package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_ACTIVE;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.kit.suite.People.P_SALARY;
import static dev.orm.sql.Sql.avg;
import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.countDistinct;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.min;
import static dev.orm.sql.Sql.rollup;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.sumOfDecimals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Expression;
import dev.orm.sql.Row;
import dev.orm.sql.StringExpression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code GROUP BY}, {@code HAVING}, {@code DISTINCT} and the aggregates, over no rows and over {@code NULL} too. */
public abstract class GroupingSuite extends Suite {

    /** Made by a subclass. */
    protected GroupingSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    private static List<@Nullable Object> values(Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            values.add(row.get(i));
        }
        return values;
    }

    @Test
    @Tag("CORE-19")
    void aggregatesPassOverNull() {
        assertThat(db.list(select(count(), count(P_AGE), countDistinct(P_AGE), sum(P_AGE), min(P_AGE), max(P_NAME))
                        .from(PERSON)))
                .extracting(GroupingSuite::values)
                .containsExactly(List.of(4L, 3L, 2L, 86L, 25, "dan"));
    }

    @Test
    @Tag("CORE-19")
    void aggregatesOfNoRowsAreNullAndTheirCountIsZero() {
        assertThat(db.list(select(count(), sum(P_AGE), min(P_AGE), avg(P_AGE), sumOfDecimals(P_SALARY))
                        .from(PERSON)
                        .where(P_ID.lt(0L))))
                .extracting(GroupingSuite::values)
                .containsExactly(Arrays.asList(0L, null, null, null, null));
    }

    @Test
    @Tag("CORE-19")
    void theMeanOfIntegersHasAFraction() {
        assertThat(db.value(select(avg(P_AGE)).from(PERSON))).isEqualTo(86 / 3.0);
        assertThat(db.value(select(avg(P_ID)).from(PERSON))).isEqualTo(2.5);
    }

    @Test
    @Tag("CORE-19")
    void sumsDecimalsExactly() {
        assertThat(db.value(select(sumOfDecimals(P_SALARY)).from(PERSON))).isEqualTo(new BigDecimal("3000.31"));
    }

    @Test
    @Tag("CORE-30")
    void groupsAndChoosesGroups() {
        assertThat(db.list(select(P_AGE, count(), sumOfDecimals(P_SALARY))
                        .from(PERSON)
                        .groupBy(P_AGE)
                        .having(count().gt(1L))))
                .extracting(GroupingSuite::values)
                .containsExactly(List.of(25, 2L, new BigDecimal("2000.21")));
        assertThat(db.list(select(sumOfDecimals(P_SALARY))
                        .from(PERSON)
                        .groupBy(P_ACTIVE)
                        .having(sumOfDecimals(P_SALARY).gt(new BigDecimal("1500")))))
                .containsExactly(new BigDecimal("2000.21"));
    }

    @Test
    @Tag("CORE-30")
    void nullIsAGroup() {
        assertThat(db.list(select(P_AGE, count()).from(PERSON).groupBy(P_AGE).orderBy(P_AGE.asc())))
                .extracting(GroupingSuite::values)
                .containsExactly(List.of(25, 2L), List.of(36, 1L), Arrays.asList(null, 1L));
    }

    @Test
    @Tag("CORE-14")
    @Tag("CORE-30")
    void groupsByAnExpressionThatHoldsAValue() {
        StringExpression key = string(P_NAME).concat("!").lower();
        assertThat(db.list(select(key, count())
                        .from(PERSON)
                        .groupBy(key)
                        .orderBy(key.asc())
                        .limit(1)))
                .extracting(GroupingSuite::values)
                .containsExactly(List.of("ada!", 1L));
        Expression<Integer> age = coalesce(P_AGE, 25);
        assertThat(db.list(select(age, count()).from(PERSON).groupBy(age).orderBy(count().desc())))
                .extracting(GroupingSuite::values)
                .containsExactly(List.of(25, 3L), List.of(36, 1L));
    }

    @Test
    @Tag("CORE-30")
    void givesEqualRowsOnce() {
        assertThat(db.list(select(P_AGE).from(PERSON).distinct().orderBy(P_AGE.asc())))
                .containsExactly(25, 36, null);
    }

    @Test
    @Tag("CORE-19")
    void sumsOfLongsDoNotOverflowSilently() {
        db.insert(
                People.PEOPLE,
                List.of(People.NAME, People.AGE, People.ACTIVE),
                People.row("x", Integer.MAX_VALUE, true),
                People.row("y", Integer.MAX_VALUE, true));
        assertThat(db.value(select(sum(P_AGE)).from(PERSON))).isEqualTo(86L + 2L * Integer.MAX_VALUE);
    }

    @Test
    @Tag("CORE-20")
    @Requires(value = Capability.GROUPING_SETS, construct = "ROLLUP")
    void groupsInSeveralWaysAtOnce() {
        assertThat(db.list(select(P_AGE, count())
                        .from(PERSON)
                        .where(P_AGE.isNotNull())
                        .groupBy(rollup(P_AGE))
                        .orderBy(P_AGE.asc())))
                .extracting(GroupingSuite::values)
                .containsExactly(List.of(25, 2L), List.of(36, 1L), Arrays.asList(null, 3L));
    }
}
