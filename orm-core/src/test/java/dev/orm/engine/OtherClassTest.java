package dev.orm.engine;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Expression;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.SqlFunction;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A value of another class than its column, which raw types let through, and more values than a database takes. */
@EachDatabase
class OtherClassTest {

    private static final Column<Integer> KEY = new Column<>("k", SqlType.INTEGER, false);

    private static final Map<SqlType<?>, Object> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put(SqlType.BOOLEAN, true);
        VALUES.put(SqlType.SMALLINT, (short) 0);
        VALUES.put(SqlType.INTEGER, 0);
        VALUES.put(SqlType.BIGINT, 0L);
        VALUES.put(SqlType.REAL, 0f);
        VALUES.put(SqlType.DOUBLE, 0d);
        VALUES.put(SqlType.DECIMAL, BigDecimal.ZERO);
        VALUES.put(SqlType.decimal(30, 10), BigDecimal.ZERO);
        VALUES.put(SqlType.VARCHAR, "0");
        VALUES.put(SqlType.TEXT, "0");
        VALUES.put(SqlType.DATE, LocalDate.EPOCH);
        VALUES.put(SqlType.TIME, LocalTime.MIDNIGHT);
        VALUES.put(SqlType.TIMESTAMP, LocalDate.EPOCH.atStartOfDay());
        VALUES.put(SqlType.INSTANT, Instant.EPOCH);
        VALUES.put(SqlType.UUID, new UUID(0, 0));
        VALUES.put(SqlType.BINARY, new byte[1]);
        put(BigInteger.class, BigInteger.ZERO);
        put(URI.class, URI.create("0"));
        VALUES.put(JavaTypes.enumByName(DayOfWeek.class), DayOfWeek.MONDAY);
        VALUES.put(JavaTypes.enumByOrdinal(Month.class), Month.JANUARY);
        VALUES.put(JavaTypes.enumByCode(Kind.class, kind -> kind.code), Kind.ONE);
    }

    private static <T> void put(Class<T> type, T value) {
        VALUES.put(Objects.requireNonNull(JavaTypes.find(type)), value);
    }

    enum Kind {
        ONE("0");

        final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    @Test
    @Tag("SEC-30")
    @SuppressWarnings({"unchecked", "rawtypes"})
    void isRefusedInASentenceWhereverItStands(TestDatabase database) {
        try (Fixture db = Fixture.open(database)) {
            int table = 0;
            for (Map.Entry<SqlType<?>, Object> right : VALUES.entrySet()) {
                Column column = new Column<>("v", right.getKey(), true);
                Table t = Table.builder(TableName.of("t" + table++))
                        .column(KEY)
                        .column(column)
                        .build();
                db.create(t);
                db.insert(t, List.of(KEY, column), new @Nullable Object[] {1, right.getValue()});
                TableRef ref = new TableRef(t, "x");
                Expression v = ref.column(column);
                for (Object wrong : VALUES.values()) {
                    if (right.getKey().javaType().isInstance(wrong)) {
                        continue;
                    }
                    refused(() -> db.values(select(ref.column(KEY)).from(ref).where(v.eq(wrong))), wrong);
                    refused(
                            () -> db.values(select(ref.column(KEY)).from(ref).where(v.in((List)
                                    List.of(right.getValue(), wrong)))),
                            wrong);
                    refused(() -> db.insert(t, List.of(KEY, column), new @Nullable Object[] {2, wrong}), wrong);
                }
                assertThat(db.values(select(ref.column(KEY)).from(ref))).containsExactly(1);
            }
            assertThat(db.connection().isFailed()).isFalse();
        }
    }

    @Test
    @Tag("SEC-30")
    @SuppressWarnings({"unchecked", "rawtypes"})
    void isRefusedAsTheElementOfAnArray(TestDatabase database) {
        Column<List<String>> words = new Column<>("v", SqlType.array(SqlType.VARCHAR), true);
        Table t = Table.builder(TableName.of("t")).column(KEY).column(words).build();
        try (Fixture db = Fixture.open(database).create(t)) {
            refused(() -> db.insert(t, List.of(KEY, words), new @Nullable Object[] {1, (List) List.of("one", 2)}), 2);
            refused(() -> db.insert(t, List.of(KEY, words), new @Nullable Object[] {1, "one"}), "one");
        }
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Object wrong) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A " + wrong.getClass().getTypeName() + " was not sent");
    }

    @Test
    @Tag("SEC-20")
    @Tag("FAULT-30")
    void moreParametersThanTheDatabaseTakesAreRefused(TestDatabase database) {
        Table t = Table.builder(TableName.of("t")).column(KEY).build();
        try (Fixture db = Fixture.open(database).create(t)) {
            db.insert(t, List.of(KEY), new @Nullable Object[] {1});
            int most = db.engine().dialect().maxParameters();
            assertThat(most).isBetween(32_000, 70_000);
            String in = "select k from " + db.engine().dialect().quote("t") + " where "
                    + db.engine().dialect().quote("k") + " in (:keys)";
            List<Integer> keys = new ArrayList<>(Collections.nCopies(most, 1));
            assertThat(db.connection()
                            .unsafeSql(in.replace("select k", "select 1"))
                            .bindList("keys", keys)
                            .list(Integer.class))
                    .containsExactly(1);
            keys.add(1);
            assertThatThrownBy(() ->
                            db.connection().unsafeSql(in).bindList("keys", keys).list(Integer.class))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageStartingWith("A statement of " + (most + 1) + " parameters was not sent: "
                            + db.engine().dialect().name() + " takes up to " + most);
            TableRef x = new TableRef(t, "x");
            List<Expression<?>> all = new ArrayList<>();
            for (int i = 0; i <= most; i++) {
                all.add(Bind.of(SqlType.INTEGER, i));
            }
            Expression<Integer> first = Call.of(SqlFunction.COALESCE, Integer.class, all);
            assertThatThrownBy(() -> db.sql(select(first).from(x))).isInstanceOf(UnsupportedConstructException.class);
            assertThat(db.values(
                            select(x.column(KEY)).from(x).where(x.column(KEY).in(keys))))
                    .as("a list is one parameter")
                    .containsExactly(1);
        }
    }
}
