package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.JsonExpression;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import java.util.List;

/**
 * A JSON array made of values.
 *
 * @param elements the values, in order
 */
public record JsonArray(List<Expression<?>> elements) implements JsonExpression {

    /** Copies the list. */
    public JsonArray {
        elements = List.copyOf(elements);
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
    public JsonArray rewritten(Rewriter rewriter) {
        return new JsonArray(rewriter.rewriteAll(elements));
    }

    @Override
    public SqlType<Json> sqlType() {
        return SqlType.JSON;
    }

    @Override
    public void collectBinds(BindCollector binds) {
        elements.forEach(element -> binds.collect(element));
    }
}
