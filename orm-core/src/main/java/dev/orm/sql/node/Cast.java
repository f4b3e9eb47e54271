package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;

/**
 * {@code CAST(expression AS type)}.
 *
 * @param expression what is cast
 * @param type the type it gets
 * @param <T> the Java type of the result
 */
public record Cast<T>(Expression<?> expression, SqlType<T> type) implements ComparableExpression<T> {

    @Override
    public Class<T> javaType() {
        return type.javaType();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return new Cast<>(rewriter.rewrite(expression), type);
    }

    @Override
    public SqlType<T> sqlType() {
        return type;
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(expression);
    }

    @Override
    public String toString() {
        return "CAST(" + expression + " AS " + type + ")";
    }
}
