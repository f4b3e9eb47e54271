package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Expression;

/**
 * Lends the methods of {@link ComparableExpression} to an expression whose value is a value with an order; nothing of it is seen in the statement.
 *
 * @param expression the expression
 * @param <T> the Java type of its value
 */
public record ComparableOf<T>(Expression<T> expression) implements ComparableExpression<T>, Facade<T> {

    @Override
    public ComparableOf<T> of(Expression<T> other) {
        return new ComparableOf<>(other);
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
