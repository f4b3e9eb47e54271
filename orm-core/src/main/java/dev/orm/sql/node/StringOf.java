package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.StringExpression;

/**
 * Lends the methods of {@link StringExpression} to an expression whose value is text; nothing of it is seen in the statement.
 *
 * @param expression the expression
 */
public record StringOf(Expression<String> expression) implements StringExpression, Facade<String> {

    @Override
    public StringOf of(Expression<String> other) {
        return new StringOf(other);
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
        expression.collectBinds(binds);
    }
}
