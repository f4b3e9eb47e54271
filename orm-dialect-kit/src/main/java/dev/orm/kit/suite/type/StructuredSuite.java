package dev.orm.kit.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.Requires;
import dev.orm.schema.Column;
import dev.orm.sql.JsonExpression;
import dev.orm.sql.Sql;
import dev.orm.sql.node.TableRef;
import dev.orm.type.Converter;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** JSON and arrays, and types with a converter. */
public abstract class StructuredSuite extends TypeSuite {

    /** Made by a subclass. */
    protected StructuredSuite() {}

    @Test
    @Tag("CORE-44")
    void json() {
        List<Json> values = List.of(
                Json.of("{\"a\": 1, \"b\": [true, null, \"x\"]}"),
                Json.of("[]"),
                Json.of("\"O'Neil \\\\ \\\" é\uD83D\uDE00\""),
                Json.of("null"),
                Json.of("12345678901234567890.5"));
        TableRef ref = table(SqlType.JSON);
        Column<Json> column = valueColumn(ref, SqlType.JSON);
        for (int i = 0; i < values.size(); i++) {
            db.insert(ref.table(), List.of(KEY, column), new @Nullable Object[] {i, values.get(i)});
        }
        db.insert(ref.table(), List.of(KEY, column), new @Nullable Object[] {99, null});
        List<@Nullable Json> read = db.list(
                Sql.select(ref.column(column)).from(ref).orderBy(ref.column(KEY).asc()));
        assertThat(read.subList(0, values.size())).isEqualTo(values);
        assertThat(read.get(values.size())).isNull();
    }

    private TableRef oneJson(String text) {
        TableRef ref = table(SqlType.JSON);
        db.insert(ref.table(), List.of(KEY, valueColumn(ref, SqlType.JSON)), new @Nullable Object[] {1, Json.of(text)});
        return ref;
    }

    @Test
    @Tag("CORE-44")
    @Tag("SEC-09")
    void stepsIntoJson() {
        TableRef ref = oneJson("{\"a\": {\"b\": [1, \"x\"]}, \"a.b\": true, \"n\": null}");
        JsonExpression json = Sql.json(ref.column(valueColumn(ref, SqlType.JSON)));
        assertThat(db.value(Sql.select(json.get("a").get("b").get(0).asLong()).from(ref)))
                .isEqualTo(1L);
        assertThat(db.value(Sql.select(json.get("a").get("b").get(1).asText()).from(ref)))
                .isEqualTo("x");
        assertThat(db.value(Sql.select(json.get("a.b").asBoolean()).from(ref))).isTrue();
        assertThat(db.value(Sql.select(json.get("a").get("c").asText()).from(ref)))
                .isNull();
        assertThat(db.list(Sql.select(ref.column(KEY))
                        .from(ref)
                        .where(json.get("n").isJsonNull())))
                .hasSize(1);
    }

    @Test
    @Requires(value = Capability.JSON_CONTAINMENT, construct = "JSON holds other JSON")
    @Tag("CORE-44")
    void jsonHoldsOtherJson() {
        TableRef ref = oneJson("{\"a\": 1, \"b\": 2}");
        JsonExpression json = Sql.json(ref.column(valueColumn(ref, SqlType.JSON)));
        assertThat(db.list(Sql.select(ref.column(KEY)).from(ref).where(json.contains(Json.of("{\"b\": 2}")))))
                .hasSize(1);
        assertThat(db.list(Sql.select(ref.column(KEY)).from(ref).where(json.contains(Json.of("{\"b\": 1}")))))
                .isEmpty();
    }

    @Test
    @Tag("CORE-45")
    void arrays() {
        keeps(SqlType.array(SqlType.INTEGER), List.of(List.of(), List.of(1), List.of(-1, 0, Integer.MAX_VALUE)));
        keeps(
                SqlType.array(SqlType.TEXT),
                List.of(
                        List.of(),
                        List.of(""),
                        Arrays.asList("a", null, "{}", "\"", "\\", ",", "NULL", "é\uD83D\uDE00")));
    }

    @Test
    @Tag("CORE-47")
    void typesWithAConverter() {
        roundTrips(
                SqlType.INTEGER.converted(Celsius.class, new CelsiusConverter()),
                new Celsius(-273),
                new Celsius(0),
                new Celsius(100));
    }

    private record Celsius(int degrees) {}

    private record CelsiusConverter() implements Converter<Celsius, Integer> {

        @Override
        public Integer toStored(Celsius value) {
            return value.degrees();
        }

        @Override
        public Celsius fromStored(Integer stored) {
            return new Celsius(stored);
        }
    }
}
