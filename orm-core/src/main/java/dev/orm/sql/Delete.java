package dev.orm.sql;

import dev.orm.sql.node.Junction;
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
     * Limits the statement to the rows for which a condition is true; several calls are joined by {@code AND}.
     *
     * @param condition the condition
     * @return the changed statement
     */
    public Delete where(Condition condition) {
        return new Delete(target, where == null ? condition : Junction.of(true, where, condition));
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
