package dev.orm.kit.suite.type;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.schema.Column;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dates, times and instants: to the microsecond, in any time zone, in the hour that does not exist and in the one that comes twice. */
public abstract class TimeSuite extends TypeSuite {

    /** Made by a subclass. */
    protected TimeSuite() {}

    private static void in(String zone, Runnable work) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            work.run();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    @Tag("CORE-46")
    void dates() {
        roundTrips(
                SqlType.DATE,
                LocalDate.of(2026, 11, 22),
                LocalDate.of(1, 1, 1),
                LocalDate.of(1582, 10, 10),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(9999, 12, 31));
        orders(
                SqlType.DATE,
                LocalDate.of(1, 1, 1),
                LocalDate.of(999, 12, 31),
                LocalDate.of(2026, 9, 30),
                LocalDate.of(2026, 10, 1));
    }

    @Test
    @Tag("CORE-46")
    void times() {
        roundTrips(
                SqlType.TIME,
                LocalTime.MIDNIGHT,
                LocalTime.of(19, 47, 9),
                LocalTime.of(23, 59, 59, 999_999_000),
                LocalTime.of(0, 0, 0, 1_000));
        orders(
                SqlType.TIME,
                LocalTime.MIDNIGHT,
                LocalTime.of(0, 0, 0, 1_000),
                LocalTime.of(9, 0),
                LocalTime.of(9, 0, 0, 500_000_000),
                LocalTime.of(10, 0));
    }

    @Test
    @Tag("CORE-46")
    void timestampsKeepWhatTheClockOnTheWallSaid() {
        for (String zone : List.of("Europe/Berlin", "America/St_Johns", "UTC")) {
            in(
                    zone,
                    () -> roundTrips(
                            SqlType.TIMESTAMP,
                            LocalDateTime.of(2026, 3, 29, 2, 30),
                            LocalDateTime.of(2026, 10, 25, 2, 30, 0, 250_000_000),
                            LocalDateTime.of(1, 1, 1, 0, 0),
                            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000)));
        }
    }

    @Test
    @Tag("CORE-46")
    void instantsKeepTheirPointOnTheTimeLine() {
        for (String zone : List.of("Europe/Berlin", "Asia/Kathmandu")) {
            in(
                    zone,
                    () -> roundTrips(
                            SqlType.INSTANT,
                            Instant.parse("2026-10-25T00:30:00Z"),
                            Instant.parse("2026-10-25T01:30:00Z"),
                            Instant.parse("2026-03-29T01:00:00Z"),
                            Instant.parse("0001-01-01T00:00:00Z"),
                            Instant.parse("9999-12-31T23:59:59.999999Z"),
                            Instant.parse("1969-12-31T23:59:59.999999Z")));
        }
    }

    @Test
    @Tag("CORE-46")
    void instantsWrittenInOneZoneAreTheSameInAnother() {
        Instant instant = Instant.parse("2026-10-25T00:30:00.123456Z");
        TableRef ref = table(SqlType.INSTANT);
        Column<Instant> column = valueColumn(ref, SqlType.INSTANT);
        in("Pacific/Auckland", () -> db.insert(ref.table(), List.of(KEY, column), new @Nullable Object[] {1, instant}));
        in(
                "America/New_York",
                () -> assertThat(db.value(select(ref.column(column)).from(ref))).isEqualTo(instant));
    }

    @Test
    @Tag("CORE-46")
    void ordersInstantsByTime() {
        Instant second = Instant.parse("2026-01-01T00:00:00Z");
        orders(
                SqlType.INSTANT,
                second.minusNanos(1_000),
                second,
                second.plusNanos(250_000),
                second.plusMillis(100),
                second.plusSeconds(1));
    }

    @Test
    @Tag("CORE-46")
    void cutsBelowTheMicrosecondInsteadOfRounding() {
        TableRef ref = table(SqlType.INSTANT);
        Column<Instant> column = valueColumn(ref, SqlType.INSTANT);
        Instant late = Instant.parse("2026-12-31T23:59:59.999999999Z");
        db.insert(ref.table(), List.of(KEY, column), new @Nullable Object[] {1, late});
        assertThat(db.value(select(ref.column(column)).from(ref)))
                .isEqualTo(Instant.parse("2026-12-31T23:59:59.999999Z"));
    }

    @Test
    void aloneInASelectList() {
        in("Europe/Berlin", () -> {
            selectsAlone(SqlType.DATE, LocalDate.of(2026, 3, 29));
            selectsAlone(SqlType.TIMESTAMP, LocalDateTime.of(2026, 3, 29, 2, 30));
            selectsAlone(SqlType.INSTANT, Instant.parse("2026-10-25T00:30:00.123456Z"));
        });
    }
}
