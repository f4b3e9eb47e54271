package dev.orm.expression;

import static dev.orm.sql.Sql.currentDate;
import static dev.orm.sql.Sql.currentTimestamp;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.temporal;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MICROS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.time.temporal.ChronoUnit.WEEKS;
import static java.time.temporal.ChronoUnit.YEARS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.orm.engine.Fixture;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.DatePart;
import dev.orm.sql.Expression;
import dev.orm.sql.TemporalExpression;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calculations with dates and times give what {@code java.time} gives, in whatever zone the program and the connection are. */
@EachDatabase
@Tag("CORE-13")
class TemporalExpressionTest {

    private static final Column<Integer> ID = new Column<>("id", SqlType.INTEGER, false);
    private static final Column<Instant> AT = new Column<>("at", SqlType.INSTANT, true);
    private static final Column<LocalDateTime> TS = new Column<>("ts", SqlType.TIMESTAMP, true);
    private static final Column<LocalDate> DAY = new Column<>("d", SqlType.DATE, true);
    private static final Column<LocalTime> TIME = new Column<>("t", SqlType.TIME, true);
    private static final Table TABLE = Table.builder(TableName.of("moments"))
            .column(ID)
            .column(AT)
            .column(TS)
            .column(DAY)
            .column(TIME)
            .build();
    private static final TableRef M = new TableRef(TABLE, "m");
    private static final TableRef INTO = new TableRef(TABLE, "");

    private static final TemporalExpression<Instant> at = temporal(M.column(AT));
    private static final TemporalExpression<LocalDateTime> ts = temporal(M.column(TS));
    private static final TemporalExpression<LocalDate> day = temporal(M.column(DAY));
    private static final TemporalExpression<LocalTime> time = temporal(M.column(TIME));

    /** Ends of months and years, leap days, weeks of two years, an hour that a zone has twice and one that it has not, and nothing. */
    private static final List<@Nullable LocalDateTime> MOMENTS = moments(
            "2024-02-29T23:59:59.999999",
            "2024-01-31T00:00:00",
            "2023-12-31T12:30:45.5",
            "2021-01-01T00:00:00.000001",
            "2020-12-31T23:00:00",
            "2024-10-27T01:30:00",
            "2024-03-31T02:30:00.123456",
            "1969-12-31T23:59:59.25",
            "1000-03-01T10:20:30.4");

    private static List<@Nullable LocalDateTime> moments(String... texts) {
        List<@Nullable LocalDateTime> moments = new ArrayList<>();
        for (String text : texts) {
            moments.add(LocalDateTime.parse(text));
        }
        moments.add(null);
        return moments;
    }

    private final TimeZone zone = TimeZone.getDefault();
    private Fixture fixture;

    @BeforeEach
    void fill(TestDatabase database) {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        fixture = Fixture.open(database).create(TABLE);
        for (int i = 0; i < MOMENTS.size(); i++) {
            LocalDateTime moment = MOMENTS.get(i);
            fixture.connection()
                    .execute(insertInto(INTO)
                            .set(INTO.column(ID), i)
                            .set(INTO.column(AT), moment == null ? null : moment.toInstant(ZoneOffset.UTC))
                            .set(INTO.column(TS), moment)
                            .set(INTO.column(DAY), moment == null ? null : moment.toLocalDate())
                            .set(INTO.column(TIME), moment == null ? null : moment.toLocalTime()));
        }
    }

    @AfterEach
    void close() {
        TimeZone.setDefault(zone);
        fixture.close();
    }

    private <T> List<@Nullable T> values(Expression<T> expression) {
        return fixture.connection()
                .query(select(expression).from(M).orderBy(M.column(ID).asc()))
                .list();
    }

    private static <T> List<@Nullable T> expected(Function<LocalDateTime, T> oracle) {
        List<@Nullable T> all = new ArrayList<>();
        for (LocalDateTime moment : MOMENTS) {
            all.add(moment == null ? null : oracle.apply(moment));
        }
        return all;
    }

    private static Instant utc(LocalDateTime moment) {
        return moment.toInstant(ZoneOffset.UTC);
    }

    private static final Map<DatePart, TemporalField> FIELDS = Map.ofEntries(
            Map.entry(DatePart.YEAR, ChronoField.YEAR),
            Map.entry(DatePart.QUARTER, IsoFields.QUARTER_OF_YEAR),
            Map.entry(DatePart.MONTH, ChronoField.MONTH_OF_YEAR),
            Map.entry(DatePart.WEEK, IsoFields.WEEK_OF_WEEK_BASED_YEAR),
            Map.entry(DatePart.DAY, ChronoField.DAY_OF_MONTH),
            Map.entry(DatePart.DAY_OF_YEAR, ChronoField.DAY_OF_YEAR),
            Map.entry(DatePart.DAY_OF_WEEK, ChronoField.DAY_OF_WEEK),
            Map.entry(DatePart.HOUR, ChronoField.HOUR_OF_DAY),
            Map.entry(DatePart.MINUTE, ChronoField.MINUTE_OF_HOUR),
            Map.entry(DatePart.SECOND, ChronoField.SECOND_OF_MINUTE),
            Map.entry(DatePart.MICROSECOND, ChronoField.MICRO_OF_SECOND));

    @Test
    void extractsParts() {
        for (DatePart part : DatePart.values()) {
            List<@Nullable Integer> wanted = expected(moment -> moment.get(FIELDS.get(part)));
            assertThat(values(at.extract(part))).as("%s of instants", part).isEqualTo(wanted);
            assertThat(values(ts.extract(part))).as("%s of timestamps", part).isEqualTo(wanted);
            if (part.isOfDates()) {
                assertThat(values(day.extract(part))).as("%s of dates", part).isEqualTo(wanted);
            } else {
                assertThat(values(time.extract(part))).as("%s of times", part).isEqualTo(wanted);
            }
        }
    }

    @Test
    void refusesPartsThatAreNotThere() {
        assertThatThrownBy(() -> day.extract(DatePart.HOUR)).hasMessage("A LocalDate has no HOUR.");
        assertThatThrownBy(() -> time.extract(DatePart.DAY)).hasMessage("A LocalTime has no DAY.");
        assertThatThrownBy(() -> day.plus(1, HOURS)).hasMessage("A LocalDate cannot be moved by Hours.");
        assertThatThrownBy(() -> ts.truncatedTo(ChronoUnit.HALF_DAYS)).hasMessageContaining("not to HalfDays");
        assertThatThrownBy(() -> ts.until(ts, MONTHS)).hasMessageContaining("not in Months");
    }

    @Test
    void movesByCalendarUnits() {
        for (ChronoUnit unit : List.of(YEARS, MONTHS, WEEKS, DAYS)) {
            for (long amount : new long[] {1, -1, 13}) {
                String what = amount + " " + unit;
                assertThat(values(at.plus(amount, unit)))
                        .as(what)
                        .isEqualTo(expected(moment -> utc(moment.plus(amount, unit))));
                assertThat(values(ts.plus(amount, unit)))
                        .as(what)
                        .isEqualTo(expected(moment -> moment.plus(amount, unit)));
                assertThat(values(day.plus(amount, unit)))
                        .as(what)
                        .isEqualTo(expected(moment -> moment.toLocalDate().plus(amount, unit)));
            }
        }
        Period period = Period.of(1, 2, -3);
        assertThat(values(day.plus(period)))
                .isEqualTo(expected(moment ->
                        moment.toLocalDate().plusMonths(period.toTotalMonths()).plusDays(-3)));
    }

    @Test
    void movesByClockUnits() {
        for (ChronoUnit unit : List.of(HOURS, MINUTES, SECONDS, MICROS)) {
            assertThat(values(at.minus(90, unit)))
                    .as("%s", unit)
                    .isEqualTo(expected(moment -> utc(moment.minus(90, unit))));
            assertThat(values(ts.plus(90, unit))).as("%s", unit).isEqualTo(expected(moment -> moment.plus(90, unit)));
        }
        Duration longest = Duration.ofDays(400_000).plusNanos(123_456_000);
        assertThat(values(ts.plus(longest))).isEqualTo(expected(moment -> moment.plus(longest)));
        assertThat(values(at.plus(Duration.ofNanos(-1_999))))
                .isEqualTo(expected(moment -> utc(moment.minus(2, MICROS))));
    }

    @Test
    void cutsToAUnit() {
        Map<ChronoUnit, Function<LocalDateTime, LocalDateTime>> oracles = Map.of(
                YEARS, moment -> moment.truncatedTo(DAYS).withDayOfYear(1),
                MONTHS, moment -> moment.truncatedTo(DAYS).withDayOfMonth(1),
                WEEKS, moment -> moment.truncatedTo(DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                DAYS, moment -> moment.truncatedTo(DAYS),
                HOURS, moment -> moment.truncatedTo(HOURS),
                MINUTES, moment -> moment.truncatedTo(MINUTES),
                SECONDS, moment -> moment.truncatedTo(SECONDS));
        oracles.forEach((unit, oracle) -> {
            assertThat(values(at.truncatedTo(unit)))
                    .as("%s", unit)
                    .isEqualTo(expected(moment -> utc(oracle.apply(moment))));
            assertThat(values(ts.truncatedTo(unit))).as("%s", unit).isEqualTo(expected(oracle));
            assertThat(values(day.truncatedTo(unit)))
                    .as("%s", unit)
                    .isEqualTo(expected(moment ->
                            oracle.apply(moment.toLocalDate().atStartOfDay()).toLocalDate()));
        });
    }

    @Test
    void measuresTheTimeBetween() {
        LocalDateTime end = LocalDateTime.parse("2024-03-01T00:00:00.5");
        for (ChronoUnit unit : List.of(WEEKS, DAYS, HOURS, MINUTES, SECONDS, MICROS)) {
            assertThat(values(at.until(utc(end), unit)))
                    .as("%s", unit)
                    .isEqualTo(expected(moment -> unit.between((Temporal) moment, end)));
            assertThat(values(ts.until(end, unit)))
                    .as("%s", unit)
                    .isEqualTo(expected(moment -> unit.between((Temporal) moment, end)));
        }
        assertThat(values(day.until(end.toLocalDate(), DAYS)))
                .isEqualTo(expected(moment -> DAYS.between(moment.toLocalDate(), end.toLocalDate())));
        assertThat(values(time.until(LocalTime.NOON, MICROS)))
                .isEqualTo(expected(moment -> MICROS.between(moment.toLocalTime(), LocalTime.NOON)));
    }

    @Test
    void takesTheDayInUtc() {
        assertThat(values(at.toDate())).isEqualTo(expected(LocalDateTime::toLocalDate));
        assertThat(values(ts.toDate())).isEqualTo(expected(LocalDateTime::toLocalDate));
    }

    @Test
    void calculationsAreConditionsAndKeys() {
        assertThat(fixture.connection()
                        .query(select(M.column(ID))
                                .from(M)
                                .where(at.extract(DatePart.YEAR)
                                        .eq(2024)
                                        .and(at.plus(1, DAYS).gt(at)))
                                .orderBy(
                                        at.truncatedTo(MONTHS).desc(),
                                        M.column(ID).asc()))
                        .list())
                .containsExactly(5, 6, 0, 1);
    }

    @Test
    void knowsThePresent() {
        Instant now = values(currentTimestamp()).get(0);
        assertThat(Duration.between(now, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(values(currentDate()).get(0).toEpochDay())
                .isCloseTo(LocalDate.now(ZoneOffset.UTC).toEpochDay(), within(1L));
    }
}
