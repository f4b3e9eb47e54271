package dev.orm.sql.node;

import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * An expression that lends its methods to another; nothing of it is seen in the statement.
 *
 * @param <T> the Java type of its value
 */
public interface Facade<T> extends Expression<T> {

    /**
     * Returns the expression that it lends its methods to.
     *
     * @return the expression
     */
    Expression<T> expression();

    /**
     * Lends the same methods to another expression.
     *
     * @param other the other expression
     * @return the facade of it
     */
    Facade<T> of(Expression<T> other);

    @Override
    default @Nullable SqlType<?> sqlType() {
        return expression().sqlType();
    }

    @Override
    default @Nullable String label() {
        return expression().label();
    }

    @Override
    default Expression<?> unwrapped() {
        return expression().unwrapped();
    }

    @Override
    default Expression<T> rewritten(Rewriter rewriter) {
        return of(rewriter.rewrite(expression()));
    }
}
