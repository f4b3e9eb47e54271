package dev.orm.sql;

import dev.orm.sql.node.NamedCall;
import dev.orm.sql.node.SqlWords;
import dev.orm.type.SqlType;
import java.util.List;

/**
 * A function of the database that the toolkit does not know, declared once as a constant by {@link Sql#function}; SQLAlchemy's
 * {@code func.similarity}.
 *
 * <pre>{@code
 * static final FunctionDeclaration<Double> SIMILARITY = function("similarity", SqlType.DOUBLE);
 * select(user).where(SIMILARITY.of(user.name, value(SqlType.TEXT, "ada")).gt(0.3))
 * }</pre>
 *
 * @param name its name, written as it is
 * @param type the type of its value
 * @param <T> the Java type of its value
 */
public record FunctionDeclaration<T>(String name, SqlType<T> type) {

    /** Checks the name. */
    public FunctionDeclaration {
        SqlWords.function(name);
    }

    /**
     * Calls the function.
     *
     * @param arguments what it is called with
     * @return the call
     */
    public ComparableExpression<T> of(Expression<?>... arguments) {
        return new NamedCall<>(name, type, List.of(arguments));
    }
}
