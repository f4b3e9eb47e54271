package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.node.JsonArray;
import dev.orm.sql.node.JsonChange;
import dev.orm.sql.node.JsonObject;
import dev.orm.type.SqlType;

/** Writes what makes JSON of values. Each value has one form in JSON, whatever a database would make of it. */
public abstract class JsonCompiler extends FunctionCompiler {

    protected JsonCompiler(Dialect dialect, BindCollector binds, FunctionTable functions) {
        super(dialect, binds, functions);
    }

    @Override
    public ExpressionCompiler visit(JsonObject node) {
        text(jsonObject()).text("(");
        for (int i = 0; i < node.names().size(); i++) {
            text(i == 0 ? "" : ", ");
            memberName(node.names().get(i));
            element(node.values().get(i));
        }
        return text(node.names().isEmpty() ? "" : onNull()).text(")");
    }

    @Override
    public ExpressionCompiler visit(JsonArray node) {
        text(jsonArray()).text("(");
        for (int i = 0; i < node.elements().size(); i++) {
            text(i == 0 ? "" : ", ");
            element(node.elements().get(i));
        }
        return text(onNull()).text(")");
    }

    @Override
    public ExpressionCompiler visit(JsonChange node) {
        require(
                Capability.JSON_CHANGE,
                "change of JSON at one place",
                "Read the JSON, change it in the program, and set the whole of it");
        return changed(node);
    }

    /** Writes JSON that is changed at one place. */
    protected ExpressionCompiler changed(JsonChange node) {
        throw new IllegalStateException(dialect.name() + " changes no JSON.");
    }

    /** What the function is called that makes an object. */
    protected String jsonObject() {
        return "json_object";
    }

    /** What the function is called that makes an array. */
    protected String jsonArray() {
        return "json_array";
    }

    /** Writes the name of a member, and what stands between it and the value. */
    protected void memberName(String name) {
        constant(name).text(", ");
    }

    /** What says that NULL becomes JSON null, where that has to be said. */
    protected String onNull() {
        return "";
    }

    /** Writes a value that becomes an element of an array or a member of an object. */
    protected final void element(Expression<?> value) {
        SqlType<?> type = ExpressionTypes.of(value).on(dialect.name()).unbounded();
        switch (type.name()) {
            case BOOLEAN -> jsonBoolean(value);
            case REAL, DOUBLE -> jsonDouble(value, type);
            case JSON -> nested(value);
            case SMALLINT, INTEGER, BIGINT, DECIMAL, VARCHAR, TEXT, DATE, UUID -> plain(value, type);
            case TIME, TIMESTAMP, INSTANT, BINARY, ARRAY ->
                throw new IllegalArgumentException("Databases write " + type
                        + " into JSON in different ways. Make a text, a number or a date of it first.");
        }
    }

    /** A value that is in JSON what it is outside. */
    protected void plain(Expression<?> value, SqlType<?> type) {
        operand(value, OR, type);
    }

    /** A boolean, which is no number in JSON. */
    protected void jsonBoolean(Expression<?> value) {
        plain(value, SqlType.BOOLEAN);
    }

    /** A floating point number with all its digits. */
    protected void jsonDouble(Expression<?> value, SqlType<?> type) {
        plain(value, type);
    }

    /** JSON, which would be a text to some databases. */
    protected void nested(Expression<?> value) {
        plain(value, SqlType.JSON);
    }
}
