package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.BooleanExpression;
import dev.orm.sql.Expression;

/**
 * Lends the methods of {@link BooleanExpression} to an expression whose value is a boolean; nothing of it is seen in the statement.
 *
 * @param expression the expression
 */
public record BooleanOf(Expression<Boolean> expression) implements BooleanExpression, Facade<Boolean> {

    @Override
    public BooleanOf of(Expression<Boolean> other) {
        return new BooleanOf(other);
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
