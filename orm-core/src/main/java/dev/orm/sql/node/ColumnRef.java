package dev.orm.sql.node;

import dev.orm.schema.Column;
import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;

/**
 * A column of a table that stands under an alias in the statement.
 *
 * @param alias alias of its table, unquoted; empty where the statement has one table and no alias
 * @param column the column
 * @param <T> the Java type of its values
 */
public record ColumnRef<T>(String alias, Column<T> column) implements ComparableExpression<T> {

    @Override
    public Class<T> javaType() {
        return column.type().javaType();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return this;
    }

    @Override
    public SqlType<T> sqlType() {
        return column.type();
    }

    @Override
    public void collectBinds(BindCollector binds) {}

    @Override
    public String toString() {
        return alias.isEmpty() ? column.name() : alias + "." + column.name();
    }
}
