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

    /** Whether rows without a partner stay. */
    public enum Kind {
        /** {@code JOIN}. */
        INNER,
        /** {@code LEFT JOIN}. */
        LEFT
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
