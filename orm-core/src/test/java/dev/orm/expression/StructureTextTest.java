package dev.orm.expression;

import static dev.orm.sql.Sql.any;
import static dev.orm.sql.Sql.array;
import static dev.orm.sql.Sql.json;
import static dev.orm.sql.Sql.jsonArray;
import static dev.orm.sql.Sql.jsonArrayAgg;
import static dev.orm.sql.Sql.jsonObject;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.Dialects;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.ArrayExpression;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.JsonExpression;
import dev.orm.sql.Statement;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How arrays and JSON are spelled. */
class StructureTextTest {

    private static final Column<String> NAME = new Column<>("name", SqlType.varchar(20), true);
    private static final Column<Boolean> OPEN = new Column<>("open", SqlType.BOOLEAN, true);
    private static final Column<Json> DOC = new Column<>("doc", SqlType.JSON, true);
    private static final Column<List<String>> TAGS = new Column<>("tags", SqlType.array(SqlType.varchar(20)), true);
    private static final TableRef T = new TableRef(
            Table.builder(TableName.of("things"))
                    .column(NAME)
                    .column(OPEN)
                    .column(DOC)
                    .column(TAGS)
                    .build(),
            "t");
    private static final ColumnRef<String> TEXT = T.column(NAME);
    private static final JsonExpression JSON = json(T.column(DOC));
    private static final ArrayExpression<List<String>, String> ARRAY = array(T.column(TAGS));

    private static String on(Dialect dialect, Expression<?> expression) {
        Statement statement = select(expression).from(T);
        String text = dialect.compile(statement, BindCollector.indexing(statement))
                .sql()
                .replaceAll("[\"`]", "")
                .replace("t.", "");
        return text.substring("select ".length(), text.lastIndexOf(" from things"));
    }

    @Test
    @Tag("CORE-45")
    void arraysAreAskedByTheirOwnOperatorsWhereThereAreSome() {
        assertThat(on(Dialects.POSTGRESQL, ARRAY.contains("a"))).isEqualTo("(tags @> cast(array[?] as varchar[]))");
        assertThat(on(Dialects.POSTGRESQL, ARRAY.overlaps(List.of("a")))).isEqualTo("(tags && cast(? as varchar[]))");
        assertThat(on(Dialects.POSTGRESQL, TEXT.eq(any(ARRAY)))).isEqualTo("name = any(tags)");
        assertThat(on(Dialects.POSTGRESQL, ARRAY.get(0))).isEqualTo("(tags)[1]");
        assertThat(on(Dialects.H2, ARRAY.get(0))).isEqualTo("case when cardinality(tags) > 0 then (tags)[1] end");
        assertThat(on(Dialects.H2, TEXT.eq(any(ARRAY)))).isEqualTo("name = any(tags)");
        assertThat(on(Dialects.SQLITE, ARRAY.contains("a")))
                .isEqualTo("case when tags is not null then coalesce(? in (select orm_element from"
                        + " (select value as orm_element from json_each(tags)) as orm_elements), false) end");
        assertThat(on(Dialects.SQLITE, ARRAY.get(0)))
                .isEqualTo("(select orm_element from (select value as orm_element from json_each(tags)"
                        + " where key = 0) as orm_elements)");
        assertThat(on(Dialects.MARIADB, ARRAY.length())).isEqualTo("json_length(tags)");
    }

    @Test
    @Tag("CORE-44")
    void stepsIntoJson() {
        JsonExpression step = JSON.get("a").get(0);
        assertThat(on(Dialects.SQLITE, step)).isEqualTo("(doc -> ?)");
        assertThat(on(Dialects.H2, step)).isEqualTo("((doc).a)[1]");
        assertThat(on(Dialects.POSTGRESQL, step))
                .isEqualTo("jsonb_path_query_first((doc -> cast(? as text)), 'strict $[0]', '{}', true)");
        assertThat(on(Dialects.MARIADB, step))
                .isEqualTo("case when json_type(json_extract(doc, ?)) = 'ARRAY'"
                        + " then json_compact(json_extract(doc, ?)) end");
        assertThat(on(Dialects.POSTGRESQL, JSON.length()))
                .isEqualTo("case when jsonb_typeof(doc) = 'array' then jsonb_array_length(doc) end");
        assertThat(on(Dialects.POSTGRESQL, JSON.contains(Json.of("{}")))).isEqualTo("(doc @> cast(? as jsonb))");
    }

    @Test
    @Tag("CORE-44")
    void madeJsonIsSpelledInTheDatabasesOwnWords() {
        Expression<Json> object =
                jsonObject().member("n", TEXT).member("o", T.column(OPEN)).member("d", JSON);
        assertThat(on(Dialects.SQLITE, object))
                .isEqualTo("json_object(?, name, ?, json(case open when 1 then 'true' when 0 then 'false' end),"
                        + " ?, json(doc))");
        assertThat(on(Dialects.H2, object))
                .isEqualTo("json_object(key ? value name, key ? value open, key ? value doc null on null)");
        assertThat(on(Dialects.POSTGRESQL, object))
                .isEqualTo("jsonb_build_object(cast(? as text), cast(name as varchar), cast(? as text),"
                        + " cast(open as boolean), cast(? as text), doc)");
        assertThat(on(Dialects.MARIADB, object))
                .isEqualTo("json_object(?, name, ?, json_compact(case open when true then 'true' when false then"
                        + " 'false' end), ?, json_compact(doc collate utf8mb4_nopad_bin))");
        assertThat(on(Dialects.H2, jsonArray(TEXT))).isEqualTo("json_array(name null on null)");
        Expression<Json> names = jsonArrayAgg(TEXT).orderBy(TEXT.asc());
        assertThat(on(Dialects.SQLITE, names))
                .isEqualTo("case when count(*) > 0 then json_group_array(name order by name nulls last) end");
        assertThat(on(Dialects.H2, names)).isEqualTo("json_arrayagg(name order by name nulls last null on null)");
        assertThat(on(Dialects.POSTGRESQL, names)).isEqualTo("jsonb_agg(cast(name as varchar) order by name)");
        assertThat(on(Dialects.MARIADB, names))
                .isEqualTo("concat('[', group_concat(json_extract(json_array(name), '$[0]')"
                        + " order by name is null, name separator ','), ']')");
    }

    @Test
    @Tag("CORE-45")
    void whatIsNoArrayIsRefused() {
        ColumnRef<List<String>> wrong =
                T.column(new Column<>("name", SqlType.TEXT.converted(listOfStrings(), null), true));
        assertThatThrownBy(() -> array(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no array");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Class<List<String>> listOfStrings() {
        return (Class) List.class;
    }
}
