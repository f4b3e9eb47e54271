package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.StringExpression;
import java.util.List;

/**
 * An aggregate whose value is text, and what can be said of the rows that it is made of.
 *
 * @param expression the aggregate
 */
public record StringAggregate(Expression<String> expression) implements StringExpression, Facade<String> {

    /**
     * {@code DISTINCT}.
     *
     * @return the aggregate that takes equal values once
     */
    public StringAggregate distinct() {
        return new StringAggregate(call().distinct());
    }

    /**
     * {@code FILTER (WHERE condition)}.
     *
     * @param condition which rows are taken
     * @return the aggregate over these rows
     */
    public StringAggregate filter(Condition condition) {
        return new StringAggregate(call().filter(condition));
    }

    /**
     * {@code ORDER BY} inside of the aggregate.
     *
     * @param keys in which order the texts stand; it replaces their own
     * @return the aggregate in that order
     */
    public StringAggregate orderBy(SortKey... keys) {
        return new StringAggregate(call().orderBy(List.of(keys)));
    }

    private AggregateCall<String> call() {
        return (AggregateCall<String>) expression;
    }

    @Override
    public StringAggregate of(Expression<String> other) {
        return new StringAggregate(other);
    }

    @Override
    public Class<String> javaType() {
        return expression.javaType();
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
