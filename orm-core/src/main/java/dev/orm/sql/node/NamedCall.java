package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A call of a function that the program declared by name.
 *
 * @param function its name, written as it is
 * @param sqlType the type of its value
 * @param arguments what it is called with
 * @param <T> the Java type of its value
 */
public record NamedCall<T>(String function, SqlType<T> sqlType, List<Expression<?>> arguments)
        implements ComparableExpression<T> {

    /** Checks the name and copies the list. */
    public NamedCall {
        SqlWords.function(function);
        arguments = List.copyOf(arguments);
    }

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
        return new NamedCall<>(function, sqlType, rewriter.rewriteAll(arguments));
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
