package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Select;

/**
 * A query that gives one value.
 *
 * @param query the query; it may refer to the statement around it
 * @param javaType the Java type of its value
 * @param <T> the Java type of its value
 */
public record ScalarQuery<T>(Select<T> query, Class<T> javaType) implements ComparableExpression<T> {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        query.collectBinds(binds);
    }
}
