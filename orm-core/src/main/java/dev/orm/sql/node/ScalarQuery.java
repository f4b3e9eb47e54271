package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Expression;
import dev.orm.sql.QueryExpression;
import dev.orm.type.SqlType;

/**
 * A query that gives one value.
 *
 * @param query the query; it may refer to the statement around it
 * @param javaType the Java type of its value
 * @param <T> the Java type of its value
 */
public record ScalarQuery<T>(QueryExpression<T> query, Class<T> javaType) implements ComparableExpression<T> {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return new ScalarQuery<>(rewriter.rewrite(query), javaType);
    }

    @Override
    public SqlType<?> sqlType() {
        return query.columnType();
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(query);
    }

    @Override
    public String toString() {
        return "(" + query + ")";
    }
}
