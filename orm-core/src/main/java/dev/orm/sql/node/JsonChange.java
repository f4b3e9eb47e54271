package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.JsonExpression;
import dev.orm.type.Json;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * JSON in which one value is another, or is not there any more.
 *
 * @param place where the value stands; all of what the steps start from is the value of this expression
 * @param value what stands there then; null for nothing
 */
public record JsonChange(JsonStep place, @Nullable Expression<?> value) implements JsonExpression {

    @Override
    public Class<Json> javaType() {
        return Json.class;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public JsonChange rewritten(Rewriter rewriter) {
        return new JsonChange(place.rewritten(rewriter), value == null ? null : rewriter.rewrite(value));
    }

    @Override
    public SqlType<Json> sqlType() {
        return SqlType.JSON;
    }

    @Override
    public void collectBinds(BindCollector binds) {
        place.collectBinds(binds);
        if (value != null) {
            binds.collect(value);
        }
    }

    @Override
    public String toString() {
        return place + (value == null ? ".remove()" : ".set(…)");
    }
}
