package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.StringExpression;
import dev.orm.type.SqlType;
import java.util.List;

/**
 * Lends the methods of {@link StringExpression} to an expression whose value is text; nothing of it is seen in the statement.
 *
 * @param expression the expression
 */
public record StringOf(Expression<String> expression) implements StringExpression, Facade<String> {

    /**
     * Calls a function whose value is text.
     *
     * @param function the function
     * @param arguments what it is called with
     * @return the call
     */
    public static StringExpression call(SqlFunction function, Expression<?>... arguments) {
        return new StringOf(Call.of(function, String.class, List.of(arguments)));
    }

    /**
     * Binds the character that a text is filled up with.
     *
     * @param fill the character
     * @return the bind
     * @throws IllegalArgumentException if it is not one character, for which every database has its own answer
     */
    public static Expression<String> fill(String fill) {
        if (fill.codePointCount(0, fill.length()) != 1) {
            throw new IllegalArgumentException(
                    "A text is filled up with one character, not with " + fill.codePointCount(0, fill.length()) + ".");
        }
        return Bind.of(SqlType.TEXT, fill);
    }

    @Override
    public StringOf of(Expression<String> other) {
        return new StringOf(other);
    }

    @Override
    public Class<String> javaType() {
        return expression.javaType();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return expression.accept(visitor);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(expression);
    }

    @Override
    public String toString() {
        return expression().toString();
    }
}
