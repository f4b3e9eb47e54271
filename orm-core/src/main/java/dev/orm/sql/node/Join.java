package dev.orm.sql.node;

import dev.orm.sql.Association;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.FromItem;
import org.jspecify.annotations.Nullable;

/**
 * One join of a {@code FROM} clause.
 *
 * @param kind inner or left
 * @param association the association it follows, or null for a join by condition alone
 * @param target what is joined
 * @param on the condition; with an association it is added to that of the mapping and may be null
 */
public record Join(
        Kind kind,
        @Nullable Association<?> association,
        FromItem target,
        @Nullable Condition on) {

    /** Refuses a join whose condition is absent: it would multiply the rows. */
    public Join {
        if (on != null && Absent.is(on)) {
            throw Absent.refused("A join");
        }
    }

    /** Whether rows without a partner stay. */
    public enum Kind {
        /** {@code JOIN}. */
        INNER,
        /** {@code LEFT JOIN}. */
        LEFT
    }

    /**
     * Copies the join with its parts rewritten.
     *
     * @param rewriter says what stands in the place of each part
     * @return the copy
     */
    public Join rewritten(Rewriter rewriter) {
        return new Join(kind, association, rewriter.rewrite(target), on == null ? null : rewriter.rewrite(on));
    }

    /**
     * Hands every bind value inside to a collector.
     *
     * @param binds takes the values
     */
    public void collectBinds(BindCollector binds) {
        target.collectBinds(binds);
        if (on != null) {
            on.collectBinds(binds);
        }
    }
}
