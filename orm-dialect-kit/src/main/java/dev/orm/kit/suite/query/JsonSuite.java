package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_ACTIVE;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.kit.suite.People.P_SALARY;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.json;
import static dev.orm.sql.Sql.jsonArray;
import static dev.orm.sql.Sql.jsonArrayAgg;
import static dev.orm.sql.Sql.jsonElements;
import static dev.orm.sql.Sql.jsonObject;
import static dev.orm.sql.Sql.jsonObjectAgg;
import static dev.orm.sql.Sql.nullValue;
import static dev.orm.sql.Sql.scalar;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.value;
import static dev.orm.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.DatabaseError.Kind;
import dev.orm.engine.DatabaseException;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.ElementTable;
import dev.orm.sql.Expression;
import dev.orm.sql.JsonExpression;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.JsonObject;
import dev.orm.sql.node.TableRef;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** JSON that is made of values and taken apart into rows. */
@Tag("CORE-44")
public abstract class JsonSuite extends Suite {

    private static final String ODD = "x\n\"\\/\u00fc\ud83d\ude00'?:a{d}<&";

    /** Made by a subclass. */
    protected JsonSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    private @Nullable Json made(Expression<Json> expression) {
        return db.value(select(expression).from(PERSON).where(P_ID.eq(1L)));
    }

    @Test
    void makesObjectsOfColumns() {
        assertThat(db.list(select(jsonObject()
                                .member("name", P_NAME)
                                .member("age", P_AGE)
                                .member("active", P_ACTIVE)
                                .member("salary", P_SALARY))
                        .from(PERSON)
                        .orderBy(P_ID.asc())))
                .containsExactly(
                        Json.of("{\"name\":\"ada\",\"age\":36,\"active\":true,\"salary\":1000.10}"),
                        Json.of("{\"name\":\"bob\",\"age\":25,\"active\":false,\"salary\":2000.20}"),
                        Json.of("{\"name\":\"cid\",\"age\":null,\"active\":true,\"salary\":null}"),
                        Json.of("{\"name\":\"dan\",\"age\":25,\"active\":false,\"salary\":0.01}"));
    }

    @Test
    void makesNothingOfNothing() {
        assertThat(made(jsonObject())).isEqualTo(Json.of("{}"));
        assertThat(made(jsonArray())).isEqualTo(Json.of("[]"));
        assertThat(made(jsonArray(jsonObject(), jsonArray()))).isEqualTo(Json.of("[{},[]]"));
    }

    @Test
    @Tag("SEC-09")
    void takesTextsAndNamesForWhatTheyAre() {
        assertThat(made(jsonArray(value(SqlType.TEXT, ODD)))).isEqualTo(Json.ofValue(List.of(ODD)));
        assertThat(made(jsonArray(value(SqlType.TEXT, "[1, 2]"), value(SqlType.TEXT, ""))))
                .isEqualTo(Json.ofValue(List.of("[1, 2]", "")));
        Map<String, Object> expected = new LinkedHashMap<>();
        JsonObject object = jsonObject();
        for (String name : List.of(ODD, "", "$.a", "a.b", "?", "'; drop table x--", "key", "\u0001", "%")) {
            object = object.member(name, P_ID);
            expected.put(name, 1);
        }
        assertThat(made(object)).isEqualTo(Json.ofValue(expected));
        assertThatThrownBy(() -> jsonObject().member("a", P_ID).member("a", P_ID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has a member \"a\" already");
    }

    @Test
    void keepsNumbersExact() {
        List<Expression<?>> numbers = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (double number : new double[] {0.1, 0.30000000000000004, 1.2345678901234567, -1e20, 1e300, 5e-300, 3}) {
            numbers.add(value(SqlType.DOUBLE, number));
            expected.add(new BigDecimal(Double.toString(number)));
        }
        numbers.add(value(SqlType.BIGINT, Long.MIN_VALUE));
        expected.add(Long.MIN_VALUE);
        for (String number : List.of("1234567890123456789012345678.0123456789", "-0.5", "100")) {
            numbers.add(value(SqlType.decimal(38, 10), new BigDecimal(number)));
            expected.add(new BigDecimal(number));
        }
        assertThat(made(jsonArray(numbers.toArray(new Expression<?>[0])))).isEqualTo(Json.ofValue(expected));
    }

    @Test
    void putsConditionsNullDatesAndJsonIntoIt() {
        assertThat(made(jsonArray(P_AGE.gt(30), P_AGE.gt(40), P_ID.eq(nullValue(SqlType.BIGINT)))))
                .isEqualTo(Json.of("[true,false,null]"));
        assertThat(made(jsonArray(
                        nullValue(SqlType.TEXT),
                        nullValue(SqlType.JSON),
                        nullValue(SqlType.BOOLEAN),
                        nullValue(SqlType.decimal(38, 2)),
                        value(SqlType.BOOLEAN, true))))
                .isEqualTo(Json.of("[null,null,null,null,true]"));
        assertThat(made(jsonArray(value(SqlType.DATE, LocalDate.of(2024, 2, 29)), value(SqlType.UUID, new UUID(1, 2)))))
                .isEqualTo(Json.of("[\"2024-02-29\",\"00000000-0000-0001-0000-000000000002\"]"));
        Json given = Json.of("{\"a\":[1,\"x\",null],\"b\":{}}");
        assertThat(made(jsonObject()
                        .member("whole", value(SqlType.JSON, given))
                        .member("step", json(value(SqlType.JSON, given)).get("a"))
                        .member(
                                "text",
                                json(value(SqlType.JSON, given)).get("a").get(1).asText())
                        .member("none", json(value(SqlType.JSON, given)).get("z"))
                        .member("null", value(SqlType.JSON, Json.NULL))))
                .isEqualTo(Json.of("{\"whole\":{\"a\":[1,\"x\",null],\"b\":{}},\"step\":[1,\"x\",null],"
                        + "\"text\":\"x\",\"none\":null,\"null\":null}"));
        assertThatThrownBy(() -> made(jsonArray(value(SqlType.INSTANT, Instant.EPOCH))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in different ways");
    }

    @Test
    void isWalkedLikeAnyOther() {
        JsonExpression object = jsonObject().member("list", jsonArray(P_NAME, P_AGE));
        assertThat(db.list(select(P_ID)
                        .from(PERSON)
                        .where(object.get("list").get(1).asLong().eq(25L))
                        .orderBy(P_ID.asc())))
                .containsExactly(2L, 4L);
        assertThat(db.list(select(P_ID).from(PERSON).where(object.get("list").eq(Json.of("[\"ada\", 36]")))))
                .containsExactly(1L);
    }

    @Test
    @Tag("CORE-20")
    void aggregatesRows() {
        assertThat(db.value(select(jsonArrayAgg(P_AGE).orderBy(P_ID.desc())).from(PERSON)))
                .isEqualTo(Json.of("[25,null,25,36]"));
        assertThat(db.value(select(jsonArrayAgg(P_NAME).orderBy(P_AGE.asc(), P_ID.asc()))
                        .from(PERSON)))
                .isEqualTo(Json.of("[\"bob\",\"dan\",\"ada\",\"cid\"]"));
        assertThat(db.value(select(jsonArrayAgg(P_AGE).filter(P_ACTIVE.eq(true)).orderBy(P_ID.asc()))
                        .from(PERSON)))
                .isEqualTo(Json.of("[36,null]"));
        assertThat(db.list(select(jsonArrayAgg(P_AGE)).from(PERSON).where(P_ID.lt(0L))))
                .containsOnlyNulls();
        assertThat(db.list(select(jsonArrayAgg(P_AGE).filter(P_ID.lt(0L))).from(PERSON)))
                .containsOnlyNulls();
        assertThat(db.list(select(
                                P_ACTIVE,
                                jsonArrayAgg(jsonObject().member("n", P_NAME).member("on", P_ACTIVE))
                                        .orderBy(P_NAME.desc()))
                        .from(PERSON)
                        .groupBy(P_ACTIVE)
                        .orderBy(P_ACTIVE.asc())))
                .extracting(row -> row.get(1))
                .containsExactly(
                        Json.of("[{\"n\":\"dan\",\"on\":false},{\"n\":\"bob\",\"on\":false}]"),
                        Json.of("[{\"n\":\"cid\",\"on\":true},{\"n\":\"ada\",\"on\":true}]"));
    }

    @Test
    @Tag("CORE-20")
    void aggregatesRowsToAnObject() {
        assertThat(db.value(select(jsonObjectAgg(P_NAME, P_AGE)).from(PERSON)))
                .isEqualTo(Json.of("{\"ada\":36,\"bob\":25,\"cid\":null,\"dan\":25}"));
        assertThat(db.value(select(jsonObjectAgg(P_NAME, P_SALARY).filter(P_ACTIVE.eq(true)))
                        .from(PERSON)))
                .isEqualTo(Json.of("{\"ada\":1000.10,\"cid\":null}"));
        assertThat(db.list(select(jsonObjectAgg(P_NAME, P_AGE)).from(PERSON).where(P_ID.lt(0L))))
                .containsOnlyNulls();
        assertThat(db.list(
                        select(jsonObjectAgg(P_NAME, P_AGE).filter(P_ID.lt(0L))).from(PERSON)))
                .containsOnlyNulls();
        assertThat(db.list(select(P_ACTIVE, jsonObjectAgg(P_NAME, jsonArray(P_ACTIVE, P_ID)))
                        .from(PERSON)
                        .groupBy(P_ACTIVE)
                        .orderBy(P_ACTIVE.asc())))
                .extracting(row -> row.get(1))
                .containsExactly(
                        Json.of("{\"bob\":[false,2],\"dan\":[false,4]}"),
                        Json.of("{\"ada\":[true,1],\"cid\":[true,3]}"));
        assertThat(made(jsonObjectAgg(value(SqlType.TEXT, ODD), value(SqlType.TEXT, ODD))))
                .isEqualTo(Json.ofValue(Map.of(ODD, ODD)));
    }

    @Test
    @Tag("CORE-20")
    void namesOfMembersThatAreNoneAreLeftOutAndThoseThatComeTwiceAreRefused() {
        Expression<String> known = when(P_ID.lt(3L), P_NAME);
        assertThat(db.value(select(jsonObjectAgg(known, P_ID)).from(PERSON)))
                .isEqualTo(Json.of("{\"ada\":1,\"bob\":2}"));
        Expression<String> same = value(SqlType.TEXT, "same");
        assertThatThrownBy(() -> db.value(select(jsonObjectAgg(same, P_ID)).from(PERSON)))
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        error -> assertThat(error.kind()).isEqualTo(Kind.DATA));
        assertThatThrownBy(() -> jsonObjectAgg(P_NAME, P_ID).orderBy(P_ID.asc()))
                .hasMessageContaining("in no order");
    }

    @Test
    @Tag("CORE-24")
    void bringsAGraphInOneRow() {
        assertThat(made(jsonObject()
                        .member("name", P_NAME)
                        .member(
                                "others",
                                scalar(select(jsonArrayAgg(OTHER_NAME).orderBy(OTHER_NAME.asc()))
                                        .from(OTHER)
                                        .where(OTHER.column(People.ACTIVE)
                                                .eq(P_ACTIVE)
                                                .and(OTHER_NAME.ne(P_NAME)))))))
                .isEqualTo(Json.of("{\"name\":\"ada\",\"others\":[\"cid\"]}"));
    }

    private static final TableRef OTHER = new TableRef(People.PEOPLE, "other");
    private static final ColumnRef<String> OTHER_NAME = OTHER.column(People.NAME);

    @Test
    @Tag("CORE-22")
    @Requires(value = Capability.JSON_ELEMENTS, construct = "elements of JSON")
    void makesRowsOfElements() {
        Column<Integer> id = new Column<>("id", SqlType.INTEGER, false);
        Column<Json> doc = new Column<>("doc", SqlType.JSON, true);
        Table table = Table.builder(TableName.of("documents"))
                .column(id)
                .column(doc)
                .primaryKey(new PrimaryKey("pk_documents", List.of("id")))
                .build();
        db.create(table);
        db.insert(
                table,
                table.columns(),
                new @Nullable Object[] {1, Json.of("[1,\"x\",null,{\"b\":[1, 2]},true,12345678901234567890.25,[]]")},
                new @Nullable Object[] {2, Json.of("{\"a\":[3]}")},
                new @Nullable Object[] {3, Json.of("[]")},
                new @Nullable Object[] {4, null},
                new @Nullable Object[] {5, Json.of("7")});
        TableRef ref = new TableRef(table, "t");
        ColumnRef<Integer> key = ref.column(id);
        ElementTable<Json> element = jsonElements(json(ref.column(doc))).as("e");
        assertThat(db.list(select(key, element.ordinality(), element.value())
                        .from(ref)
                        .crossJoin(element)
                        .orderBy(key.asc(), element.ordinality().asc())))
                .extracting(row -> row.get(0) + "." + row.get(1) + " " + row.get(2))
                .containsExactly(
                        "1.1 1",
                        "1.2 \"x\"",
                        "1.3 null",
                        "1.4 {\"b\":[1,2]}",
                        "1.5 true",
                        "1.6 12345678901234567890.25",
                        "1.7 []");
        ElementTable<Json> inner = jsonElements(json(ref.column(doc)).get("a"));
        assertThat(db.list(select(key)
                        .from(ref)
                        .where(exists(select(inner.value())
                                .from(inner)
                                .where(json(inner.value()).asLong().eq(3L))))))
                .containsExactly(2);
        ElementTable<Json> given = jsonElements(json(value(SqlType.JSON, Json.of("[1,{\"a\":\"x\"}]"))));
        assertThat(db.list(select(jsonObject().member("doc", ref.column(doc)).member("name", P_NAME))
                        .from(ref)
                        .join(PERSON, P_ID.eq(2L))
                        .where(key.eq(3))))
                .containsExactly(Json.of("{\"doc\":[],\"name\":\"bob\"}"));
        assertThat(db.list(select(json(given.value()).get("a").asText())
                        .from(given)
                        .orderBy(given.ordinality().desc())))
                .containsExactly("x", null);
    }
}
