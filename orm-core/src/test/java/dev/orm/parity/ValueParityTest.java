package dev.orm.parity;

import static dev.orm.sql.Sql.avg;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.min;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.sumOfDecimals;
import static dev.orm.sql.Sql.windowOrderBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.testing.EachDatabase;
import dev.orm.testing.Fresh;
import dev.orm.testing.TestDatabase;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values come back as they were written, are equal to themselves and stand in the order of Java. */
@EachDatabase(fresh = Fresh.EACH_METHOD)
@Tag("CORE-46")
class ValueParityTest {

    /** The codes tell nothing of the order in which the constants stand. */
    enum Size {
        SMALL("z"),
        LARGE("a");

        private final String code;

        Size(String code) {
            this.code = code;
        }
    }

    private static BigDecimal decimal(String digits) {
        return new BigDecimal(digits);
    }

    private static <T> SqlType<T> of(Class<T> type) {
        return Objects.requireNonNull(JavaTypes.find(type));
    }

    /** The values, given in ascending order, are stored exactly, found by each comparison and put in order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> void areExact(TestDatabase database, SqlType<T> type, T... values) {
        List<T> ascending = List.of(values);
        try (Cell<T> cell = Cell.of(database, type, ascending)) {
            assertThat(cell.stored()).containsExactlyElementsOf(ascending);
            for (int i = 0; i < values.length; i++) {
                T value = ascending.get(i);
                assertThat(cell.where(cell.value().eq(value))).containsExactly(i + 1);
                assertThat(cell.where(cell.value().in(List.of(value)))).containsExactly(i + 1);
                assertThat(cell.where(cell.value().gt(value))).hasSize(values.length - 1 - i);
                assertThat(cell.where(cell.value().le(value))).hasSize(i + 1);
            }
            assertThat(cell.ordered(cell.value().desc())).isSortedAccordingTo((a, b) -> b - a);
            assertThat(cell.all(min(cell.value()))).isEqualTo(ascending.get(0));
            assertThat(cell.all(max(cell.value()))).isEqualTo(ascending.get(values.length - 1));
        }
    }

    @Test
    @Tag("FAULT-28")
    void decimalsOf38Digits(TestDatabase database) {
        BigDecimal[] values = {
            decimal("-99999999999999999999999999.999999999999"),
            decimal("-0.000000000001"),
            decimal("0.000000000000"),
            decimal("0.100000000000"),
            decimal("0.300000000000"),
            decimal("12345678901234567890.123456789012"),
            decimal("12345678901234567890.123456789013"),
            decimal("99999999999999999999999999.999999999999")
        };
        areExact(database, SqlType.decimal(38, 12), values);
    }

    @Test
    @Tag("FAULT-28")
    void wholeNumbersOf38Digits(TestDatabase database) {
        areExact(
                database,
                of(BigInteger.class),
                new BigInteger("-99999999999999999999999999999999999999"),
                new BigInteger("-9223372036854775809"),
                BigInteger.ZERO,
                new BigInteger("9223372036854775808"),
                new BigInteger("99999999999999999999999999999999999999"));
    }

    @Test
    @Tag("FAULT-28")
    void decimalsAddUpExactly(TestDatabase database) {
        try (Cell<BigDecimal> cell = Cell.of(
                database,
                SqlType.decimal(38, 12),
                decimal("0.1"),
                decimal("0.2"),
                decimal("12345678901234567890.123456789012"),
                null)) {
            assertThat(cell.all(sumOfDecimals(cell.value()))).isEqualByComparingTo("12345678901234567890.423456789012");
            assertThat(cell.where(number(cell.value()).plus(decimal("0.2")).eq(decimal("0.3"))))
                    .containsExactly(1);
            assertThat(cell.of(number(cell.value()).times(decimal("3"))).subList(0, 2))
                    .usingElementComparator(BigDecimal::compareTo)
                    .containsExactly(decimal("0.3"), decimal("0.6"));
        }
    }

    @Test
    void longKeys(TestDatabase database) {
        areExact(
                database,
                SqlType.BIGINT,
                Long.MIN_VALUE,
                -9007199254740993L,
                -1L,
                0L,
                9007199254740992L,
                9007199254740993L,
                Long.MAX_VALUE);
    }

    @Test
    void doubles(TestDatabase database) {
        areExact(
                database, SqlType.DOUBLE, -1.7976931348623157e308, -0.1, 0.0, 4.9e-300, 0.1, 0.30000000000000004, 1e22);
    }

    @Test
    void booleans(TestDatabase database) {
        areExact(database, SqlType.BOOLEAN, false, true);
    }

    @Test
    @Tag("FAULT-26")
    void instantsToTheMicrosecond(TestDatabase database) {
        areExact(
                database,
                SqlType.INSTANT,
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("1582-10-10T12:00:00.000001Z"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.parse("1970-01-01T00:00:00Z"),
                Instant.parse("2026-03-29T01:00:00Z"),
                Instant.parse("2026-10-25T00:30:00Z"),
                Instant.parse("2026-10-25T01:30:00Z"),
                Instant.parse("2038-01-19T03:14:08Z"),
                Instant.parse("9999-12-31T23:59:59.999999Z"));
    }

    @Test
    @Tag("FAULT-26")
    void offsetsAreTheSamePointOfTime(TestDatabase database) {
        try (Cell<OffsetDateTime> cell = Cell.of(
                database,
                of(OffsetDateTime.class),
                OffsetDateTime.parse("2026-10-25T02:30:00.123456+02:00"),
                OffsetDateTime.parse("2026-10-25T02:30:00.123456+01:00"),
                OffsetDateTime.parse("2026-10-25T00:30:00.123456Z"))) {
            assertThat(cell.stored())
                    .extracting(Objects::toString)
                    .containsExactly(
                            "2026-10-25T00:30:00.123456Z",
                            "2026-10-25T01:30:00.123456Z",
                            "2026-10-25T00:30:00.123456Z");
            assertThat(cell.where(cell.value().eq(OffsetDateTime.parse("2026-10-24T12:30:00.123456-12:00"))))
                    .containsExactly(1, 3);
        }
    }

    @Test
    @Tag("FAULT-27")
    void whatIsBelowTheMicrosecondIsCutOff(TestDatabase database) {
        try (Cell<Instant> cell = Cell.of(database, SqlType.INSTANT, Instant.parse("2026-12-31T23:59:59.999999999Z"))) {
            assertThat(cell.stored()).containsExactly(Instant.parse("2026-12-31T23:59:59.999999Z"));
            assertThat(cell.where(cell.value().eq(Instant.parse("2026-12-31T23:59:59.999999500Z"))))
                    .containsExactly(1);
        }
    }

    @Test
    @Tag("FAULT-26")
    void datesAtTheEdgesOfTheCalendar(TestDatabase database) {
        areExact(
                database,
                SqlType.DATE,
                LocalDate.of(1, 1, 1),
                LocalDate.of(1582, 10, 4),
                LocalDate.of(1582, 10, 10),
                LocalDate.of(1900, 2, 28),
                LocalDate.of(2000, 2, 29),
                LocalDate.of(9999, 12, 31));
    }

    @Test
    @Tag("FAULT-26")
    void timesAtTheEdgesOfTheDay(TestDatabase database) {
        areExact(
                database,
                SqlType.TIME,
                LocalTime.MIDNIGHT,
                LocalTime.of(0, 0, 0, 1_000),
                LocalTime.of(9, 59, 59, 999_999_000),
                LocalTime.of(10, 0),
                LocalTime.of(23, 59, 59, 999_999_000));
    }

    /** 02:30 exists twice in October and never in March, in zones that have a summer. */
    @Test
    @Tag("FAULT-26")
    void timestampsAreWhatTheClockOnTheWallSaid(TestDatabase database) {
        areExact(
                database,
                SqlType.TIMESTAMP,
                LocalDateTime.of(1, 1, 1, 0, 0),
                LocalDateTime.of(2026, 3, 29, 2, 30),
                LocalDateTime.of(2026, 10, 25, 2, 30, 0, 250_000_000),
                LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));
    }

    @Test
    void durations(TestDatabase database) {
        areExact(
                database,
                of(Duration.class),
                Duration.ofDays(-1),
                Duration.ofNanos(-1),
                Duration.ZERO,
                Duration.ofNanos(1),
                Duration.ofDays(100_000));
    }

    @Test
    void uuidsStandInTheOrderOfTheirDigits(TestDatabase database) {
        areExact(
                database,
                SqlType.UUID,
                new UUID(0, 0),
                UUID.fromString("0f1b3d0e-8b1c-4a52-9a55-ab00cd00ef00"),
                UUID.fromString("6f1b3d0e-8b1c-4a52-9a55-ab00cd00ef00"),
                UUID.fromString("f0000000-0000-1000-8000-000000000000"),
                new UUID(-1, -1));
    }

    @Test
    @Tag("CORE-44")
    void enumsByCode(TestDatabase database) {
        SqlType<Size> type = JavaTypes.enumByCode(Size.class, size -> size.code);
        try (Cell<Size> cell = Cell.of(database, type, Size.SMALL, Size.LARGE, null)) {
            assertThat(cell.stored()).containsExactly(Size.SMALL, Size.LARGE, null);
            assertThat(cell.where(cell.value().eq(Size.LARGE))).containsExactly(2);
            assertThat(cell.where(cell.value().in(List.of(Size.SMALL, Size.LARGE))))
                    .containsExactly(1, 2);
            assertThat(cell.ordered(cell.value().asc())).containsExactly(2, 1, 3);
        }
    }

    @Test
    void bytesInTheOrderOfTheirNumbers(TestDatabase database) {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        byte[][] values = {{}, {0}, {0, 0}, all, {0x7f}, {(byte) 0xff}, null};
        try (Cell<byte[]> cell = Cell.of(database, SqlType.BINARY, values)) {
            assertThat(cell.stored()).containsExactly(values);
            for (int i = 0; i < 6; i++) {
                assertThat(cell.where(cell.value().eq(values[i]))).containsExactly(i + 1);
            }
            assertThat(cell.ordered(cell.value().asc())).containsExactly(1, 2, 3, 4, 5, 6, 7);
            assertThat(cell.all(min(cell.value()))).isEqualTo(values[0]);
            assertThat(cell.all(max(cell.value()))).isEqualTo(values[5]);
        }
    }

    @Test
    void anEmptyTextIsNoNull(TestDatabase database) {
        try (Cell<String> cell = Cell.of(database, SqlType.varchar(10), "", null, " ")) {
            assertThat(cell.stored()).containsExactly("", null, " ");
            assertThat(cell.where(cell.value().eq(""))).containsExactly(1);
            assertThat(cell.where(cell.value().isNull())).containsExactly(2);
            assertThat(cell.where(cell.value().eq(" "))).containsExactly(3);
        }
    }

    /** Neither case nor accents nor spaces at the end make two texts equal. */
    @Test
    @Tag("CORE-12")
    void textsAreEqualOnlyIfTheyAreTheSame(TestDatabase database) {
        areExact(database, SqlType.varchar(10), "A", "A ", "a", "e\u0301", "\u00e9", "\u4e2d");
    }

    @Test
    @Tag("CORE-12")
    void longTexts(TestDatabase database) {
        areExact(database, SqlType.TEXT, "", "A", "A ", "a", "a".repeat(70_000), "\u00e9");
    }

    @Test
    @Tag("FAULT-28")
    void whatDoesNotFitIsRefused(TestDatabase database) {
        try (Cell<BigDecimal> cell = Cell.of(database, SqlType.decimal(5, 2))) {
            for (String value : List.of("1.234", "1000", "1e30")) {
                assertThatThrownBy(() -> cell.insert(1, decimal(value)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("decimal(5, 2)")
                        .hasMessageNotContaining(value);
            }
            assertThat(cell.stored()).isEmpty();
        }
    }

    @Test
    void aTextThatIsTooLongIsRefused(TestDatabase database) {
        try (Cell<String> cell = Cell.of(database, SqlType.varchar(3))) {
            assertThatThrownBy(() -> cell.insert(1, "four")).isInstanceOf(IllegalArgumentException.class);
            assertThat(cell.stored()).isEmpty();
        }
    }

    @Test
    @Tag("CORE-20")
    void averagesOfDecimalsAreTheSameDoubles(TestDatabase database) {
        BigDecimal[] values = {decimal("100.10"), decimal("200.20"), decimal("300.30"), null};
        try (Cell<BigDecimal> cell = Cell.of(database, SqlType.decimal(12, 2), values)) {
            assertThat(cell.all(avg(cell.value()))).isEqualTo(600.6 / 3);
            assertThat(cell.all(avg(cell.value()).filter(cell.key().lt(3)))).isEqualTo(150.15);
            assertThat(cell.of(avg(cell.value()).over(windowOrderBy(cell.key().asc()))))
                    .containsExactly(100.1, 150.15, 600.6 / 3, 600.6 / 3);
            assertThat(cell.all(avg(cell.value()).filter(cell.key().gt(3)))).isNull();
        }
    }

    @Test
    void averagesAreTrueDivisions(TestDatabase database) {
        try (Cell<Integer> cell = Cell.of(database, SqlType.INTEGER, 1, 2, null)) {
            assertThat(cell.all(avg(cell.value()))).isEqualTo(1.5);
        }
    }
}
