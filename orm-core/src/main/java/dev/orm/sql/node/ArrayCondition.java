package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;

/**
 * A question about the elements of an array.
 *
 * @param kind what is asked
 * @param array the array
 * @param other the value that is looked for; a {@link BindList} or another array where there are several
 */
public record ArrayCondition(Kind kind, Expression<?> array, Expression<?> other) implements Condition {

    /** The questions. */
    public enum Kind {
        /** Whether an element equals the value. */
        CONTAINS,
        /** Whether each of the values equals an element. */
        CONTAINS_ALL,
        /** Whether one of the values equals an element. */
        OVERLAPS
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return new ArrayCondition(kind, rewriter.rewrite(array), rewriter.rewrite(other));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(array);
        binds.collect(other);
    }
}
