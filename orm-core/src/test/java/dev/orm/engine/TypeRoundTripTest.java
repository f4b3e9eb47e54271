package dev.orm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Sql;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.Fresh;
import dev.orm.testing.TestDatabase;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase(fresh = Fresh.EACH_METHOD)
class TypeRoundTripTest {

    private static final Column<Integer> KEY = new Column<>("k", SqlType.INTEGER, false);

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static Table table(Column<?> column) {
        return Table.builder(TableName.of("t"))
                .column(KEY)
                .column(column)
                .primaryKey(new PrimaryKey("pk_t", List.of("k")))
                .build();
    }

    /** Writes each value and a null, reads them back, and finds each again by equality and in a list. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    private <T> void roundTrip(SqlType<T> type, T... values) {
        Column<T> column = new Column<>("v", type, true);
        Table table = table(column);
        db.create(table);
        List<@Nullable Object> expected = new ArrayList<>(Arrays.asList(values));
        expected.add(null);
        for (int i = 0; i < expected.size(); i++) {
            db.insert(table, List.of(KEY, column), new @Nullable Object[] {i, expected.get(i)});
        }
        TableRef ref = new TableRef(table, "x");
        assertThat(db.values(Sql.select(ref.column(column))
                        .from(ref)
                        .orderBy(ref.column(KEY).asc())))
                .containsExactlyElementsOf(expected);
        for (int i = 0; i < values.length; i++) {
            assertThat(db.values(Sql.select(ref.column(KEY))
                            .from(ref)
                            .where(ref.column(column).eq(values[i]))))
                    .as("found by = %s", values[i])
                    .contains(i);
        }
        assertThat(db.values(Sql.select(ref.column(KEY))
                        .from(ref)
                        .where(ref.column(column).in(Arrays.asList(values)))
                        .orderBy(ref.column(KEY).asc())))
                .hasSize(values.length);
    }

    @Test
    @Tag("CORE-46")
    void booleans() {
        roundTrip(SqlType.BOOLEAN, true, false);
    }

    @Test
    @Tag("CORE-46")
    void smallints() {
        roundTrip(SqlType.SMALLINT, (short) 0, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    @Test
    @Tag("CORE-46")
    void integers() {
        roundTrip(SqlType.INTEGER, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Test
    @Tag("CORE-46")
    void bigints() {
        roundTrip(SqlType.BIGINT, 0L, Long.MIN_VALUE, Long.MAX_VALUE, 9_007_199_254_740_993L);
    }

    @Test
    @Tag("CORE-46")
    void reals() {
        roundTrip(SqlType.REAL, 0f, 1.1f, -Float.MAX_VALUE, Float.MIN_NORMAL);
    }

    @Test
    @Tag("CORE-46")
    void doubles() {
        roundTrip(SqlType.DOUBLE, 0d, 0.1, -Double.MAX_VALUE, Double.MIN_NORMAL, 1e15);
    }

    @Test
    @Tag("CORE-46")
    void shortDecimals() {
        roundTrip(
                SqlType.decimal(15, 2),
                new BigDecimal("0.00"),
                new BigDecimal("0.10"),
                new BigDecimal("9999999999999.99"),
                new BigDecimal("-9999999999999.99"),
                new BigDecimal("5.00"));
    }

    @Test
    @Tag("CORE-46")
    void longDecimals() {
        roundTrip(
                SqlType.decimal(30, 10),
                new BigDecimal("12345678901234567890.0123456789"),
                new BigDecimal("0.0000000001"),
                new BigDecimal("-1.5000000000"));
    }

    @Test
    @Tag("CORE-46")
    void texts() {
        roundTrip(
                SqlType.TEXT,
                "",
                " ",
                "a",
                "O'Neil \"x\" \\ %_! ; --",
                "\uD83D\uDE00 é 中",
                "\u0001\t\n\r",
                "x".repeat(100_000));
    }

    @Test
    @Tag("CORE-46")
    void varchars() {
        roundTrip(SqlType.varchar(5), "", "abcde", "é\uD83D\uDE00中", "a ", "A");
    }

    @Test
    @Tag("CORE-46")
    void dates() {
        roundTrip(
                SqlType.DATE,
                LocalDate.of(2026, 11, 22),
                LocalDate.of(1, 1, 1),
                LocalDate.of(1582, 10, 10),
                LocalDate.of(9999, 12, 31));
    }

    @Test
    @Tag("CORE-46")
    void times() {
        roundTrip(
                SqlType.TIME,
                LocalTime.MIDNIGHT,
                LocalTime.of(19, 47, 9),
                LocalTime.of(23, 59, 59, 999_999_000),
                LocalTime.of(0, 0, 0, 1_000));
    }

    @Test
    @Tag("CORE-46")
    void timestampsKeepWhatTheClockOnTheWallSaid() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            roundTrip(
                    SqlType.TIMESTAMP,
                    LocalDateTime.of(2026, 3, 29, 2, 30),
                    LocalDateTime.of(2026, 10, 25, 2, 30, 0, 250_000_000),
                    LocalDateTime.of(1, 1, 1, 0, 0),
                    LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    @Tag("CORE-46")
    void instantsKeepTheirPointOnTheTimeLine() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            roundTrip(
                    SqlType.INSTANT,
                    Instant.parse("2026-10-25T00:30:00Z"),
                    Instant.parse("2026-10-25T01:30:00Z"),
                    Instant.parse("0001-01-01T00:00:00Z"),
                    Instant.parse("9999-12-31T23:59:59.999999Z"),
                    Instant.parse("1969-12-31T23:59:59.999999Z"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    @Tag("CORE-46")
    void uuids() {
        roundTrip(
                SqlType.UUID,
                new UUID(0, 0),
                new UUID(-1, -1),
                UUID.fromString("6f1b3d0e-8b1c-4a52-9a55-ab00cd00ef00"));
    }

    @Test
    @Tag("CORE-46")
    void bytes() {
        Column<byte[]> column = new Column<>("v", SqlType.BINARY, true);
        Table table = table(column);
        db.create(table);
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        db.insert(table, List.of(KEY, column), new @Nullable Object[] {1, all}, new @Nullable Object[] {2, null});
        db.insert(table, List.of(KEY, column), new @Nullable Object[] {3, new byte[0]});
        TableRef ref = new TableRef(table, "x");
        assertThat(db.values(Sql.select(ref.column(column))
                        .from(ref)
                        .orderBy(ref.column(KEY).asc())))
                .containsExactly(all, null, new byte[0]);
    }

    @Test
    @Tag("CORE-46")
    void cutsBelowTheMicrosecondInsteadOfRounding() {
        Column<Instant> column = new Column<>("v", SqlType.INSTANT, true);
        Table table = table(column);
        db.create(table);
        Instant late = Instant.parse("2026-12-31T23:59:59.999999999Z");
        db.insert(table, List.of(KEY, column), new @Nullable Object[] {1, late});
        TableRef ref = new TableRef(table, "x");
        assertThat(db.value(Sql.select(ref.column(column)).from(ref)))
                .isEqualTo(Instant.parse("2026-12-31T23:59:59.999999Z"));
    }

    @Test
    @Tag("CORE-46")
    void ordersDatesAndInstantsByTime() {
        Column<Instant> column = new Column<>("v", SqlType.INSTANT, true);
        Table table = table(column);
        db.create(table);
        Instant second = Instant.parse("2026-01-01T00:00:00Z");
        db.insert(
                table,
                List.of(KEY, column),
                new @Nullable Object[] {3, second.plusNanos(250_000)},
                new @Nullable Object[] {2, second.plusMillis(0)},
                new @Nullable Object[] {4, second.plusMillis(100)},
                new @Nullable Object[] {1, second.minusNanos(1_000)});
        TableRef ref = new TableRef(table, "x");
        assertThat(db.values(Sql.select(ref.column(KEY))
                        .from(ref)
                        .orderBy(ref.column(column).asc())))
                .containsExactly(1, 2, 3, 4);
        assertThat(db.value(Sql.select(Sql.max(ref.column(column))).from(ref))).isEqualTo(second.plusMillis(100));
    }

    @Test
    @Tag("CORE-46")
    void refusesWhatADatabaseWouldChange() {
        Column<String> name = new Column<>("v", SqlType.varchar(3), true);
        Table table = table(name);
        db.create(table);
        for (String bad : List.of("abcd", "a\0b", "\uD83D", "x\uDE00")) {
            assertThatThrownBy(() -> db.insert(table, List.of(KEY, name), new @Nullable Object[] {1, bad}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain(bad);
        }
        Column<BigDecimal> price = new Column<>("w", SqlType.decimal(5, 2), true);
        Table prices =
                Table.builder(TableName.of("u")).column(KEY).column(price).build();
        db.create(prices);
        for (String bad : List.of("1.005", "1000.00", "1E+9")) {
            assertThatThrownBy(() ->
                            db.insert(prices, List.of(KEY, price), new @Nullable Object[] {1, new BigDecimal(bad)}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("does not fit");
        }
        db.insert(prices, List.of(KEY, price), new @Nullable Object[] {1, new BigDecimal("1.5000")});
        assertThat(db.connection().isFailed()).isFalse();
    }
}
