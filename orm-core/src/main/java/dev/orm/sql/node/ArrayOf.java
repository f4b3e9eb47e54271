package dev.orm.sql.node;

import dev.orm.sql.ArrayExpression;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;

/**
 * Lends the methods of {@link ArrayExpression} to an expression whose value is an array; nothing of it is seen in the statement.
 *
 * @param expression the expression
 * @param elementType the Java type of the elements
 * @param <T> the Java type of the array
 * @param <E> the Java type of its elements
 */
public record ArrayOf<T, E>(Expression<T> expression, Class<E> elementType)
        implements ArrayExpression<T, E>, Facade<T> {

    @Override
    public ArrayOf<T, E> of(Expression<T> other) {
        return new ArrayOf<>(other, elementType);
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
}
