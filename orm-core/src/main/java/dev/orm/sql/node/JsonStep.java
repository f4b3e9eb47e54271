package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.JsonExpression;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A step into JSON. Where it leads belongs to the structure of the statement, as a column does.
 *
 * @param json the object or array
 * @param name the name of the member, or null for an element
 * @param index the place of the element, from 0; 0 for a member
 */
public record JsonStep(Expression<Json> json, @Nullable String name, int index) implements JsonExpression {

    /** Checks the place. */
    public JsonStep {
        if (index < 0) {
            throw new IllegalArgumentException(
                    "An element of a JSON array stands at 0 or after it, not at " + index + ".");
        }
    }

    /**
     * Steps to a member of an object.
     *
     * @param json the object
     * @param name the name of the member
     * @return the step
     * @throws IllegalArgumentException if no JSON could hold such a name
     */
    public static JsonStep ofName(Expression<Json> json, String name) {
        Json.ofValue(name);
        return new JsonStep(json, name, 0);
    }

    /**
     * Steps to an element of an array.
     *
     * @param json the array
     * @param index the place of the element, from 0
     * @return the step
     * @throws IllegalArgumentException if the index is negative
     */
    public static JsonStep ofIndex(Expression<Json> json, int index) {
        return new JsonStep(json, null, index);
    }

    /**
     * The whole of what the steps start from, with another value at this place; corresponds to {@code jsonb_set}. A member of an object
     * is added if there is none, an element of an array has to be there. Where the steps before lead to nothing, or to something else
     * than the last one steps into, the whole is as it was: nothing is made on the way. Needs {@code Capability.JSON_CHANGE}.
     *
     * <pre>{@code
     * update(user).set(user.settings, json(user.settings).get("theme").get("dark").set(value(true))).where(…)
     * }</pre>
     *
     * @param value a text, a number, a boolean, a date, a UUID or JSON; SQL {@code NULL} becomes JSON {@code null}
     * @return the changed JSON; SQL {@code NULL} if there is none to change
     */
    public JsonChange set(Expression<?> value) {
        return new JsonChange(this, value);
    }

    /**
     * The whole of what the steps start from, with other JSON at this place: see {@link #set(Expression)}.
     *
     * @param value what stands there
     * @return the changed JSON; SQL {@code NULL} if there is none to change
     */
    public JsonChange set(Json value) {
        return set(Bind.of(SqlType.JSON, value));
    }

    /**
     * The whole of what the steps start from, without the member or element at this place; corresponds to {@code #-} of PostgreSQL.
     * Elements behind it move up. Needs {@code Capability.JSON_CHANGE}.
     *
     * @return the changed JSON, as it was if nothing stands there; SQL {@code NULL} if there is none to change
     */
    public JsonChange remove() {
        return new JsonChange(this, null);
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
    public JsonStep rewritten(Rewriter rewriter) {
        return new JsonStep(rewriter.rewrite(json), name, index);
    }

    @Override
    public SqlType<Json> sqlType() {
        return SqlType.JSON;
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(json);
    }

    @Override
    public String toString() {
        return name == null ? json + "[" + index + "]" : json + "." + name;
    }
}
