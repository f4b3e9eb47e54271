package dev.orm.dialect.mariadb;

import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.dialect.internal.ExpressionCompiler;
import dev.orm.dialect.internal.ExpressionTypes;
import dev.orm.dialect.internal.JsonPaths;
import dev.orm.dialect.internal.StatementCompiler;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.ElementTable;
import dev.orm.sql.Expression;
import dev.orm.sql.node.AggregateCall;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.ElementColumn;
import dev.orm.sql.node.JsonChange;
import dev.orm.sql.node.JsonStep;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;

/** JSON on MariaDB, and arrays, which are kept as JSON there. */
abstract class MariadbJsonCompiler extends StatementCompiler {

    MariadbJsonCompiler(Dialect dialect, BindCollector binds) {
        super(dialect, binds, MariadbSpellings.TABLE);
    }

    /**
     * What is taken out has spaces in it, which would tell equal values apart. To MariaDB a value that is no array is one of one element.
     */
    @Override
    public ExpressionCompiler visit(JsonStep node) {
        Runnable document = () -> operand(JsonPaths.root(node), OR, SqlType.JSON);
        boolean guarded = whenArrays(node, document);
        text(guarded ? " then json_compact(" : "json_compact(");
        extract(document, JsonPaths.path(node));
        return text(guarded ? ") end" : ")");
    }

    /** Begins a CASE with the condition that what is stepped into by 0 are arrays, if there are such steps. */
    private boolean whenArrays(JsonStep last, Runnable document) {
        String separator = "case when ";
        for (JsonStep step = last; step != null; step = JsonPaths.before(step)) {
            String name = step.name();
            if (name != null && name.startsWith("-")) {
                throw new UnsupportedConstructException(
                        "MariaDB finds no member of a JSON object whose name begins with \"-\", such as \"" + name
                                + "\". Rename it, or read the JSON and walk it in the program.");
            }
            if (name == null && step.index() == 0) {
                text(separator).text("json_type(");
                extract(document, JsonPaths.parent(step));
                text(") = 'ARRAY'");
                separator = " and ";
            }
        }
        return separator.equals(" and ");
    }

    private void extract(Runnable document, String path) {
        text("json_extract(");
        document.run();
        text(", ");
        constant(path).text(")");
    }

    @Override
    protected ExpressionCompiler changed(JsonChange node) {
        JsonStep place = node.place();
        text("json_compact(");
        if (!stepsToFirst(place)) {
            change(node, () -> operand(JsonPaths.root(place), OR, SqlType.JSON));
            return text(")");
        }
        Runnable document = () -> text(JsonPaths.DOCUMENT);
        text("(select ");
        whenArrays(place, document);
        text(" then ");
        change(node, document);
        text(" else " + JsonPaths.DOCUMENT + " end from json_table(");
        operand(JsonPaths.root(place), OR, SqlType.JSON);
        return text(", '$' columns (" + JsonPaths.DOCUMENT + " json path '$')) as orm_json))");
    }

    private static boolean stepsToFirst(JsonStep last) {
        for (JsonStep step = last; step != null; step = JsonPaths.before(step)) {
            if (step.name() == null && step.index() == 0) {
                return true;
            }
        }
        return false;
    }

    private void change(JsonChange node, Runnable document) {
        JsonStep place = node.place();
        text(node.value() == null ? "json_remove(" : place.name() == null ? "json_replace(" : "json_set(");
        document.run();
        text(", ");
        constant(JsonPaths.path(place));
        if (node.value() != null) {
            text(", ");
            element(node.value());
        }
        text(")");
    }

    @Override
    protected void elements(Expression<?> array, SqlType<?> type) {
        elements(array, type, "$[*]", "$");
    }

    /** The path of a whole JSON_TABLE would always lead to the first element. */
    @Override
    protected void element(Expression<?> array, SqlType<?> type, int index) {
        elements(array, type, "$", "$[" + index + "]");
    }

    private void elements(Expression<?> array, SqlType<?> type, String rows, String value) {
        text("json_table(");
        if (array instanceof BindList list) {
            listSlot(list, type);
            text("?");
        } else {
            operand(array, OR, null);
        }
        text(", '").text(rows).text("' columns (" + ELEMENT + " ").text(MariadbLists.column(type));
        text(" path '").text(value).text("')) as orm_elements");
    }

    @Override
    protected String elementValue(SqlType<?> type) {
        return MariadbLists.value(type, ELEMENT);
    }

    @Override
    protected void elements(ElementTable<?> table) {
        text("json_table(");
        operand(table.whole(), OR, null);
        text(", '$[*]' columns (ordinality for ordinality, value ");
        text(MariadbLists.column(ExpressionTypes.of(table.element()))).text(" path '$')");
        closed(table);
    }

    @Override
    protected void jsonElements(ElementTable<?> table) {
        text("json_table(case when json_type(");
        operand(table.whole(), OR, SqlType.JSON).text(") = 'ARRAY' then ");
        operand(table.whole(), OR, SqlType.JSON);
        text(" end, '$[*]' columns (ordinality for ordinality, value json path '$')");
        closed(table);
    }

    @Override
    protected void jsonBoolean(Expression<?> value) {
        text("json_compact(case ");
        operand(value, CONCATENATION, SqlType.BOOLEAN).text(" when true then 'true' when false then 'false' end)");
    }

    /** A column of JSON has a collation of its own, which does not go with that of texts. */
    @Override
    protected void nested(Expression<?> value) {
        text("json_compact(");
        operand(value, PRIMARY, SqlType.JSON).text(" collate " + MariadbDdl.COLLATION + ")");
    }

    /** Its own aggregate of JSON knows no rows that are not taken. */
    @Override
    protected ExpressionCompiler jsonArray(AggregateCall<?> node) {
        text("concat('[', group_concat(");
        ofTakenRows(node, () -> inJson(node.arguments().get(0)));
        order(node);
        return text(" separator ','), ']')");
    }

    /** Its own aggregate would keep both of two members of a name; a number that is too large is an error. */
    @Override
    protected ExpressionCompiler jsonObject(AggregateCall<?> node) {
        whenNamesDiffer(node);
        text("concat('{', group_concat(");
        ofTakenRows(node, () -> {
            text("concat(json_quote(");
            operand(node.arguments().get(0), OR, SqlType.TEXT).text(") collate " + MariadbDdl.COLLATION + ", ':', ");
            inJson(node.arguments().get(1));
            text(")");
        });
        return text(" separator ','), '}') else cast(exp(710 + count(*)) as char) end");
    }

    private void ofTakenRows(AggregateCall<?> node, Runnable value) {
        Condition filter = node.parts().filter();
        if (filter != null) {
            text("case when ");
            operand(filter, OR, SqlType.BOOLEAN).text(" then ");
        }
        value.run();
        text(filter == null ? "" : " end");
    }

    /** A value as JSON has it. */
    private void inJson(Expression<?> value) {
        text("json_extract(json_array(");
        element(value);
        text("), '$[0]')");
    }

    @Override
    protected ExpressionCompiler elementColumn(ElementColumn<?> node, String table) {
        return node.part() == ElementColumn.Part.ORDINALITY
                ? text(table).text("ordinality")
                : text(
                        ExpressionTypes.of(node).name() == SqlTypeName.JSON
                                ? "json_compact(" + table + "value)"
                                : MariadbLists.value(ExpressionTypes.of(node), table + "value"));
    }
}
