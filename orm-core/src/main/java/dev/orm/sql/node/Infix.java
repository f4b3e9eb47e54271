package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;

/**
 * Two expressions with an operator between them that the program declared.
 *
 * @param operator the operator, written as it is
 * @param sqlType the type of its value
 * @param left what stands before it
 * @param right what stands behind it
 * @param <T> the Java type of its value
 */
public record Infix<T>(String operator, SqlType<T> sqlType, Expression<?> left, Expression<?> right)
        implements ComparableExpression<T> {

    /** Checks the operator. */
    public Infix {
        SqlWords.operator(operator);
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
        return new Infix<>(operator, sqlType, rewriter.rewrite(left), rewriter.rewrite(right));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(left);
        binds.collect(right);
    }
}
