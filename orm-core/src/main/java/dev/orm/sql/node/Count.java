package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.Selectable;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * {@code count(*)}, {@code count(expression)}, or the number of rows in which an entity is present.
 *
 * @param counted what is counted where it is not SQL {@code NULL}; null for every row
 * @param distinct whether equal values count once
 */
public record Count(@Nullable Selectable<?> counted, boolean distinct) implements NumberExpression<Long> {

    @Override
    public Class<Long> javaType() {
        return Long.class;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<Long> rewritten(Rewriter rewriter) {
        return new Count(counted == null ? null : rewriter.rewrite(counted), distinct);
    }

    @Override
    public SqlType<Long> sqlType() {
        return SqlType.BIGINT;
    }

    @Override
    public void collectBinds(BindCollector binds) {
        if (counted != null) {
            counted.collectBinds(binds);
        }
    }
}
