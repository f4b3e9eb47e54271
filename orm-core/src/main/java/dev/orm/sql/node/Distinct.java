package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import java.util.List;

/**
 * Which of equal rows are left out.
 *
 * @param rows whether equal rows come once
 * @param on expressions of whose equal values the first row is kept; empty for the whole row
 */
public record Distinct(boolean rows, List<Expression<?>> on) {

    /** Equal rows stay. */
    public static final Distinct NONE = new Distinct(false, List.of());

    /** {@code DISTINCT}. */
    public static final Distinct ROWS = new Distinct(true, List.of());

    /** Copies the list. */
    public Distinct {
        on = List.copyOf(on);
    }

    /**
     * Copies the clause with its parts rewritten.
     *
     * @param rewriter says what stands in the place of each part
     * @return the copy
     */
    public Distinct rewritten(Rewriter rewriter) {
        return on.isEmpty() ? this : new Distinct(rows, rewriter.rewriteAll(on));
    }

    /**
     * Hands every bind value inside to a collector.
     *
     * @param binds takes the values
     */
    public void collectBinds(BindCollector binds) {
        for (Expression<?> key : on) {
            binds.collect(key);
        }
    }
}
