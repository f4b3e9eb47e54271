package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Expression;
import dev.orm.sql.Window;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * {@code function OVER (window)}.
 *
 * @param function an aggregate or a window function
 * @param window the rows that it looks at
 * @param <T> the Java type of its value
 */
public record Over<T>(Expression<T> function, Window window) implements ComparableExpression<T> {

    /** Refuses what no database has. */
    public Over {
        boolean distinct = function instanceof Count count && count.parts().distinct()
                || function instanceof AggregateCall<?> call && call.parts().distinct();
        if (distinct) {
            throw new IllegalArgumentException(
                    "Over a window every value is taken, equal ones too: only H2 has DISTINCT"
                            + " there. Select the different values in a derived table.");
        }
    }

    @Override
    public Class<T> javaType() {
        return function.javaType();
    }

    @Override
    public @Nullable SqlType<?> sqlType() {
        return function.sqlType();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return new Over<>(rewriter.rewrite(function), window.rewritten(rewriter));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(function);
        window.collectBinds(binds);
    }

    @Override
    public String toString() {
        return function + " OVER (…)";
    }
}
