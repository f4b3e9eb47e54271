package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.Window;

/**
 * An aggregate whose value is a number, and what can be said of the rows that it is made of.
 *
 * @param expression the aggregate
 * @param <N> the Java type of its value
 */
public record NumberAggregate<N extends Number>(Expression<N> expression) implements NumberExpression<N>, Facade<N> {

    /**
     * {@code DISTINCT}.
     *
     * @return the aggregate that takes equal values once
     */
    public NumberAggregate<N> distinct() {
        return new NumberAggregate<>(call().distinct());
    }

    /**
     * {@code FILTER (WHERE condition)}.
     *
     * @param condition which rows are taken
     * @return the aggregate over these rows
     */
    public NumberAggregate<N> filter(Condition condition) {
        return new NumberAggregate<>(call().filter(condition));
    }

    /**
     * {@code OVER (window)}.
     *
     * @param window the rows that it is made of
     * @return the value for each row, of the rows of its window
     */
    public NumberExpression<N> over(Window window) {
        return new NumberOf<>(new Over<>(expression, window));
    }

    private AggregateCall<N> call() {
        return (AggregateCall<N>) expression;
    }

    @Override
    public NumberAggregate<N> of(Expression<N> other) {
        return new NumberAggregate<>(other);
    }

    @Override
    public Class<N> javaType() {
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
