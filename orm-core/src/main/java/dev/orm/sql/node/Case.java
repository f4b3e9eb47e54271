package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

    /**
     * Adds a branch.
     *
     * @param condition whether it is taken, where none before it was
     * @param result its value
     * @return the expression with the branch
     */
    public Case<T> when(Condition condition, Expression<T> result) {
        if (otherwise != null) {
            throw new IllegalStateException("A branch of CASE stands behind ELSE. Call otherwise(…) last.");
        }
        List<When<T>> more = new ArrayList<>(branches);
        more.add(new When<>(condition, result));
        return new Case<>(more, null, javaType);
    }

    /**
     * Adds a branch.
     *
     * @param condition whether it is taken, where none before it was
     * @param result its value, not null
     * @return the expression with the branch
     */
    public Case<T> when(Condition condition, T result) {
        return when(condition, Bind.of(this, result));
    }

    /**
     * {@code ELSE}; without it the value is SQL {@code NULL} where no branch is taken.
     *
     * @param result the value where no branch is taken
     * @return the whole expression
     */
    public Case<T> otherwise(Expression<T> result) {
        return new Case<>(branches, result, javaType);
    }

    /**
     * {@code ELSE}.
     *
     * @param result the value where no branch is taken, not null
     * @return the whole expression
     */
    public Case<T> otherwise(T result) {
        return otherwise(Bind.of(this, result));
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public @Nullable SqlType<?> sqlType() {
        for (When<T> branch : branches) {
            SqlType<?> type = branch.result().sqlType();
            if (type != null) {
                return type;
            }
        }
        return otherwise == null ? null : otherwise.sqlType();
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        List<When<T>> rewritten = new ArrayList<>(branches.size());
        for (When<T> branch : branches) {
            rewritten.add(new When<>(rewriter.rewrite(branch.condition()), rewriter.rewrite(branch.result())));
        }
        return new Case<>(rewritten, otherwise == null ? null : rewriter.rewrite(otherwise), javaType);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        for (When<T> branch : branches) {
            binds.collect(branch.condition());
            binds.collect(branch.result());
        }
        if (otherwise != null) {
            binds.collect(otherwise);
        }
    }

    /** Its results; the conditions would hide them. */
    @Override
    public String toString() {
        String results = branches.stream()
                .map(branch -> "WHEN … THEN " + branch.result())
                .collect(Collectors.joining(" ", "CASE ", ""));
        return results + (otherwise == null ? "" : " ELSE " + otherwise) + " END";
    }
}
