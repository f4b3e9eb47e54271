package dev.orm.dialect.sqlite;

import static dev.orm.dialect.sqlite.DecimalForms.isDecimal;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.internal.ExpressionCompiler;
import dev.orm.dialect.internal.ExpressionTypes;
import dev.orm.dialect.internal.JsonPaths;
import dev.orm.sql.BindCollector;
import dev.orm.sql.ElementTable;
import dev.orm.sql.Expression;
import dev.orm.sql.node.AggregateCall;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.ElementColumn;
import dev.orm.sql.node.JsonChange;
import dev.orm.sql.node.JsonStep;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;

/** JSON on SQLite, and arrays, which are kept as JSON there. */
abstract class SqliteJsonCompiler extends DecimalCompiler {

    SqliteJsonCompiler(Dialect dialect, BindCollector binds) {
        super(dialect, binds, SqliteSpellings.TABLE);
    }

    @Override
    public ExpressionCompiler visit(JsonStep node) {
        text("(");
        operand(JsonPaths.root(node), PRIMARY, SqlType.JSON).text(" -> ");
        return constant(JsonPaths.path(node)).text(")");
    }

    /** SQLite would make what is not there on the way, and leave names in the order in which they came. */
    @Override
    protected ExpressionCompiler changed(JsonChange node) {
        JsonStep place = node.place();
        if (node.value() == null) {
            text("orm_json(json_remove(");
            operand(JsonPaths.root(place), OR, SqlType.JSON).text(", ");
            return constant(JsonPaths.path(place)).text("))");
        }
        text("(select case json_type(" + JsonPaths.DOCUMENT + ", ");
        constant(JsonPaths.parent(place));
        text(
                place.name() == null
                        ? ") when 'array' then orm_json(json_replace("
                        : ") when 'object' then orm_json(json_set(");
        text(JsonPaths.DOCUMENT + ", ");
        constant(JsonPaths.path(place)).text(", ");
        element(node.value());
        text(")) else " + JsonPaths.DOCUMENT + " end from (select ");
        operand(JsonPaths.root(place), OR, SqlType.JSON);
        return text(" as " + JsonPaths.DOCUMENT + ") as orm_json)");
    }

    @Override
    protected void elements(Expression<?> array, SqlType<?> type) {
        elements(array, type, "");
    }

    @Override
    protected void element(Expression<?> array, SqlType<?> type, int index) {
        elements(array, type, " where key = " + index);
    }

    private void elements(Expression<?> array, SqlType<?> type, String which) {
        text("(select ").text(listed(type, "value")).text(" as " + ELEMENT + " from json_each(");
        if (array instanceof BindList list) {
            listSlot(list, type);
            text("?");
        } else {
            operand(array, OR, null);
        }
        text(")").text(which).text(") as orm_elements");
    }

    /** What makes a value of the type out of what JSON holds. */
    private static String listed(SqlType<?> type, String value) {
        return type.name() == SqlTypeName.BINARY ? "unhex(" + value + ")" : value;
    }

    /** SQLite would compare long decimals as texts. */
    @Override
    protected String sizeOf(SqlType<?> type) {
        return isDecimal(type) ? "orm_decimal_key(" : "";
    }

    @Override
    protected void elements(ElementTable<?> table) {
        text("json_each(");
        operand(table.whole(), OR, null);
        closed(table);
    }

    @Override
    protected ExpressionCompiler elementColumn(ElementColumn<?> node, String table) {
        return node.part() == ElementColumn.Part.ORDINALITY
                ? text("(").text(table).text("key + 1)")
                : text(
                        ExpressionTypes.of(node).name() == SqlTypeName.JSON
                                ? "(" + table + "json -> " + table + "fullkey)"
                                : listed(ExpressionTypes.of(node), table + "value"));
    }

    @Override
    protected void jsonElements(ElementTable<?> table) {
        text("json_each(case when json_type(");
        operand(table.whole(), OR, SqlType.JSON).text(") = 'array' then ");
        operand(table.whole(), OR, SqlType.JSON).text(" end");
        closed(table);
    }

    /** Decimals are numbers in JSON, those too that are kept as text. */
    @Override
    protected void plain(Expression<?> value, SqlType<?> type) {
        boolean decimal = isDecimal(type);
        text(decimal ? "json(cast(" : "");
        operand(value, OR, type).text(decimal ? " as text))" : "");
    }

    @Override
    protected void jsonBoolean(Expression<?> value) {
        text("json(case ");
        operand(value, CONCATENATION, SqlType.BOOLEAN).text(" when 1 then 'true' when 0 then 'false' end)");
    }

    @Override
    protected void nested(Expression<?> value) {
        text("json(");
        operand(value, OR, SqlType.JSON).text(")");
    }

    /** SQLite has an empty array where there are no rows. */
    @Override
    protected ExpressionCompiler jsonArray(AggregateCall<?> node) {
        text("case when count(*)");
        filter(node.parts());
        text(" > 0 then json_group_array(");
        element(argument(node));
        order(node);
        text(")");
        filter(node.parts());
        return text(" end");
    }

    /** SQLite would keep both of two members of a name; what is no JSON is an error. */
    @Override
    protected ExpressionCompiler jsonObject(AggregateCall<?> node) {
        whenNamesDiffer(node);
        text("case when count(*)");
        filter(node.parts());
        text(" > 0 then json_group_object(");
        operand(node.arguments().get(0), OR, SqlType.TEXT).text(", ");
        element(node.arguments().get(1));
        text(")");
        filter(node.parts());
        return text(" end else json('a name comes twice in ' || count(*)) end");
    }
}
