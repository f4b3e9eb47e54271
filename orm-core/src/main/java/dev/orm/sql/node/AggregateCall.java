package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function over many rows.
 *
 * @param function the function
 * @param javaType the Java type of its value
 * @param arguments what it is called with
 * @param parts its {@code DISTINCT}, {@code ORDER BY} and {@code FILTER}
 * @param <T> the Java type of its value
 */
public record AggregateCall<T>(
        AggregateFunction function, Class<T> javaType, List<Expression<?>> arguments, AggregateParts parts)
        implements ComparableExpression<T> {

    /** Copies the list, and checks that what is taken once is taken in an order of its own. */
    public AggregateCall {
        arguments = List.copyOf(arguments);
        if (function == AggregateFunction.JSON_OBJECT_AGG && !parts.orderBy().isEmpty()) {
            throw new IllegalArgumentException(
                    "The members of a JSON object stand in no order. Leave out orderBy(…), or make an array of objects.");
        }
        if (parts.distinct()) {
            if (function.isOrderedSet()) {
                throw new IllegalArgumentException(function + " takes every value; no database has a DISTINCT for it."
                        + " Select the different values in a derived table.");
            }
            for (SortKey key : parts.orderBy()) {
                if (!key.expression().unwrapped().equals(arguments.get(0).unwrapped())) {
                    throw new IllegalArgumentException("Equal values that are taken once have no order but that of the"
                            + " values themselves. Order by what is aggregated, or leave out distinct().");
                }
            }
        }
    }

    /**
     * Calls a function.
     *
     * @param function the function
     * @param javaType the Java type of its value
     * @param arguments what it is called with
     * @param <T> the Java type of its value
     * @return the call
     */
    public static <T> AggregateCall<T> of(AggregateFunction function, Class<T> javaType, Expression<?>... arguments) {
        return new AggregateCall<>(function, javaType, List.of(arguments), AggregateParts.NONE);
    }

    private AggregateCall<T> with(AggregateParts changed) {
        return new AggregateCall<>(function, javaType, arguments, changed);
    }

    /**
     * {@code DISTINCT}.
     *
     * @return the call that takes equal values once
     */
    public AggregateCall<T> distinct() {
        return with(parts.withDistinct());
    }

    /**
     * {@code ORDER BY}.
     *
     * @param keys the keys, instead of those before
     * @return the call that takes its values in that order
     */
    public AggregateCall<T> orderBy(List<SortKey> keys) {
        return with(parts.withOrderBy(keys));
    }

    /**
     * {@code FILTER (WHERE condition)}.
     *
     * @param condition which rows are taken, besides what was said before
     * @return the call over these rows
     */
    public AggregateCall<T> filter(Condition condition) {
        return with(parts.withFilter(condition));
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return new AggregateCall<>(function, javaType, rewriter.rewriteAll(arguments), parts.rewritten(rewriter));
    }

    @Override
    public @Nullable SqlType<?> sqlType() {
        return function.result().of(arguments, javaType);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        for (Expression<?> argument : arguments) {
            binds.collect(argument);
        }
        parts.collectBinds(binds);
    }

    @Override
    public String toString() {
        return function + "(" + arguments.get(0) + ")";
    }
}
