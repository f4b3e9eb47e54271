package dev.orm.sql;

import dev.orm.sql.node.Coerced;
import dev.orm.sql.node.JsonOf;
import dev.orm.type.SqlType;

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
}
