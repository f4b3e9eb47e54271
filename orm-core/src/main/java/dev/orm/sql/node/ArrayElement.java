package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.ComparableExpression;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * The element of an array. Its place belongs to the structure of the statement, as a column does.
 *
 * @param array the array
 * @param index its place, from 0
 * @param javaType the Java type of the elements
 * @param <E> that type
 */
public record ArrayElement<E>(Expression<?> array, int index, Class<E> javaType) implements ComparableExpression<E> {

    /** Checks the place. */
    public ArrayElement {
        if (index < 0 || index == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("An element of an array stands at 0 or after it, not at " + index + ".");
        }
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<E> rewritten(Rewriter rewriter) {
        return new ArrayElement<>(rewriter.rewrite(array), index, javaType);
    }

    @Override
    public @Nullable SqlType<?> sqlType() {
        SqlType<?> type = array.sqlType();
        return type == null ? null : type.element();
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(array);
    }
}
