package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.NumberExpression;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.Set;

/**
 * Lends the methods of {@link NumberExpression} to an expression whose value is a number; nothing of it is seen in the statement.
 *
 * @param expression the expression
 * @param <N> the Java type of its value
 */
public record NumberOf<N extends Number>(Expression<N> expression) implements NumberExpression<N>, Facade<N> {

    private static final Set<Class<?>> WHOLE = Set.of(Byte.class, Short.class, Integer.class, Long.class);

    /**
     * Calls a function whose value is a number.
     *
     * @param function the function
     * @param javaType the Java type of its value
     * @param arguments what it is called with
     * @param <N> the Java type of its value
     * @return the call
     */
    public static <N extends Number> NumberExpression<N> call(
            SqlFunction function, Class<N> javaType, Expression<?>... arguments) {
        return new NumberOf<>(Call.of(function, javaType, List.of(arguments)));
    }

    /**
     * Calls a function of whole numbers.
     *
     * @param function the function
     * @param javaType the Java type of its value
     * @param arguments what it is called with
     * @param <N> the Java type of its value
     * @return the call
     * @throws IllegalArgumentException if one of the arguments is no whole number
     */
    public static <N extends Number> NumberExpression<N> wholeCall(
            SqlFunction function, Class<N> javaType, Expression<?>... arguments) {
        for (Expression<?> argument : arguments) {
            if (!WHOLE.contains(argument.javaType())) {
                throw new IllegalArgumentException(function + " takes whole numbers of up to 64 bits, not a "
                        + argument.javaType().getSimpleName() + ". Cast it to SqlType.BIGINT first.");
            }
        }
        return call(function, javaType, arguments);
    }

    /**
     * Binds the number of bits of a shift.
     *
     * @param bits by how many bits, from 0 to 63
     * @return the bind
     * @throws IllegalArgumentException if it is out of range, for which every database has its own answer
     */
    public static Expression<Integer> shift(int bits) {
        if (bits < 0 || bits > 63) {
            throw new IllegalArgumentException("64 bits are moved by 0 to 63, not by " + bits + ".");
        }
        return Bind.of(SqlType.INTEGER, bits);
    }

    @Override
    public NumberOf<N> of(Expression<N> other) {
        return new NumberOf<>(other);
    }

    @Override
    public Class<N> javaType() {
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
