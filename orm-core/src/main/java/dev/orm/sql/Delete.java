package dev.orm.sql;

import dev.orm.sql.node.Rewriter;
import org.jspecify.annotations.Nullable;

/**
 * A {@code DELETE} statement. Immutable.
 *
 * @param target the entity or table
 * @param where the condition, or null for every row
 */
public record Delete(FromItem target, @Nullable Condition where) implements Statement {

    /**
     * Limits the statement to the rows for which conditions are true; they and those of several calls are joined by {@code AND}.
     *
     * @param conditions the conditions, of which the absent are left out: see {@link Sql#ifPresent}
     * @return the changed statement
     * @throws IllegalArgumentException if all conditions are absent, which would change every row
     */
    public Delete where(Condition... conditions) {
        return new Delete(target, Conditions.limiting("DELETE", where, conditions));
    }

    @Override
    public Delete rewritten(Rewriter rewriter) {
        return new Delete(rewriter.rewrite(target), where == null ? null : rewriter.rewrite(where));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        if (where != null) {
            where.collectBinds(binds);
        }
    }
}
