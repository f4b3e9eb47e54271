package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * An expression with a name in the result.
 *
 * @param expression what is named
 * @param label its name, unquoted
 * @param <T> the Java type of its value
 */
public record Label<T>(Expression<T> expression, String label) implements ComparableExpression<T> {

    @Override
    public Class<T> javaType() {
        return expression.javaType();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return new Label<>(rewriter.rewrite(expression), label);
    }

    @Override
    public @Nullable SqlType<?> sqlType() {
        return expression.sqlType();
    }

    @Override
    public Expression<?> unwrapped() {
        return expression.unwrapped();
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(expression);
    }

    @Override
    public String toString() {
        return expression + " as " + label;
    }
}
