package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;

/**
 * An expression whose value the program reads and compares as another type; nothing of it is seen in the statement.
 *
 * @param expression the expression
 * @param type what its value is taken for
 * @param <T> its Java type
 */
public record Coerced<T>(Expression<?> expression, SqlType<T> type) implements ComparableExpression<T> {

    @Override
    public Class<T> javaType() {
        return type.javaType();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return expression.accept(visitor);
    }

    @Override
    public Expression<?> unwrapped() {
        return expression.unwrapped();
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return new Coerced<>(rewriter.rewrite(expression), type);
    }

    @Override
    public SqlType<T> sqlType() {
        return type;
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(expression);
    }
}
