package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Expression;
import dev.orm.sql.Window;
import dev.orm.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a window function, which is no expression before it has a window.
 *
 * @param function the function
 * @param javaType the Java type of its value
 * @param arguments what it is called with
 * @param <T> the Java type of its value
 */
public record WindowCall<T>(WindowFunction function, Class<T> javaType, List<Expression<?>> arguments) {

    /** Copies the list. */
    public WindowCall {
        arguments = List.copyOf(arguments);
    }

    /**
     * {@code OVER (window)}.
     *
     * @param window the rows that it looks at
     * @return the expression
     */
    public ComparableExpression<T> over(Window window) {
        return new Over<>(new Ranked<>(this), window);
    }

    /**
     * The function of an {@link Over}.
     *
     * @param call the call
     * @param <T> the Java type of its value
     */
    public record Ranked<T>(WindowCall<T> call) implements Expression<T> {

        @Override
        public Class<T> javaType() {
            return call.javaType();
        }

        @Override
        public @Nullable SqlType<?> sqlType() {
            return call.function().result().of(call.arguments(), call.javaType());
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public Expression<T> rewritten(Rewriter rewriter) {
            return new Ranked<>(
                    new WindowCall<>(call.function(), call.javaType(), rewriter.rewriteAll(call.arguments())));
        }

        @Override
        public void collectBinds(BindCollector binds) {
            call.arguments().forEach(argument -> binds.collect(argument));
        }
    }
}
