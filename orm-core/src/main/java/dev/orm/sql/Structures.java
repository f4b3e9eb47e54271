package dev.orm.sql;

import dev.orm.sql.node.AggregateCall;
import dev.orm.sql.node.AggregateFunction;
import dev.orm.sql.node.ArrayComparison;
import dev.orm.sql.node.ArrayOf;
import dev.orm.sql.node.Coerced;
import dev.orm.sql.node.JsonAggregate;
import dev.orm.sql.node.JsonArray;
import dev.orm.sql.node.JsonObject;
import dev.orm.sql.node.JsonOf;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.util.List;

/** The words for values that hold others: JSON and arrays. */
abstract class Structures extends Comparisons {

    Structures() {}

    /**
     * Gives an expression whose value is stored as JSON the methods for JSON, whatever its Java type: {@code json(user.settings)}.
     *
     * @param expression an expression of type {@link dev.orm.type.Json}, or an attribute that is mapped to JSON
     * @return the same expression
     */
    public static JsonExpression json(Expression<?> expression) {
        return new JsonOf(new Coerced<>(expression, SqlType.JSON));
    }

    /**
     * Gives an expression whose value is an array, such as a column or a parameter, the methods for arrays. Attributes have them by
     * themselves.
     *
     * @param expression the expression, which has to know its type
     * @param <E> the Java type of the elements
     * @return the same expression
     * @throws IllegalArgumentException if it is stored as anything else, or does not say how
     */
    @SuppressWarnings("unchecked")
    public static <E> ArrayExpression<List<E>, E> array(Expression<List<E>> expression) {
        SqlType<?> type = expression.sqlType();
        SqlType<?> element = type == null ? null : type.element();
        if (element == null) {
            throw new IllegalArgumentException("What is stored as " + (type == null ? "nobody knows" : type)
                    + " is no array. Give a value its type: array(value(SqlType.array(…), …)).");
        }
        return new ArrayOf<>(expression, (Class<E>) element.javaType());
    }

    /**
     * {@code ANY (array)}, to compare a value with: true when the comparison is true for one of the elements.
     *
     * @param array the array
     * @param <E> the Java type of the elements
     * @return what the methods {@code eq}, {@code gt}, … take
     */
    public static <E> Quantified<E> any(ArrayExpression<?, E> array) {
        return (operator, left) -> new ArrayComparison(operator, left, false, array);
    }

    /**
     * {@code ALL (array)}, to compare a value with: true when the comparison is true for each of the elements, and for none.
     *
     * @param array the array
     * @param <E> the Java type of the elements
     * @return what the methods {@code eq}, {@code gt}, … take
     */
    public static <E> Quantified<E> all(ArrayExpression<?, E> array) {
        return (operator, left) -> new ArrayComparison(operator, left, true, array);
    }

    /**
     * {@code unnest(array) WITH ORDINALITY}: the elements of an array as a table, under the alias {@code elements}. The array may be
     * of a table that stands before it in {@code FROM}, or of the statement around the query; that needs
     * {@code Capability.CORRELATED_UNNEST}.
     *
     * @param array the array; of SQL {@code NULL} there are no rows
     * @param <E> the Java type of the elements
     * @return the table
     */
    public static <E> ElementTable<E> unnest(ArrayExpression<?, E> array) {
        return new ElementTable<>("elements", array, array.get(0));
    }

    /**
     * {@code json_object}: an object without members, which {@link JsonObject#member} adds:
     *
     * <pre>{@code
     * jsonObject().member("name", user.name).member("ages", jsonArray(user.age, value(18)))
     * }</pre>
     *
     * @return the object
     */
    public static JsonObject jsonObject() {
        return JsonObject.EMPTY;
    }

    /**
     * {@code json_array}: values as the elements of a JSON array; SQL {@code NULL} becomes JSON {@code null}.
     *
     * @param elements texts, numbers, booleans, dates, UUIDs or JSON
     * @return the array
     */
    public static JsonExpression jsonArray(Expression<?>... elements) {
        return new JsonArray(List.of(elements));
    }

    /**
     * {@code json_arrayagg}: the value of each row as an element of a JSON array; SQL {@code NULL} becomes JSON {@code null}. Their order
     * is not defined without {@link JsonAggregate#orderBy}.
     *
     * @param value a text, a number, a boolean, a date, a UUID or JSON
     * @return the array; SQL {@code NULL} over no rows
     */
    public static JsonAggregate jsonArrayAgg(Expression<?> value) {
        return new JsonAggregate(AggregateCall.of(AggregateFunction.JSON_ARRAY_AGG, Json.class, value));
    }

    /**
     * {@code json_objectagg}: the value of each row as a member of a JSON object; SQL {@code NULL} becomes JSON {@code null}. A row whose
     * name is SQL {@code NULL} is left out. A name that comes twice is an error of the statement on every database.
     *
     * @param name the name of the member, taken as it is
     * @param value a text, a number, a boolean, a date, a UUID or JSON
     * @return the object; SQL {@code NULL} over no rows
     */
    public static JsonAggregate jsonObjectAgg(Expression<String> name, Expression<?> value) {
        return new JsonAggregate(AggregateCall.of(AggregateFunction.JSON_OBJECT_AGG, Json.class, name, value))
                .filter(name.isNotNull());
    }

    /**
     * {@code jsonb_array_elements}: the elements of a JSON array as a table, under the alias {@code elements}, in rows as
     * {@link #unnest(ArrayExpression)} makes them. Needs {@code Capability.JSON_ELEMENTS}.
     *
     * @param json the array; of anything else there are no rows
     * @return the table
     */
    public static ElementTable<Json> jsonElements(JsonExpression json) {
        return new ElementTable<>("elements", json, json.get(0));
    }
}
