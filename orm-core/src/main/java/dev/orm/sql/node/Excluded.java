package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * The value that an {@code INSERT} would have given to a column, where the row was there already.
 *
 * @param column the column
 * @param <T> the Java type of its values
 */
public record Excluded<T>(Expression<T> column) implements Expression<T> {

    @Override
    public Class<T> javaType() {
        return column.javaType();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return new Excluded<>(rewriter.rewrite(column));
    }

    @Override
    public @Nullable SqlType<?> sqlType() {
        return column.sqlType();
    }

    @Override
    public void collectBinds(BindCollector binds) {}
}
