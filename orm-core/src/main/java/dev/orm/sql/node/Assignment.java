package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;

/**
 * One column of {@code SET} or of an {@code INSERT}, and its value.
 *
 * @param target the column, as an attribute path or a column reference
 * @param value the value
 */
public record Assignment(Expression<?> target, Expression<?> value) {

    /**
     * Copies the assignment with its parts rewritten.
     *
     * @param rewriter says what stands in the place of each part
     * @return the copy
     */
    public Assignment rewritten(Rewriter rewriter) {
        return new Assignment(rewriter.rewrite(target), rewriter.rewrite(value));
    }

    /**
     * Hands every bind value inside to a collector.
     *
     * @param binds takes the values
     */
    public void collectBinds(BindCollector binds) {
        binds.collect(value);
    }
}
