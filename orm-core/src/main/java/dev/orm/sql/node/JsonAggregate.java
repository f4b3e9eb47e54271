package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.JsonExpression;
import dev.orm.type.Json;
import java.util.List;

/**
 * An aggregate whose value is JSON, and what can be said of the rows that it is made of.
 *
 * @param expression the aggregate
 */
public record JsonAggregate(Expression<Json> expression) implements JsonExpression, Facade<Json> {

    /**
     * {@code FILTER (WHERE condition)}.
     *
     * @param condition which rows are taken
     * @return the aggregate over these rows
     */
    public JsonAggregate filter(Condition condition) {
        return new JsonAggregate(call().filter(condition));
    }

    /**
     * {@code ORDER BY} inside of the aggregate.
     *
     * @param keys in which order the values stand
     * @return the aggregate in that order
     * @throws IllegalArgumentException if it makes an object, whose members stand in no order
     */
    public JsonAggregate orderBy(SortKey... keys) {
        return new JsonAggregate(call().orderBy(List.of(keys)));
    }

    private AggregateCall<Json> call() {
        return (AggregateCall<Json>) expression;
    }

    @Override
    public JsonAggregate of(Expression<Json> other) {
        return new JsonAggregate(other);
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
}
