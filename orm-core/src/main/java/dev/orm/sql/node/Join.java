package dev.orm.sql.node;

import dev.orm.sql.Association;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.FromItem;
import org.jspecify.annotations.Nullable;

/**
 * One join of a {@code FROM} clause.
 *
 * @param kind which rows stay
 * @param lateral whether the joined query may refer to what stands before it
 * @param association the association it follows, or null for a join by condition alone
 * @param target what is joined
 * @param on the condition; null with an association, whose condition the mapping knows, and for a cross join
 */
public record Join(
        Kind kind,
        boolean lateral,
        @Nullable Association<?> association,
        FromItem target,
        @Nullable Condition on) {

    /** Refuses a join whose condition is absent: it would multiply the rows. */
    public Join {
        if (on != null && Absent.is(on)) {
            throw Absent.refused("A join");
        }
    }

    /**
     * Joins what is not lateral.
     *
     * @param kind which rows stay
     * @param association the association it follows, or null
     * @param target what is joined
     * @param on the condition, or null
     */
    public Join(Kind kind, @Nullable Association<?> association, FromItem target, @Nullable Condition on) {
        this(kind, false, association, target, on);
    }

    /** Which rows stay. */
    public enum Kind {
        /** {@code JOIN}: those with a partner. */
        INNER,
        /** {@code LEFT JOIN}: all of what stands before. */
        LEFT,
        /** {@code FULL JOIN}: all of both sides. */
        FULL,
        /** {@code CROSS JOIN}: every row with every other. */
        CROSS
    }

    /**
     * Copies the join with its parts rewritten.
     *
     * @param rewriter says what stands in the place of each part
     * @return the copy
     */
    public Join rewritten(Rewriter rewriter) {
        return new Join(kind, lateral, association, rewriter.rewrite(target), on == null ? null : rewriter.rewrite(on));
    }

    /**
     * Hands every bind value inside to a collector.
     *
     * @param binds takes the values
     */
    public void collectBinds(BindCollector binds) {
        binds.collect(target);
        if (on != null) {
            binds.collect(on);
        }
    }
}
