package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.NumberExpression;
import dev.orm.sql.Selectable;
import dev.orm.sql.Window;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * {@code count(*)}, {@code count(expression)}, or the number of rows in which an entity is present.
 *
 * @param counted what is counted where it is not SQL {@code NULL}; null for every row
 * @param parts its {@code DISTINCT} and {@code FILTER}
 */
public record Count(@Nullable Selectable<?> counted, AggregateParts parts) implements NumberExpression<Long> {

    /** {@code count(*)}. */
    public static final Count ROWS = new Count(null, AggregateParts.NONE);

    /** Checks that what counts once has a value. */
    public Count {
        if (counted == null && parts.distinct()) {
            throw new IllegalArgumentException(
                    "count(*) counts rows, which are all different. Name what is counted: count(item).distinct().");
        }
    }

    /**
     * {@code DISTINCT}.
     *
     * @return the number of different values
     */
    public Count distinct() {
        return new Count(counted, parts.withDistinct());
    }

    /**
     * {@code FILTER (WHERE condition)}.
     *
     * @param condition which rows are counted, besides what was said before
     * @return the number of these rows
     */
    public Count filter(Condition condition) {
        return new Count(counted, parts.withFilter(condition));
    }

    /**
     * {@code OVER (window)}.
     *
     * @param window the rows that it is made of
     * @return the value for each row, of the rows of its window
     */
    public NumberExpression<Long> over(Window window) {
        return new NumberOf<>(new Over<>(this, window));
    }

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
        return new Count(counted == null ? null : rewriter.rewrite(counted), parts.rewritten(rewriter));
    }

    @Override
    public SqlType<Long> sqlType() {
        return SqlType.BIGINT;
    }

    @Override
    public void collectBinds(BindCollector binds) {
        if (counted != null) {
            binds.collect(counted);
        }
        parts.collectBinds(binds);
    }

    @Override
    public String toString() {
        return "COUNT(" + (counted == null ? "*" : counted) + ")";
    }
}
