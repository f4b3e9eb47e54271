package dev.orm.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JavaTypesTest {

    static Stream<Arguments> values() {
        Instant instant = Instant.parse("2026-11-22T19:47:09.123456Z");
        return Stream.of(
                Arguments.of("ada", "varchar(255)", "ada"),
                Arguments.of(true, "boolean", true),
                Arguments.of((byte) -7, "smallint", (short) -7),
                Arguments.of((short) 7, "smallint", (short) 7),
                Arguments.of(7, "integer", 7),
                Arguments.of(7L, "bigint", 7L),
                Arguments.of(1.5f, "real", 1.5f),
                Arguments.of(1.5, "double", 1.5),
                Arguments.of('x', "varchar(1)", "x"),
                Arguments.of(new BigDecimal("1.50"), "decimal(15, 2)", new BigDecimal("1.50")),
                Arguments.of(BigInteger.TEN.pow(30), "decimal(38, 0)", new BigDecimal(BigInteger.TEN.pow(30))),
                Arguments.of(LocalDate.of(2026, 1, 2), "date", LocalDate.of(2026, 1, 2)),
                Arguments.of(LocalTime.of(1, 2), "time", LocalTime.of(1, 2)),
                Arguments.of(LocalDateTime.of(2026, 1, 2, 3, 4), "timestamp", LocalDateTime.of(2026, 1, 2, 3, 4)),
                Arguments.of(instant, "instant", instant),
                Arguments.of(OffsetDateTime.parse("2026-11-22T19:47:09.123456Z"), "instant", instant),
                Arguments.of(ZonedDateTime.parse("2026-11-22T19:47:09.123456Z"), "instant", instant),
                Arguments.of(Duration.ofMillis(3), "bigint", 3_000_000L),
                Arguments.of(Year.of(2026), "integer", 2026),
                Arguments.of(new UUID(1, 2), "uuid", new UUID(1, 2)),
                Arguments.of(URI.create("https://example.org/a"), "varchar(255)", "https://example.org/a"),
                Arguments.of(Locale.GERMANY, "varchar(255)", "de-DE"),
                Arguments.of(Currency.getInstance("EUR"), "varchar(3)", "EUR"),
                Arguments.of(DayOfWeek.FRIDAY, "integer", 4));
    }

    @ParameterizedTest
    @MethodSource("values")
    @Tag("MAP-02")
    @SuppressWarnings("unchecked")
    void storesEachJavaTypeInItsSqlType(Object value, String sql, Object stored) {
        SqlType<Object> type = (SqlType<Object>) JavaTypes.find(value.getClass());
        assertThat(type).isNotNull().hasToString(sql);
        assertThat(type.javaType()).isEqualTo(value.getClass());
        assertThat(type.toStored(value)).isEqualTo(stored);
        assertThat(type.copy(value)).isEqualTo(value);
        assertThat(type.isSame(value, type.copy(value))).isTrue();
    }

    @Test
    void takesAPrimitiveForItsWrapper() {
        assertThat(JavaTypes.find(int.class)).isEqualTo(SqlType.INTEGER);
        assertThat(JavaTypes.find(boolean.class)).isEqualTo(SqlType.BOOLEAN);
        assertThat(JavaTypes.find(byte[].class)).isEqualTo(SqlType.BINARY);
        assertThat(JavaTypes.find(ZoneId.class)).hasToString("varchar(255)");
    }

    @Test
    void namesWhatToUseForOldTypes() {
        assertThat(JavaTypes.find(Date.class)).isNull();
        assertThat(JavaTypes.replacementFor(Date.class)).isEqualTo("java.time.Instant");
        assertThat(JavaTypes.replacementFor(java.sql.Timestamp.class)).isEqualTo("java.time.Instant");
        assertThat(JavaTypes.replacementFor(Thread.class)).isNull();
    }

    @Test
    void refusesStoredTextsAndNumbersThatAreNoConstant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnumByName<>(DayOfWeek.class).fromStored("FREITAG"))
                .withMessageStartingWith(
                        "A column holds \"FREITAG\", which names no constant of enum java.time.DayOfWeek; its constants are"
                                + " [MONDAY, ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnumByName<>(DayOfWeek.class).fromStored("x".repeat(500)))
                .withMessageStartingWith("A column holds \"" + "x".repeat(40) + "…\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnumByOrdinal<>(DayOfWeek.class).fromStored(7))
                .withMessageStartingWith(
                        "A column holds the number 7, but enum java.time.DayOfWeek has only the constants 0 to 6.");
    }

    @Test
    void isTheSameTypeForTheSameEnum() {
        assertThat(JavaTypes.enumByOrdinal(DayOfWeek.class)).isEqualTo(JavaTypes.find(DayOfWeek.class));
        assertThat(JavaTypes.enumByName(DayOfWeek.class))
                .isEqualTo(JavaTypes.enumByName(DayOfWeek.class))
                .isNotEqualTo(JavaTypes.enumByOrdinal(DayOfWeek.class));
    }

    @Test
    void refusesADurationThatIsTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JavaTypes.find(Duration.class).toStored(Duration.ofDays(200_000)))
                .withMessageContaining("about 292 years");
    }

    @Test
    void changesLengthAndPrecisionOfConvertedTypesToo() {
        assertThat(JavaTypes.enumByName(DayOfWeek.class).withLength(9))
                .hasToString("varchar(9)")
                .isEqualTo(SqlType.varchar(9).converted(DayOfWeek.class, new EnumByName<>(DayOfWeek.class)));
        assertThat(JavaTypes.find(BigInteger.class).withPrecision(10, 0)).hasToString("decimal(10, 0)");
        assertThatIllegalStateException()
                .isThrownBy(() -> SqlType.BIGINT.withLength(3))
                .withMessage("Only a varchar has a length; bigint has none.");
    }

    @Test
    @Tag("MAP-02")
    void comparesAsTheDatabaseDoes() {
        assertThat(SqlType.DECIMAL.isSame(new BigDecimal("1.5"), new BigDecimal("1.50")))
                .isTrue();
        assertThat(SqlType.DECIMAL.isSame(new BigDecimal("1.5"), new BigDecimal("1.51")))
                .isFalse();
        assertThat(SqlType.BINARY.isSame(new byte[] {1}, new byte[] {1})).isTrue();
        assertThat(SqlType.VARCHAR.isSame("a", null)).isFalse();
        assertThat(SqlType.VARCHAR.isSame(null, null)).isTrue();
        OffsetDateTime utc = OffsetDateTime.parse("2026-01-01T12:00:00Z");
        assertThat(JavaTypes.find(OffsetDateTime.class).isSame(utc, OffsetDateTime.parse("2026-01-01T13:00:00+01:00")))
                .as("one instant in two zones")
                .isTrue();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void copiesMutableValuesThroughTheirConverter() {
        SqlType<List> names = SqlType.VARCHAR.converted(List.class, new Converter<List, String>() {
            @Override
            public String toStored(List value) {
                return String.join(",", (List<String>) value);
            }

            @Override
            public List fromStored(String stored) {
                return new ArrayList<>(List.of(stored.split(",")));
            }
        });
        List<String> value = new ArrayList<>(List.of("a", "b"));
        List<String> copy = names.copy(value);
        value.add("c");
        assertThat(copy).containsExactly("a", "b");
        assertThat(names.isSame(value, copy)).isFalse();
        byte[] bytes = {1, 2};
        assertThat(SqlType.BINARY.copy(bytes)).isEqualTo(bytes).isNotSameAs(bytes);
    }
}
