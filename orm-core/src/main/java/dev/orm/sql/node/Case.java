package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code CASE WHEN … THEN … ELSE … END}.
 *
 * @param branches what is tried, in order
 * @param otherwise the result where no branch is true; null for SQL {@code NULL}
 * @param javaType the Java type of the result
 * @param <T> the Java type of the result
 */
public record Case<T>(List<When<T>> branches, @Nullable Expression<T> otherwise, Class<T> javaType)
        implements ComparableExpression<T> {

    /** Copies the list. */
    public Case {
        branches = List.copyOf(branches);
    }

    /**
     * One branch.
     *
     * @param condition when it is taken
     * @param result what it gives
     * @param <T> the Java type of the result
     */
    public record When<T>(Condition condition, Expression<T> result) {}

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        for (When<T> branch : branches) {
            branch.condition().collectBinds(binds);
            branch.result().collectBinds(binds);
        }
        if (otherwise != null) {
            otherwise.collectBinds(binds);
        }
    }
}
