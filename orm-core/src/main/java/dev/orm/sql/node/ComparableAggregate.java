package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.Window;

/**
 * An aggregate whose value is a value with an order, and what can be said of the rows that it is made of.
 *
 * @param expression the aggregate
 * @param <T> the Java type of its value
 */
public record ComparableAggregate<T>(Expression<T> expression) implements ComparableExpression<T>, Facade<T> {

    /**
     * {@code DISTINCT}.
     *
     * @return the aggregate that takes equal values once
     */
    public ComparableAggregate<T> distinct() {
        return new ComparableAggregate<>(call().distinct());
    }

    /**
     * {@code FILTER (WHERE condition)}.
     *
     * @param condition which rows are taken
     * @return the aggregate over these rows
     */
    public ComparableAggregate<T> filter(Condition condition) {
        return new ComparableAggregate<>(call().filter(condition));
    }

    /**
     * {@code OVER (window)}.
     *
     * @param window the rows that it is made of
     * @return the value for each row, of the rows of its window
     */
    public ComparableExpression<T> over(Window window) {
        return new Over<>(expression, window);
    }

    private AggregateCall<T> call() {
        return (AggregateCall<T>) expression;
    }

    @Override
    public ComparableAggregate<T> of(Expression<T> other) {
        return new ComparableAggregate<>(other);
    }

    @Override
    public Class<T> javaType() {
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
