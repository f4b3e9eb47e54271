package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BooleanOf;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.IsTrue;
import dev.orm.sql.node.JsonStep;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.SqlFunction;
import dev.orm.sql.node.StringOf;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.util.List;

/**
 * An expression whose value is JSON, such as a column of type {@link Json}. A path is walked step by step, and each step is a name or a
 * number, never a text that a database would read as a path:
 *
 * <pre>{@code
 * json(user.settings).get("theme").get("colours").get(0).asText().eq("red")
 * }</pre>
 *
 * <p>Where a step leads nowhere its value is SQL {@code NULL}. JSON {@code null} is a value: see {@link #isJsonNull()}.
 */
public interface JsonExpression extends Expression<Json> {

    /**
     * The member of an object; corresponds to {@code ->} of PostgreSQL.
     *
     * @param name its name, taken as it is: dots, brackets and stars mean nothing
     * @return its value; SQL {@code NULL} if there is none, or this is no object
     * @throws IllegalArgumentException if no JSON could hold such a name
     */
    default JsonStep get(String name) {
        return JsonStep.ofName(this, name);
    }

    /**
     * The element of an array.
     *
     * @param index its place, from 0
     * @return its value; SQL {@code NULL} if there is none, or this is no array
     * @throws IllegalArgumentException if the index is negative, which some databases count from the end
     */
    default JsonStep get(int index) {
        return JsonStep.ofIndex(this, index);
    }

    /**
     * The characters of a JSON text.
     *
     * @return the text; SQL {@code NULL} if this is anything else
     */
    default StringExpression asText() {
        return StringOf.call(SqlFunction.JSON_TEXT, this);
    }

    /**
     * The value of a JSON number that is whole and takes up to 64 bits.
     *
     * @return the number; SQL {@code NULL} if this is anything else
     */
    default NumberExpression<Long> asLong() {
        return NumberOf.call(SqlFunction.JSON_LONG, Long.class, this);
    }

    /**
     * The value of a JSON number as {@code decimal(38, 10)}, halves rounded away from 0.
     *
     * @return the number; SQL {@code NULL} if it has more than 28 digits before the point, or this is anything else
     */
    default NumberExpression<BigDecimal> asDecimal() {
        return NumberOf.call(SqlFunction.JSON_DECIMAL, BigDecimal.class, this);
    }

    /**
     * The value of a JSON number as the nearest double.
     *
     * @return the number; SQL {@code NULL} if it is 1e308 or more without its sign, or this is anything else
     */
    default NumberExpression<Double> asDouble() {
        return NumberOf.call(SqlFunction.JSON_DOUBLE, Double.class, this);
    }

    /**
     * The value of JSON {@code true} or {@code false}.
     *
     * @return the value; SQL {@code NULL} if this is anything else
     */
    default BooleanExpression asBoolean() {
        return new BooleanOf(Call.of(SqlFunction.JSON_BOOLEAN, Boolean.class, List.of(this)));
    }

    /**
     * The number of elements of an array.
     *
     * @return the number; SQL {@code NULL} if this is anything else
     */
    default NumberExpression<Integer> length() {
        return NumberOf.call(SqlFunction.JSON_LENGTH, Integer.class, this);
    }

    /**
     * Whether this is JSON {@code null}, which is not SQL {@code NULL}.
     *
     * @return the condition, never unknown
     */
    default Condition isJsonNull() {
        return new IsTrue(Call.of(SqlFunction.JSON_IS_NULL, Boolean.class, List.of(this)));
    }

    /**
     * Whether the path leads to a value, JSON {@code null} included; the same as {@link #isNotNull()}.
     *
     * @return the condition
     */
    default Condition exists() {
        return isNotNull();
    }

    /**
     * Whether this is an object with a member.
     *
     * @param name the name of the member, taken as it is
     * @return the condition
     */
    default Condition hasKey(String name) {
        return get(name).exists();
    }

    /**
     * Whether this holds another value: members of objects and elements of arrays, at the same place; {@code @>} of PostgreSQL. Needs
     * {@code Capability.JSON_CONTAINMENT}.
     *
     * @param value what is looked for
     * @return the condition
     */
    default Condition contains(Json value) {
        return contains(Bind.of(SqlType.JSON, value));
    }

    /**
     * Whether this holds the value of another expression.
     *
     * @param value what is looked for
     * @return the condition
     */
    default Condition contains(Expression<Json> value) {
        return new IsTrue(Call.of(SqlFunction.JSON_CONTAINS, Boolean.class, List.of(this, value)));
    }
}
