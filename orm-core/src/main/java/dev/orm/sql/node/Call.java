package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function.
 *
 * @param function the function
 * @param javaType the Java type of its value
 * @param arguments what it is called with
 * @param <T> the Java type of its value
 */
public record Call<T>(SqlFunction function, Class<T> javaType, List<Expression<?>> arguments)
        implements ComparableExpression<T> {

    /** Copies the list. */
    public Call {
        arguments = List.copyOf(arguments);
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
    public static <T> Call<T> of(SqlFunction function, Class<T> javaType, List<Expression<?>> arguments) {
        return new Call<>(function, javaType, arguments);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return new Call<>(function, javaType, rewriter.rewriteAll(arguments));
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
    }

    @Override
    public String toString() {
        return function + arguments.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
