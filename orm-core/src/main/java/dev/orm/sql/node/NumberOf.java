package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.NumberExpression;

/**
 * Lends the methods of {@link NumberExpression} to an expression whose value is a number; nothing of it is seen in the statement.
 *
 * @param expression the expression
 * @param <N> the Java type of its value
 */
public record NumberOf<N extends Number>(Expression<N> expression) implements NumberExpression<N>, Facade<N> {

    @Override
    public NumberOf<N> of(Expression<N> other) {
        return new NumberOf<>(other);
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
        expression.collectBinds(binds);
    }
}
