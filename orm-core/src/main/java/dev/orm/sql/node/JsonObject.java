package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.JsonExpression;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON object made of values. The names of its members belong to the structure of the statement.
 *
 * @param names the names
 * @param values the value of each
 */
public record JsonObject(List<String> names, List<Expression<?>> values) implements JsonExpression {

    /** An object without members. */
    public static final JsonObject EMPTY = new JsonObject(List.of(), List.of());

    /** Copies the lists. */
    public JsonObject {
        names = List.copyOf(names);
        values = List.copyOf(values);
    }

    /**
     * Adds a member.
     *
     * @param name its name, taken as it is
     * @param value its value: a text, a number, a boolean, a date, a UUID or JSON; SQL {@code NULL} becomes JSON {@code null}
     * @return the object with the member
     * @throws IllegalArgumentException if there is such a member, or no JSON could hold the name
     */
    public JsonObject member(String name, Expression<?> value) {
        Json.ofValue(name);
        if (names.contains(name)) {
            throw new IllegalArgumentException("The JSON object has a member \"" + name + "\" already.");
        }
        List<String> allNames = new ArrayList<>(names);
        allNames.add(name);
        List<Expression<?>> allValues = new ArrayList<>(values);
        allValues.add(value);
        return new JsonObject(allNames, allValues);
    }

    @Override
    public Class<Json> javaType() {
        return Json.class;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public JsonObject rewritten(Rewriter rewriter) {
        return new JsonObject(names, rewriter.rewriteAll(values));
    }

    @Override
    public SqlType<Json> sqlType() {
        return SqlType.JSON;
    }

    @Override
    public void collectBinds(BindCollector binds) {
        values.forEach(value -> binds.collect(value));
    }
}
