package dev.orm.engine;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Expression;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.Fresh;
import dev.orm.testing.TestDatabase;
import dev.orm.type.BinaryStream;
import dev.orm.type.JavaTypes;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a database would change, misread or choke on is refused before it is sent, and nothing else suffers. */
@EachDatabase(fresh = Fresh.EACH_METHOD)
class RefusedValueTest {

    private static final Column<Integer> KEY = new Column<>("k", SqlType.INTEGER, false);

    private static <T> Table table(Column<T> column) {
        return Table.builder(TableName.of("t")).column(KEY).column(column).build();
    }

    private static <T> void refused(TestDatabase database, SqlType<T> type, List<T> values, String... about) {
        Column<T> column = new Column<>("v", type, true);
        Table table = table(column);
        Expression<T> v = new TableRef(table, "x").column(column);
        try (Fixture db = Fixture.open(database).create(table)) {
            for (T value : values) {
                assertThatThrownBy(() -> db.insert(table, List.of(KEY, column), new @Nullable Object[] {1, value}))
                        .isInstanceOf(IllegalArgumentException.class)
                        .message()
                        .contains(about)
                        .doesNotContain(String.valueOf(value));
                assertThatThrownBy(() -> db.values(
                                select(v).from(new TableRef(table, "x")).where(v.eq(value))))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> db.values(
                                select(v).from(new TableRef(table, "x")).where(v.in(List.of(value)))))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(db.values(select(v).from(new TableRef(table, "x")))).isEmpty();
            assertThat(db.connection().isFailed()).isFalse();
        }
    }

    @Test
    @Tag("SEC-16")
    void halvesOfSurrogatePairs(TestDatabase database) {
        refused(database, SqlType.TEXT, List.of("x\ud83dy", "\ude00", "ab\ud83d"), "surrogate");
    }

    @Test
    @Tag("SEC-17")
    void nulCharacters(TestDatabase database) {
        refused(database, SqlType.TEXT, List.of("a\0b", "\0", "ab\0"), "NUL");
    }

    @Test
    @Tag("FAULT-28")
    void whatIsNoNumber(TestDatabase database) {
        refused(
                database,
                SqlType.DOUBLE,
                List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
                "not finite");
    }

    @Test
    @Tag("CORE-46")
    void datesBeyondTheCalendar(TestDatabase database) {
        refused(
                database,
                SqlType.DATE,
                List.of(LocalDate.MIN, LocalDate.of(0, 12, 31), LocalDate.of(10_000, 1, 1)),
                "9999");
    }

    @Test
    @Tag("CORE-46")
    void timesBeyondTheCalendar(TestDatabase database) {
        refused(database, SqlType.TIMESTAMP, List.of(LocalDateTime.MAX, LocalDateTime.of(0, 12, 31, 0, 0)), "9999");
    }

    @Test
    @Tag("CORE-46")
    void instantsBeyondTheCalendar(TestDatabase database) {
        refused(
                database,
                SqlType.INSTANT,
                List.of(Instant.MAX, Instant.MIN, Instant.parse("+10000-01-01T00:00:00Z")),
                "9999");
    }

    @Test
    @Tag("SEC-20")
    void valuesThatAreTooLarge(TestDatabase database) throws IOException {
        Column<String> text = new Column<>("v", SqlType.TEXT, true);
        Column<byte[]> bytes = new Column<>("w", SqlType.BINARY, true);
        Table table = Table.builder(TableName.of("t"))
                .column(KEY)
                .column(text)
                .column(bytes)
                .build();
        try (Engine engine = Engine.builder()
                        .dataSource(database.dataSource())
                        .maxValueBytes(1_000)
                        .build();
                Fixture db = Fixture.open(database).create(table);
                EngineConnection connection = engine.connect(false)) {
            assertThat(Engine.builder().maxValueBytes()).isEqualTo(64 * 1024 * 1024);
            var insert = db.engine().dialect().compileInsert(table, List.of(KEY, text, bytes), 1, List.of());
            for (Object[] row : List.of(
                    new Object[] {1, "x".repeat(1_001), new byte[0]},
                    new Object[] {1, "中".repeat(334), new byte[0]},
                    new Object[] {1, "", new byte[1_001]})) {
                assertThatThrownBy(() -> connection.update(insert, binder -> insert.bind(binder, row)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("the limit for one value is 1000");
            }
            Object[] fits = {1, "中".repeat(333), new byte[1_000]};
            assertThat(connection.update(insert, binder -> insert.bind(binder, fits)))
                    .isEqualTo(1);
        }
    }

    @Test
    @Tag("SEC-24")
    void objectsThatOnlyJavaCouldReadAreNoType() {
        assertThat(JavaTypes.find(java.util.ArrayList.class)).isNull();
        assertThat(JavaTypes.find(java.io.Serializable.class)).isNull();
        assertThat(JavaTypes.find(Object.class)).isNull();
    }

    @Test
    @Tag("CORE-46")
    void streamsGoThereAndBack(TestDatabase database) {
        Column<BinaryStream> column = new Column<>("v", SqlType.BINARY_STREAM, true);
        Table table = table(column);
        byte[] bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);
        try (Fixture db = Fixture.open(database).create(table)) {
            BinaryStream known = new BinaryStream(new ByteArrayInputStream(bytes), bytes.length);
            BinaryStream unknown = new BinaryStream(new ByteArrayInputStream(bytes), -1);
            db.insert(table, List.of(KEY, column), new @Nullable Object[] {1, known});
            db.insert(table, List.of(KEY, column), new @Nullable Object[] {2, unknown});
            db.insert(table, List.of(KEY, column), new @Nullable Object[] {3, null});
            TableRef t = new TableRef(table, "x");
            var query = select(t.column(column)).from(t).orderBy(t.column(KEY).asc());
            var binds = dev.orm.sql.BindCollector.indexing(query);
            var compiled = db.engine().dialect().compile(query, binds);
            db.connection().query(compiled, binder -> {}, row -> {
                for (int i = 0; i < 2; i++) {
                    assertThat(row.next()).isTrue();
                    BinaryStream read = Objects.requireNonNull(SqlType.BINARY_STREAM.read(row, 1));
                    try {
                        assertThat(Arrays.equals(read.stream().readAllBytes(), bytes))
                                .isTrue();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }
                assertThat(row.next()).isTrue();
                assertThat(SqlType.BINARY_STREAM.read(row, 1)).isNull();
                return 0;
            });
        }
    }

    @Test
    @Tag("CORE-47")
    void aTypeIsStoredInItsOwnWayOnOneDatabase(TestDatabase database) {
        SqlType<BigDecimal> cents = SqlType.BIGINT.converted(BigDecimal.class, new dev.orm.type.Converter<>() {
            @Override
            public Long toStored(BigDecimal value) {
                return value.movePointRight(2).longValueExact();
            }

            @Override
            public BigDecimal fromStored(Long stored) {
                return BigDecimal.valueOf(stored, 2);
            }
        });
        SqlType<BigDecimal> money =
                SqlType.decimal(12, 2).variant("SQLite", cents).variant("H2", cents);
        Column<BigDecimal> column = new Column<>("v", money, true);
        Table table = table(column);
        TableRef t = new TableRef(table, "x");
        try (Fixture db = Fixture.open(database).create(table)) {
            boolean varies = money.on(db.engine().dialect().name()) == cents;
            assertThat(db.engine().dialect().ddl().typeName(column).contains("bigint"))
                    .isEqualTo(varies);
            BigDecimal price = new BigDecimal("12.34");
            db.insert(table, List.of(KEY, column), new @Nullable Object[] {1, price}, new @Nullable Object[] {2, null});
            assertThat(db.values(select(t.column(column))
                            .from(t)
                            .orderBy(t.column(KEY).asc())))
                    .containsExactly(price, null);
            assertThat(db.values(
                            select(t.column(KEY)).from(t).where(t.column(column).eq(price))))
                    .containsExactly(1);
            assertThat(db.values(
                            select(t.column(KEY)).from(t).where(t.column(column).in(price))))
                    .containsExactly(1);
        }
    }

    @Test
    @Tag("CORE-44")
    void jsonThatDatabasesTreatDifferently() {
        for (String bad : List.of(
                "",
                "{",
                "[1,]",
                "{\"a\":1,\"a\":2}",
                "01",
                "1e99999",
                "\"\\u0000\"",
                "\"\\ud83d\"",
                "nul",
                "[1] 2",
                "'a'",
                "[".repeat(501) + "]".repeat(501),
                "\"a\nb\"",
                "{a:1}",
                "NaN")) {
            assertThatThrownBy(() -> Json.of(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Json.of(" { \"b\" : 1.50e1 , \"a\" : [ true , null ] } ").text())
                .isEqualTo("{\"a\":[true,null],\"b\":15}");
        assertThat(Json.of("\"\\ud83d\\ude00\\/\"")).isEqualTo(Json.ofValue("😀/"));
        assertThat(Json.of("-0.0")).isEqualTo(Json.of("0"));
    }
}
