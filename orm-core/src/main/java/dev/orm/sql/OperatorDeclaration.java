package dev.orm.sql;

import dev.orm.sql.node.Infix;
import dev.orm.sql.node.SqlWords;
import dev.orm.type.SqlType;

/**
 * An operator of the database that the toolkit does not know, declared once as a constant by {@link Sql#operator}; SQLAlchemy's
 * {@code op("@>")}.
 *
 * @param symbol the operator, written as it is
 * @param type the type of its value
 * @param <T> the Java type of its value
 */
public record OperatorDeclaration<T>(String symbol, SqlType<T> type) {

    /** Checks the operator. */
    public OperatorDeclaration {
        SqlWords.operator(symbol);
    }

    /**
     * Puts the operator between two expressions.
     *
     * @param left what stands before it
     * @param right what stands behind it
     * @return the expression, always in parentheses
     */
    public ComparableExpression<T> of(Expression<?> left, Expression<?> right) {
        return new Infix<>(symbol, type, left, right);
    }
}
