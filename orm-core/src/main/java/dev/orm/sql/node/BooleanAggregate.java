package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.BooleanExpression;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.Window;

/**
 * An aggregate whose value is a boolean, and what can be said of the rows that it is made of.
 *
 * @param expression the aggregate
 */
public record BooleanAggregate(Expression<Boolean> expression) implements BooleanExpression, Facade<Boolean> {

    /**
     * {@code DISTINCT}.
     *
     * @return the aggregate that takes equal values once
     */
    public BooleanAggregate distinct() {
        return new BooleanAggregate(call().distinct());
    }

    /**
     * {@code FILTER (WHERE condition)}.
     *
     * @param condition which rows are taken
     * @return the aggregate over these rows
     */
    public BooleanAggregate filter(Condition condition) {
        return new BooleanAggregate(call().filter(condition));
    }

    /**
     * {@code OVER (window)}.
     *
     * @param window the rows that it is made of
     * @return the value for each row, of the rows of its window
     */
    public BooleanExpression over(Window window) {
        return new BooleanOf(new Over<>(expression, window));
    }

    private AggregateCall<Boolean> call() {
        return (AggregateCall<Boolean>) expression;
    }

    @Override
    public BooleanAggregate of(Expression<Boolean> other) {
        return new BooleanAggregate(other);
    }

    @Override
    public Class<Boolean> javaType() {
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
