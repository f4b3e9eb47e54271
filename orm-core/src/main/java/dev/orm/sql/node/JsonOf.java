package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.JsonExpression;
import dev.orm.type.Json;

/**
 * Lends the methods of {@link JsonExpression} to an expression whose value is JSON; nothing of it is seen in the statement.
 *
 * @param expression the expression
 */
public record JsonOf(Expression<Json> expression) implements JsonExpression, Facade<Json> {

    @Override
    public JsonOf of(Expression<Json> other) {
        return new JsonOf(other);
    }

    @Override
    public Class<Json> javaType() {
        return Json.class;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return expression.accept(visitor);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(expression);
    }

    @Override
    public String toString() {
        return expression().toString();
    }
}
