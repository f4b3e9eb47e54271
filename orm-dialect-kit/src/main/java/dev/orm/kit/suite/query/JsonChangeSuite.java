package dev.orm.kit.suite.query;

import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.json;
import static dev.orm.sql.Sql.nullValue;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.schema.Column;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.Expression;
import dev.orm.sql.JsonExpression;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** JSON that the database changes at one place. */
@Tag("CORE-44")
public abstract class JsonChangeSuite extends Suite {

    private static final Column<Long> ID = new Column<>("id", SqlType.BIGINT, false);
    private static final Column<Json> DOC = new Column<>("doc", SqlType.JSON, true);
    private static final Table DOCS = Table.builder(TableName.of("docs"))
            .column(ID)
            .column(DOC)
            .primaryKey(new PrimaryKey("pk_docs", List.of("id")))
            .build();
    private static final TableRef D = new TableRef(DOCS, "");
    private static final ColumnRef<Long> KEY = D.column(ID);
    private static final ColumnRef<Json> WHOLE = D.column(DOC);
    private static final Expression<Integer> ONE = value(SqlType.INTEGER, 1);

    /** Made by a subclass. */
    protected JsonChangeSuite() {}

    @BeforeEach
    void create() {
        db.create(DOCS);
    }

    /** Says what becomes of a document, selected and updated. */
    private void changes(
            @Nullable String before, Function<JsonExpression, JsonExpression> change, @Nullable String after) {
        become(before == null ? null : Json.of(before), change, after == null ? null : Json.of(after));
    }

    private void become(@Nullable Json before, Function<JsonExpression, JsonExpression> change, @Nullable Json after) {
        db.execute(deleteFrom(D).everyRow());
        db.insert(DOCS, List.of(ID, DOC), new @Nullable Object[] {1L, before});
        JsonExpression changed = change.apply(json(WHOLE));
        assertThat(db.list(select(changed).from(D)))
                .as("%s of %s", changed, before)
                .isEqualTo(Arrays.asList(after));
        db.execute(update(D).set(WHOLE, changed).where(KEY.eq(1L)));
        assertThat(db.list(select(WHOLE).from(D)))
                .as("%s of %s", changed, before)
                .isEqualTo(Arrays.asList(after));
        if (after != null && !after.text().contains("\\u00")) {
            assertThat(db.list(select(KEY).from(D).where(WHOLE.eq(after))))
                    .as("equal to %s", after)
                    .containsExactly(1L);
        }
    }

    @Test
    @Requires(value = Capability.JSON_CHANGE, construct = "change of JSON")
    void setsMembersOfObjects() {
        changes("{\"b\":1}", doc -> doc.get("a").set(value(SqlType.TEXT, "x")), "{\"a\":\"x\",\"b\":1}");
        changes("{\"a\":1}", doc -> doc.get("a").set(Json.of("[1,{}]")), "{\"a\":[1,{}]}");
        changes("{\"a\":{\"b\":1,\"c\":2}}", doc -> doc.get("a").get("b").set(ONE), "{\"a\":{\"b\":1,\"c\":2}}");
        changes("{\"a\":{}}", doc -> doc.get("a").get("b").set(ONE), "{\"a\":{\"b\":1}}");
        changes("{\"a\":[{\"b\":2}]}", doc -> doc.get("a").get(0).get("b").set(ONE), "{\"a\":[{\"b\":1}]}");
        changes("{\"a\":[0,{\"b\":2}]}", doc -> doc.get("a").get(1).get("b").set(ONE), "{\"a\":[0,{\"b\":1}]}");
        changes("{\"id\":2}", doc -> doc.get("id").set(KEY), "{\"id\":1}");
    }

    @Test
    @Requires(value = Capability.JSON_CHANGE, construct = "change of JSON")
    void setsElementsOfArraysThatAreThere() {
        changes("[1,2]", doc -> doc.get(0).set(Json.of("[]")), "[[],2]");
        changes("{\"a\":[2,3]}", doc -> doc.get("a").get(1).set(ONE), "{\"a\":[2,1]}");
        changes("[2,[3,4]]", doc -> doc.get(1).get(0).set(ONE), "[2,[1,4]]");
        changes("[2]", doc -> doc.get(1).set(ONE), "[2]");
        changes("[]", doc -> doc.get(0).set(ONE), "[]");
        changes("[2]", doc -> doc.get(7).set(ONE), "[2]");
    }

    @Test
    @Requires(value = Capability.JSON_CHANGE, construct = "change of JSON")
    void makesNothingOnTheWay() {
        changes("{}", doc -> doc.get("a").get("b").set(ONE), "{}");
        changes("{\"a\":null}", doc -> doc.get("a").get("b").set(ONE), "{\"a\":null}");
        changes("{\"a\":7}", doc -> doc.get("a").get("b").set(ONE), "{\"a\":7}");
        changes("{\"a\":7}", doc -> doc.get("a").get(0).set(ONE), "{\"a\":7}");
        changes("{\"a\":[2]}", doc -> doc.get("a").get("0").set(ONE), "{\"a\":[2]}");
        changes("{\"a\":[2]}", doc -> doc.get("a").get("b").set(ONE), "{\"a\":[2]}");
        changes("{\"a\":{\"0\":2}}", doc -> doc.get("a").get(0).set(ONE), "{\"a\":{\"0\":2}}");
        changes("{\"a\":{\"b\":2}}", doc -> doc.get("a").get(0).get("b").set(ONE), "{\"a\":{\"b\":2}}");
        changes("7", doc -> doc.get(0).set(ONE), "7");
        changes("\"a\"", doc -> doc.get("a").set(ONE), "\"a\"");
        changes("null", doc -> doc.get("a").set(ONE), "null");
        changes(null, doc -> doc.get("a").set(ONE), null);
        changes(null, doc -> doc.get(0).set(ONE), null);
    }

    @Test
    @Requires(value = Capability.JSON_CHANGE, construct = "change of JSON")
    void removesMembersAndElements() {
        changes("{\"a\":1,\"b\":2}", doc -> doc.get("a").remove(), "{\"b\":2}");
        changes("{\"a\":{\"b\":[1,2,3]}}", doc -> doc.get("a").get("b").get(0).remove(), "{\"a\":{\"b\":[2,3]}}");
        changes("[1,2,3]", doc -> doc.get(1).remove(), "[1,3]");
        changes("[1]", doc -> doc.get(0).remove(), "[]");
        changes("[1]", doc -> doc.get(1).remove(), "[1]");
        changes("[1]", doc -> doc.get("0").remove(), "[1]");
        changes("{\"0\":1}", doc -> doc.get(0).remove(), "{\"0\":1}");
        changes("{\"a\":1}", doc -> doc.get("b").remove(), "{\"a\":1}");
        changes("{\"a\":{\"b\":2}}", doc -> doc.get("a").get(0).get("b").remove(), "{\"a\":{\"b\":2}}");
        changes("{\"a\":7}", doc -> doc.get("a").get(0).remove(), "{\"a\":7}");
        changes("7", doc -> doc.get(0).remove(), "7");
        changes("null", doc -> doc.get("a").remove(), "null");
        changes(null, doc -> doc.get("a").remove(), null);
    }

    @Test
    @Requires(value = Capability.JSON_CHANGE, construct = "change of JSON")
    void takesValuesForWhatTheyAre() {
        changes("{\"a\":1}", doc -> doc.get("a").set(Json.NULL), "{\"a\":null}");
        changes("{\"a\":1}", doc -> doc.get("a").set(nullValue(SqlType.TEXT)), "{\"a\":null}");
        changes("{\"a\":1}", doc -> doc.get("a").set(nullValue(SqlType.JSON)), "{\"a\":null}");
        changes("{\"a\":1}", doc -> doc.get("a").set(KEY.gt(0L)), "{\"a\":true}");
        changes(
                "{\"a\":1}",
                doc -> doc.get("a")
                        .set(value(SqlType.decimal(38, 2), new BigDecimal("123456789012345678901234567890.10"))),
                "{\"a\":123456789012345678901234567890.1}");
        changes(
                "{\"a\":1}",
                doc -> doc.get("a").set(value(SqlType.DOUBLE, 1.2345678901234567)),
                "{\"a\":1.2345678901234567}");
        changes(
                "{\"a\":1}",
                doc -> doc.get("a").set(value(SqlType.DATE, LocalDate.of(2024, 2, 29))),
                "{\"a\":\"2024-02-29\"}");
        changes(
                "[1]",
                doc -> doc.get(0).set(value(SqlType.UUID, new UUID(1, 2))),
                "[\"00000000-0000-0001-0000-000000000002\"]");
        changes("{\"a\":1}", doc -> doc.get("a").set(value(SqlType.TEXT, "[1]")), "{\"a\":\"[1]\"}");
        changes("{\"a\":{\"b\":7}}", doc -> doc.get("c").set(doc.get("a").get("b")), "{\"a\":{\"b\":7},\"c\":7}");
    }

    @Test
    @Tag("SEC-09")
    @Requires(value = Capability.JSON_CHANGE, construct = "change of JSON")
    void takesNamesAndTextsForWhatTheyAre() {
        for (String odd : List.of("x\n\"\\/\u00fc\ud83d\ude00'?:a{d}<&", "", "$.a", "a.b", "0", "{a,b}", "#", "*")) {
            become(Json.of("{}"), doc -> doc.get(odd).set(value(SqlType.TEXT, odd)), Json.ofValue(Map.of(odd, odd)));
            become(Json.ofValue(Map.of(odd, odd)), doc -> doc.get(odd).remove(), Json.of("{}"));
        }
    }

    @Test
    @Requires(value = Capability.JSON_CHANGE, construct = "change of JSON")
    void changesWhatWasChanged() {
        changes(
                "{\"a\":{\"b\":[1,2]},\"z\":0}",
                doc -> {
                    JsonExpression changed = doc.get("a").get("b").get(0).set(value(SqlType.INTEGER, 7));
                    changed = changed.get("z").remove();
                    changed = changed.get("a").get("c").set(Json.of("{}"));
                    return changed.get("a").get("c").get("d").set(ONE);
                },
                "{\"a\":{\"b\":[7,2],\"c\":{\"d\":1}}}");
        JsonExpression changed = json(value(SqlType.JSON, Json.of("[1]")));
        for (int i = 0; i < 20; i++) {
            changed = changed.get(0).set(value(SqlType.INTEGER, i));
        }
        assertThat(db.value(select(changed.get(0).asLong()).from(D))).isEqualTo(19L);
    }
}
