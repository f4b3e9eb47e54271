package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A calculation with dates and times.
 *
 * @param function a {@link TemporalFunction} or a {@link dev.orm.sql.DatePart}
 * @param arguments what is calculated with, a date or time first
 * @param type the type of the result; null for that of the first argument
 * @param javaType the Java type of the result
 * @param <T> the Java type of the result
 */
public record TemporalCall<T>(
        Enum<?> function,
        List<Expression<?>> arguments,
        @Nullable SqlType<?> type,
        Class<T> javaType) implements Expression<T> {

    /** Copies the list. */
    public TemporalCall {
        arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<T> rewritten(Rewriter rewriter) {
        return new TemporalCall<>(function, rewriter.rewriteAll(arguments), type, javaType);
    }

    @Override
    public @Nullable SqlType<?> sqlType() {
        return type != null ? type : arguments.get(0).sqlType();
    }

    @Override
    public void collectBinds(BindCollector binds) {
        arguments.forEach(argument -> binds.collect(argument));
    }

    @Override
    public String toString() {
        return function + arguments.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
