package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A value that is part of the mapping and so stands in the text of the statement, as the discriminator of an entity.
 *
 * @param sqlType its type
 * @param value the value, null for SQL {@code NULL} of this type
 * @param <T> type of the value
 */
public record Inlined<T>(SqlType<T> sqlType, @Nullable T value) implements Expression<T> {

    @Override
    public Class<T> javaType() {
        return sqlType.javaType();
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
    public void collectBinds(BindCollector binds) {}
}
