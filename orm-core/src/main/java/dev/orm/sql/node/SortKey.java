package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;

/**
 * One key of {@code ORDER BY}.
 *
 * @param expression what is ordered by
 * @param descending whether the greatest comes first
 * @param nulls where SQL {@code NULL} goes, the same on every database
 */
public record SortKey(Expression<?> expression, boolean descending, Nulls nulls) {

    /** Where SQL {@code NULL} goes. */
    public enum Nulls {
        /** Before all values. */
        FIRST,
        /** After all values. */
        LAST
    }

    /**
     * Puts SQL {@code NULL} before all values.
     *
     * @return the changed key
     */
    public SortKey nullsFirst() {
        return new SortKey(expression, descending, Nulls.FIRST);
    }

    /**
     * Puts SQL {@code NULL} after all values.
     *
     * @return the changed key
     */
    public SortKey nullsLast() {
        return new SortKey(expression, descending, Nulls.LAST);
    }

    /**
     * Copies the key with its expression rewritten.
     *
     * @param rewriter says what stands in the place of the expression
     * @return the copy
     */
    public SortKey rewritten(Rewriter rewriter) {
        return new SortKey(rewriter.rewrite(expression), descending, nulls);
    }

    /**
     * Hands every bind value inside to a collector.
     *
     * @param binds takes the values
     */
    public void collectBinds(BindCollector binds) {
        binds.collect(expression);
    }
}
