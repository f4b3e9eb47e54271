package dev.orm.expression;

import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.json;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.Fixture;
import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.JsonExpression;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.StringExpression;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.type.Converter;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Paths into JSON lead to the same values on every database, and names are names. */
@EachDatabase
class JsonPathTest {

    private static final Column<Integer> ID = new Column<>("id", SqlType.INTEGER, false);
    private static final Column<Json> DOC = new Column<>("doc", SqlType.JSON, true);

    private static final Table TABLE = Table.builder(TableName.of("documents"))
            .column(ID)
            .column(DOC)
            .primaryKey(new PrimaryKey("pk_documents", List.of("id")))
            .build();

    private static final TableRef DOCUMENT = new TableRef(TABLE, "d");
    private static final ColumnRef<Integer> KEY = DOCUMENT.column(ID);
    private static final JsonExpression JSON = json(DOCUMENT.column(DOC));

    private static final String TEXT = "x\n\t\"\\/\u00e9\ud83d\ude00\u0001'?:a{d}";

    /** Names that are paths, quotes, wildcards or parameters to somebody. */
    private static final List<String> NAMES = List.of(
            "a.b",
            "$",
            "$**",
            "$.a",
            "*",
            "**",
            "a[0]",
            "[0]",
            "0",
            "-1",
            "\"",
            "\"\"",
            "a\"b",
            "'",
            "a'; drop table x--",
            "\\",
            "\\\"",
            "a\\",
            "",
            " ",
            "?",
            ":a",
            "{d}",
            "{fn now()}",
            "$$",
            "\u00e9",
            "\ud83d\ude00",
            "\n",
            "\u0001",
            "a",
            "A",
            "/",
            "#>>",
            "@0",
            "$0",
            "last",
            "last-1",
            "`",
            "]",
            "a,b",
            "{a,b}",
            "null",
            "$[*]",
            "\u2028",
            "%",
            "_",
            "-a",
            "a-b");

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        db.create(TABLE);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void insert(int id, @Nullable Json doc) {
        db.insert(TABLE, TABLE.columns(), new @Nullable Object[] {id, doc});
    }

    private List<@Nullable Object> values(Expression<?> expression) {
        List<@Nullable Object> values = new ArrayList<>();
        db.rows(select(KEY, expression).from(DOCUMENT).orderBy(KEY.asc())).forEach(row -> values.add(row.get(1)));
        return values;
    }

    private List<@Nullable Object> ids(Condition condition) {
        return db.values(select(KEY).from(DOCUMENT).where(condition).orderBy(KEY.asc()));
    }

    private void kinds() {
        insert(1, Json.of("{\"v\": \"12\"}"));
        insert(2, Json.of("{\"v\": 12}"));
        insert(3, Json.of("{\"v\": -1.25}"));
        insert(4, Json.of("{\"v\": true}"));
        insert(5, Json.of("{\"v\": false}"));
        insert(6, Json.of("{\"v\": null}"));
        insert(7, Json.of("{\"v\": [1, null, [2, 3]]}"));
        insert(8, Json.of("{\"v\": {\"w\": {\"x\": [{\"y\": 5}]}}}"));
        insert(9, Json.of("{}"));
        insert(10, null);
        insert(11, Json.of("[{\"v\": 1}, 2]"));
        insert(12, Json.NULL);
        insert(13, Json.ofValue(Map.of("v", TEXT)));
        insert(14, Json.of("{\"v\": \"\"}"));
        insert(15, Json.of("{\"v\": []}"));
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    @Test
    @Tag("CORE-14")
    @Tag("CORE-44")
    void groupsAndOrdersByAStep() {
        insert(1, Json.of("{\"c\": \"web\", \"n\": [1]}"));
        insert(2, Json.of("{\"c\": \"app\", \"n\": [1]}"));
        insert(3, Json.of("{\"c\": \"web\", \"n\": [2]}"));
        StringExpression channel = JSON.get("c").asText();
        assertThat(db.rows(
                        select(channel, count()).from(DOCUMENT).groupBy(channel).orderBy(channel.asc())))
                .containsExactly(row("app", 1L), row("web", 2L));
        NumberExpression<Long> first = JSON.get("n").get(0).asLong();
        assertThat(db.rows(select(first, count()).from(DOCUMENT).groupBy(first).orderBy(first.desc())))
                .containsExactly(row(2L, 1L), row(1L, 2L));
        assertThat(db.values(select(channel).distinct().from(DOCUMENT).orderBy(channel.desc())))
                .containsExactly("web", "app");
        assertThat(db.rows(select(JSON.get("c").asText(), count())
                        .from(DOCUMENT)
                        .groupBy(JSON.get("c").asText())
                        .orderBy(count().desc())))
                .containsExactly(row("web", 2L), row("app", 1L));
    }

    @Test
    @Tag("CORE-44")
    void givesValuesOfTheKindThatIsAskedFor(TestDatabase database) {
        kinds();
        JsonExpression v = JSON.get("v");
        assertThat(values(v.asText()))
                .isEqualTo(row("12", null, null, null, null, null, null, null, null, null, null, null, TEXT, "", null));
        assertThat(values(v.asLong()))
                .isEqualTo(
                        row(null, 12L, null, null, null, null, null, null, null, null, null, null, null, null, null));
        assertThat(values(v.asDouble()))
                .isEqualTo(
                        row(null, 12.0, -1.25, null, null, null, null, null, null, null, null, null, null, null, null));
        assertThat(values(v.asDecimal()))
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(row(
                        null,
                        new BigDecimal("12.0000000000"),
                        new BigDecimal("-1.2500000000"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        assertThat(values(v.asBoolean()))
                .isEqualTo(
                        row(null, null, null, true, false, null, null, null, null, null, null, null, null, null, null));
        assertThat(values(v.length()))
                .isEqualTo(row(null, null, null, null, null, null, 3, null, null, null, null, null, null, null, 0));
        assertThat(values(JSON.length()))
                .isEqualTo(row(null, null, null, null, null, null, null, null, null, null, 2, null, null, null, null));
    }

    @Test
    @Tag("CORE-44")
    void walksThroughObjectsAndArrays(TestDatabase database) {
        kinds();
        assertThat(ids(JSON.get("v").get(2).get(1).asLong().eq(3L))).containsExactly(7);
        assertThat(ids(JSON.get("v").get("w").get("x").get(0).get("y").asLong().gt(4L)))
                .containsExactly(8);
        assertThat(ids(JSON.get(0).get("v").asLong().eq(1L))).containsExactly(11);
        assertThat(ids(JSON.get(1).asLong().eq(2L))).containsExactly(11);
        assertThat(ids(JSON.get("v").get(0).exists())).containsExactly(7);
        assertThat(ids(JSON.get("v").asText().eq("12"))).containsExactly(1);
        assertThat(ids(JSON.get("v").asText().eq("12 "))).isEmpty();
        assertThat(ids(JSON.get("v").asText().eq(TEXT))).containsExactly(13);
        assertThat(ids(JSON.get("v").get(3).exists())).isEmpty();
        assertThat(ids(JSON.get("v").get(Integer.MAX_VALUE).exists())).isEmpty();
        assertThat(ids(JSON.get("v").get("0").exists())).isEmpty();
        assertThat(ids(JSON.get("0").exists())).isEmpty();
        assertThat(values(JSON.get("v").get(2))).contains(Json.of("[2,3]"));
        assertThat(values(JSON.get("v")).subList(0, 9))
                .isEqualTo(row(
                        Json.of("\"12\""),
                        Json.of("12"),
                        Json.of("-1.25"),
                        Json.of("true"),
                        Json.of("false"),
                        Json.NULL,
                        Json.of("[1,null,[2,3]]"),
                        Json.of("{\"w\":{\"x\":[{\"y\":5}]}}"),
                        null));
    }

    @Test
    @Tag("CORE-44")
    void tellsNullFromMissing(TestDatabase database) {
        kinds();
        JsonExpression v = JSON.get("v");
        assertThat(ids(v.isJsonNull())).containsExactly(6);
        assertThat(ids(v.isJsonNull().not())).hasSize(14);
        assertThat(ids(JSON.isJsonNull())).containsExactly(12);
        assertThat(ids(v.get(1).isJsonNull())).containsExactly(7);
        assertThat(ids(JSON.isNull())).containsExactly(10);
        assertThat(ids(v.isNull())).containsExactly(9, 10, 11, 12);
        assertThat(ids(JSON.hasKey("v"))).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 13, 14, 15);
        assertThat(ids(JSON.hasKey("v").not())).containsExactly(9, 10, 11, 12);
    }

    @Test
    @Tag("CORE-44")
    void comparesByContent(TestDatabase database) {
        kinds();
        assertThat(ids(JSON.get("v").eq(Json.of("[1, null, [2, 3]]")))).containsExactly(7);
        assertThat(ids(JSON.get("v").eq(Json.of("12.0")))).containsExactly(2);
        assertThat(ids(JSON.get("v").eq(Json.NULL))).containsExactly(6);
        assertThat(ids(JSON.eq(Json.of("{ \"v\" : { \"w\": {\"x\": [{\"y\":5.0}]}}}"))))
                .containsExactly(8);
        assertThat(ids(JSON.get("v").ne(Json.of("12")))).containsExactly(1, 3, 4, 5, 6, 7, 8, 13, 14, 15);
    }

    @Test
    @Tag("CORE-44")
    @Tag("FAULT-28")
    void keepsNumbersExactAtTheirEdges(TestDatabase database) {
        List<String> numbers = List.of(
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "-9223372036854775809",
                "1e2",
                "1.0",
                "0",
                "9999999999999999999999999999.9999999999",
                "9999999999999999999999999999.99999999995",
                "0.00000000005",
                "-0.00000000005",
                "0.00000000004",
                "1e307",
                "1e308",
                "1e400",
                "1e-400",
                "123456789012345678901234567890.5");
        for (int i = 0; i < numbers.size(); i++) {
            insert(i, Json.of("[" + numbers.get(i) + "]"));
        }
        JsonExpression number = JSON.get(0);
        List<@Nullable Object> longs = new ArrayList<>();
        List<@Nullable Object> decimals = new ArrayList<>();
        List<@Nullable Object> doubles = new ArrayList<>();
        for (String written : numbers) {
            BigDecimal exact = new BigDecimal(written);
            boolean whole = exact.stripTrailingZeros().scale() <= 0
                    && exact.toBigInteger().bitLength() < 64;
            longs.add(whole ? (Object) exact.longValueExact() : null);
            BigDecimal rounded = exact.setScale(10, RoundingMode.HALF_UP);
            decimals.add(rounded.precision() > 38 ? null : rounded);
            doubles.add(exact.abs().compareTo(new BigDecimal("1e308")) < 0 ? (Object) exact.doubleValue() : null);
        }
        assertThat(values(number.asLong())).isEqualTo(longs);
        assertThat(values(number.asDecimal())).isEqualTo(decimals);
        assertThat(values(number.asDouble())).isEqualTo(doubles);
        assertThat(ids(number.asDecimal().gt(new BigDecimal("100")))).containsExactly(0, 2, 7);
    }

    @Test
    @Tag("CORE-44")
    @Tag("SEC-09")
    void takesANameForNothingButAName(TestDatabase database) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            all.put(NAMES.get(i), i);
        }
        insert(1, Json.ofValue(all));
        insert(2, Json.of("{\"other\": {\"b\": 1}, \"list\": [1, 2]}"));
        insert(3, Json.of("[1, 2, {\"b\": 3}]"));
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            JsonExpression member = JSON.get(NAMES.get(i));
            try {
                List<@Nullable Object> found = values(member.asLong());
                if (!found.equals(row((long) i, null, null))
                        || !ids(member.exists()).equals(List.of(1))) {
                    faults.add(NAMES.get(i) + " leads to " + found + ", not to " + i);
                }
            } catch (UnsupportedConstructException refused) {
                if (!NAMES.get(i).startsWith("-") || !refused.getMessage().contains("whose name begins with \"-\"")) {
                    faults.add(NAMES.get(i) + " is refused: " + refused);
                }
            } catch (RuntimeException failure) {
                faults.add(NAMES.get(i) + " failed: " + failure);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    @Tag("CORE-44")
    @Tag("SEC-09")
    void findsNothingByANameThatIsNotThere(TestDatabase database) {
        insert(1, Json.of("{\"a\": {\"b\": 1}, \"l\": [1, 2], \"x\": 1}"));
        insert(2, Json.of("[1, 2, {\"a\": 3}]"));
        insert(3, Json.of("\"a\""));
        for (String name : NAMES) {
            if (!name.equals("a") && !name.startsWith("-")) {
                assertThat(ids(JSON.get(name).exists())).as(name).isEmpty();
            }
        }
    }

    @Test
    @Tag("CORE-44")
    @Tag("SEC-09")
    void refusesWhatIsNoName(TestDatabase database) {
        assertThatThrownBy(() -> JSON.get(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> JSON.get("a\u0000b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JSON.get("\ud83d")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("CORE-44")
    void walksIntoObjectsThatAreMappedToJson(TestDatabase database) {
        kinds();
        SqlType<String> mapped = SqlType.JSON.converted(String.class, new Converter<>() {
            @Override
            public Json toStored(String value) {
                return Json.of(value);
            }

            @Override
            public String fromStored(Json stored) {
                return stored.text();
            }
        });
        Column<String> column = new Column<>("doc", mapped, true);
        Table table = Table.builder(TableName.of("documents"))
                .column(ID)
                .column(column)
                .primaryKey(new PrimaryKey("pk_documents", List.of("id")))
                .build();
        TableRef root = new TableRef(table, "m");
        assertThat(db.values(select(root.column(ID))
                        .from(root)
                        .where(json(root.column(column)).get("v").asLong().eq(12L))))
                .containsExactly(2);
    }

    @Test
    @Tag("CORE-44")
    void findsJsonInJsonWhereTheDatabaseCan(TestDatabase database) {
        kinds();
        Condition condition = JSON.contains(Json.of("{\"v\": [[3]]}"));
        if (db.engine().dialect().supports(Capability.JSON_CONTAINMENT)) {
            assertThat(ids(condition)).containsExactly(7);
        } else {
            assertThatThrownBy(() -> ids(condition))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining("has no condition that JSON holds other JSON. Compare the parts");
        }
    }
}
