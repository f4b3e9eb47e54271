package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_ACTIVE;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.kit.suite.People.P_SALARY;
import static dev.orm.kit.suite.People.row;
import static dev.orm.sql.Sql.avg;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.cumeDist;
import static dev.orm.sql.Sql.currentRow;
import static dev.orm.sql.Sql.denseRank;
import static dev.orm.sql.Sql.firstValue;
import static dev.orm.sql.Sql.following;
import static dev.orm.sql.Sql.lag;
import static dev.orm.sql.Sql.lastValue;
import static dev.orm.sql.Sql.lead;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.nthValue;
import static dev.orm.sql.Sql.ntile;
import static dev.orm.sql.Sql.partitionBy;
import static dev.orm.sql.Sql.percentRank;
import static dev.orm.sql.Sql.preceding;
import static dev.orm.sql.Sql.rank;
import static dev.orm.sql.Sql.rowNumber;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.sumOfDecimals;
import static dev.orm.sql.Sql.unboundedFollowing;
import static dev.orm.sql.Sql.unboundedPreceding;
import static dev.orm.sql.Sql.windowOrderBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Condition;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Expression;
import dev.orm.sql.Window;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Functions over windows: partitions, orders in which {@code NULL} has its place, and frames. */
@Tag("CORE-21")
public abstract class WindowSuite extends Suite {

    private static final Window BY_ID = windowOrderBy(P_ID.asc());
    private static final Window BY_AGE = windowOrderBy(P_AGE.asc());

    private int tables;

    /** Made by a subclass. */
    protected WindowSuite() {}

    /** Ada 36, Bob 25, Cid of unknown age, Dan 25, in this order. */
    @BeforeEach
    void fill() {
        People.fill(db);
    }

    private <T> List<@Nullable T> of(Expression<T> expression) {
        return db.list(select(expression).from(PERSON).orderBy(P_ID.asc()));
    }

    @Test
    void numbersRowsAndRanksThem() {
        assertThat(of(rowNumber().over(windowOrderBy(P_NAME.desc())))).containsExactly(4L, 3L, 2L, 1L);
        assertThat(of(rank().over(BY_AGE))).containsExactly(3L, 1L, 4L, 1L);
        assertThat(of(denseRank().over(BY_AGE))).containsExactly(2L, 1L, 3L, 1L);
        assertThat(of(rank().over(windowOrderBy(P_AGE.desc())))).containsExactly(2L, 3L, 1L, 3L);
        assertThat(of(rank().over(windowOrderBy(P_AGE.asc().nullsFirst())))).containsExactly(4L, 2L, 1L, 2L);
        assertThat(of(ntile(2).over(BY_ID))).containsExactly(1, 1, 2, 2);
    }

    @Test
    void startsAnewInEachPartition() {
        assertThat(of(rowNumber().over(partitionBy(P_ACTIVE).orderBy(P_ID.asc()))))
                .containsExactly(1L, 1L, 2L, 2L);
        assertThat(of(count().over(partitionBy(P_ACTIVE)))).containsExactly(2L, 2L, 2L, 2L);
        assertThat(of(max(P_NAME).over(partitionBy(P_ACTIVE)))).containsExactly("cid", "dan", "cid", "dan");
    }

    @Test
    void addsUpRowByRow() {
        assertThat(of(sum(P_AGE).over(BY_ID))).containsExactly(36L, 61L, 61L, 86L);
        assertThat(of(sumOfDecimals(P_SALARY).over(BY_ID)))
                .containsExactly(
                        new BigDecimal("1000.10"),
                        new BigDecimal("3000.30"),
                        new BigDecimal("3000.30"),
                        new BigDecimal("3000.31"));
        assertThat(of(avg(P_ID).over(BY_ID))).containsExactly(1.0, 1.5, 2.0, 2.5);
    }

    @Test
    void equalRowsOfTheOrderComeInTogether() {
        assertThat(of(count().over(BY_AGE))).containsExactly(3L, 2L, 4L, 2L);
        assertThat(of(count().over(BY_AGE.range(unboundedPreceding(), currentRow()))))
                .containsExactly(3L, 2L, 4L, 2L);
        assertThat(of(count().over(BY_AGE.range(currentRow(), unboundedFollowing()))))
                .containsExactly(2L, 4L, 1L, 4L);
    }

    @Test
    void looksAtAFrameOfRows() {
        assertThat(of(sum(P_ID).over(BY_ID.rows(preceding(1), following(1))))).containsExactly(3L, 6L, 9L, 7L);
        assertThat(of(sum(P_ID).over(BY_ID.rows(unboundedPreceding(), currentRow()))))
                .containsExactly(1L, 3L, 6L, 10L);
        assertThat(of(sum(P_ID).over(BY_ID.rows(following(1), unboundedFollowing()))))
                .containsExactly(9L, 7L, 4L, null);
        assertThat(of(count().filter(P_AGE.eq(25)).over(BY_ID.rows(unboundedPreceding(), currentRow()))))
                .containsExactly(0L, 1L, 1L, 2L);
    }

    @Test
    void looksAtOtherRows() {
        assertThat(of(lag(P_NAME).over(BY_ID))).containsExactly(null, "ada", "bob", "cid");
        assertThat(of(lag(P_NAME, 2).over(BY_ID))).containsExactly(null, null, "ada", "bob");
        assertThat(of(lead(P_AGE).over(BY_ID))).containsExactly(25, null, 25, null);
        assertThat(of(firstValue(P_NAME).over(BY_ID))).containsExactly("ada", "ada", "ada", "ada");
        assertThat(of(lastValue(P_NAME).over(BY_ID.rows(unboundedPreceding(), unboundedFollowing()))))
                .containsExactly("dan", "dan", "dan", "dan");
        assertThat(of(nthValue(P_NAME, 2).over(BY_ID))).containsExactly(null, "bob", "bob", "bob");
    }

    /** Ages 25, 25, 36 and none; salaries 1000.10, 2000.20, none and 0.01. */
    @Test
    void reachesAsFarAsADistanceOfNumbers() {
        assertThat(of(count().over(BY_AGE.range(preceding(11), currentRow())))).containsExactly(3L, 2L, 1L, 2L);
        assertThat(of(count().over(BY_AGE.range(preceding(10), following(10))))).containsExactly(1L, 2L, 1L, 2L);
        assertThat(of(count().over(BY_AGE.range(following(11), unboundedFollowing()))))
                .containsExactly(1L, 2L, 1L, 2L);
        assertThat(of(count().over(windowOrderBy(P_AGE.desc()).range(preceding(11), currentRow()))))
                .containsExactly(1L, 3L, 1L, 3L);
        assertThat(of(count().over(windowOrderBy(P_AGE.asc().nullsFirst()).range(unboundedPreceding(), following(11)))))
                .containsExactly(4L, 4L, 1L, 4L);
        assertThat(of(sum(P_ID).over(partitionBy(P_ACTIVE).orderBy(P_AGE.asc()).range(preceding(0), following(100)))))
                .containsExactly(1L, 6L, 3L, 6L);
    }

    @Test
    void reachesAsFarAsADistanceOfDecimals() {
        Window bySalary = windowOrderBy(P_SALARY.asc());
        assertThat(of(count().over(bySalary.range(preceding(new BigDecimal("1000.1")), currentRow()))))
                .containsExactly(2L, 2L, 1L, 1L);
        assertThat(of(count().over(bySalary.range(preceding(new BigDecimal("1000.099")), currentRow()))))
                .containsExactly(2L, 1L, 1L, 1L);
        assertThat(of(count().over(bySalary.range(preceding(1000), following(1001)))))
                .containsExactly(2L, 1L, 1L, 2L);
        assertThat(of(count().over(windowOrderBy(P_SALARY.desc())
                        .range(currentRow(), following(new BigDecimal("1000.09"))))))
                .containsExactly(2L, 1L, 1L, 1L);
    }

    @Test
    void reachesAsFarAsADistanceOfTime() {
        LocalDateTime start = LocalDateTime.of(2024, 2, 28, 23, 0);
        LocalDateTime next = LocalDateTime.of(2024, 2, 29, 23, 0, 0, 1_000);
        LocalDateTime early = LocalDateTime.of(1969, 12, 31, 22, 0);
        reaches(SqlType.TIMESTAMP, start, next, early, Duration.ofDays(1), 1);
        reaches(SqlType.TIMESTAMP, start, next, early, Duration.ofDays(1).plusNanos(1_999), 2);
        reaches(SqlType.INSTANT, utc(start), utc(next), utc(early), Duration.ofDays(1), 1);
        reaches(SqlType.INSTANT, utc(start), utc(next), utc(early), Duration.ofHours(25), 2);
        reaches(SqlType.DATE, start.toLocalDate(), next.toLocalDate(), early.toLocalDate(), Duration.ofHours(24), 2);
        reaches(SqlType.DATE, start.toLocalDate(), next.toLocalDate(), early.toLocalDate(), Duration.ofHours(23), 1);
        reaches(SqlType.TIME, LocalTime.of(22, 59), LocalTime.of(23, 0), LocalTime.MIN, Duration.ofMinutes(1), 2);
        reaches(SqlType.TIME, LocalTime.of(22, 59), LocalTime.of(23, 0), LocalTime.MIN, Duration.ofSeconds(59), 1);
    }

    private static Instant utc(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }

    /** Says how many moments the second one sees up to a distance before itself, where there is also an early one and none at all. */
    private <T> void reaches(SqlType<T> type, T first, T second, T early, Duration distance, long seen) {
        Column<Long> id = new Column<>("id", SqlType.BIGINT, false);
        Column<T> moment = new Column<>("moment", type, true);
        String name = "moments_" + ++tables;
        Table table = Table.builder(TableName.of(name))
                .column(id)
                .column(moment)
                .primaryKey(new PrimaryKey("pk_" + name, List.of("id")))
                .build();
        db.create(table);
        db.insert(table, List.of(id, moment), row(1L, first), row(2L, second), row(3L, early), row(4L, null));
        TableRef m = new TableRef(table, "m");
        for (SortKey key :
                List.of(m.column(moment).asc(), m.column(moment).asc().nullsFirst())) {
            assertThat(db.list(select(count().over(windowOrderBy(key).range(preceding(distance), currentRow())))
                            .from(m)
                            .orderBy(m.column(id).asc())))
                    .containsExactly(1L, seen, 1L, 1L);
        }
    }

    @Test
    @Requires(value = Capability.WINDOW_EXCLUDE, construct = "EXCLUDE")
    void leavesRowsOutOfAFrame() {
        Window all = BY_AGE.rows(unboundedPreceding(), unboundedFollowing());
        assertThat(of(sum(P_ID).over(all.excludeCurrentRow()))).containsExactly(9L, 8L, 7L, 6L);
        assertThat(of(sum(P_ID).over(all.excludeGroup()))).containsExactly(9L, 4L, 7L, 4L);
        assertThat(of(sum(P_ID).over(all.excludeTies()))).containsExactly(10L, 6L, 10L, 8L);
        assertThat(of(sum(P_ID).over(BY_AGE.range(preceding(11), currentRow()).excludeCurrentRow())))
                .containsExactly(6L, 4L, null, 2L);
    }

    @Test
    @Requires(value = Capability.WINDOW_GROUPS, construct = "GROUPS")
    void looksAtAFrameOfGroups() {
        assertThat(of(count().over(BY_AGE.groups(preceding(1), currentRow())))).containsExactly(3L, 2L, 2L, 2L);
    }

    @Test
    @Requires(value = Capability.WINDOW_DISTRIBUTIONS, construct = "PERCENT_RANK")
    void tellsHowManyRowsComeBefore() {
        assertThat(of(percentRank().over(BY_AGE))).containsExactly(2 / 3.0, 0.0, 1.0, 0.0);
    }

    @Test
    @Requires(value = Capability.WINDOW_DISTRIBUTIONS, construct = "CUME_DIST")
    void tellsHowManyRowsComeBeforeOrAreEqual() {
        assertThat(of(cumeDist().over(BY_AGE))).containsExactly(0.75, 0.5, 1.0, 0.5);
    }

    @Test
    void givesTheFirstRowsOfEachGroup() {
        Expression<Long> number =
                rowNumber().over(partitionBy(P_ACTIVE).orderBy(P_NAME.desc())).as("number");
        DerivedTable numbered = select(P_NAME, number).from(PERSON).as("numbered");
        assertThat(db.list(select(numbered.column(P_NAME))
                        .from(numbered)
                        .where(numbered.column(number).eq(1L))
                        .orderBy(numbered.column(P_NAME).asc())))
                .containsExactly("cid", "dan");
    }

    @Test
    void ordersByWhatAWindowGives() {
        assertThat(db.list(
                        select(P_NAME).from(PERSON).orderBy(rank().over(BY_AGE).desc(), P_ID.asc())))
                .containsExactly("cid", "ada", "bob", "dan");
    }

    @Test
    void isRefusedWhereRowsAreStillBeingChosen() {
        Condition first = rowNumber().over(BY_ID).eq(1L);
        Condition ofAge = rowNumber().over(windowOrderBy(P_AGE.asc())).eq(1L);
        assertThatThrownBy(() -> db.sql(select(P_NAME).from(PERSON).where(first)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WHERE")
                .hasMessageContaining("derived table");
        assertThatThrownBy(
                        () -> db.sql(select(count()).from(PERSON).groupBy(P_AGE).having(ofAge)))
                .hasMessageContaining("HAVING");
        assertThatThrownBy(() -> db.sql(select(count()).from(PERSON).groupBy(rank().over(BY_ID))))
                .hasMessageContaining("GROUP BY");
    }

    @Test
    void refusesDistancesThatDoNotFitTheOrder() {
        Window ofTime = BY_ID.range(preceding(Duration.ofDays(1)), currentRow());
        assertThatThrownBy(() -> db.sql(select(count().over(ofTime)).from(PERSON)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a Duration over bigint");
        Window byName = windowOrderBy(P_NAME.asc()).range(preceding(1), currentRow());
        assertThatThrownBy(() -> db.sql(select(count().over(byName)).from(PERSON)))
                .hasMessageContaining("rows(…)");
        Window byTwo = windowOrderBy(P_AGE.asc(), P_ID.asc()).range(preceding(1), currentRow());
        assertThatThrownBy(() -> db.sql(select(count().over(byTwo)).from(PERSON)))
                .hasMessageContaining("has 2 keys");
        assertThatThrownBy(() -> BY_ID.rows(preceding(BigDecimal.ONE), currentRow()))
                .hasMessageContaining("whole numbers");
    }

    @Test
    void refusesFramesThatNoRowIsIn() {
        assertThatThrownBy(() -> BY_ID.rows(following(1), currentRow()))
                .hasMessageContaining("FOLLOWING to CURRENT_ROW");
        assertThatThrownBy(() -> preceding(-1)).hasMessageContaining("from 0 on");
        assertThatThrownBy(() -> preceding(Duration.ofDays(-1))).hasMessageContaining("from 0 on");
        assertThatThrownBy(BY_ID::excludeTies).hasMessageContaining("rows(…)");
        assertThatThrownBy(() -> ntile(0)).hasMessageContaining("from 1 on");
        assertThatThrownBy(() -> sum(P_AGE).distinct().over(BY_ID)).hasMessageContaining("DISTINCT");
    }
}
