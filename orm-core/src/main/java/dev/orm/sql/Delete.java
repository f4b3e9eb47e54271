package dev.orm.sql;

import dev.orm.sql.node.Rewriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code DELETE} statement. Immutable. It has to say which rows it deletes: by {@link #where}, or by {@link #everyRow} for
 * all of them.
 *
 * @param target the entity or table
 * @param using what else is read
 * @param where the condition, or null
 * @param unconditional whether every row may be deleted
 */
public record Delete(
        FromItem target, List<FromItem> using, @Nullable Condition where, boolean unconditional) implements Change {

    /** Copies the list. */
    public Delete {
        using = List.copyOf(using);
    }

    /**
     * Makes a statement that reads nothing else, for layers that make statements.
     *
     * @param target the entity or table
     * @param where the condition, or null
     */
    public Delete(FromItem target, @Nullable Condition where) {
        this(target, List.of(), where, false);
    }

    /**
     * {@code DELETE … USING}: reads other rows too. A row is deleted if the condition is true for it and any of them.
     *
     * @param item an entity, a table, or a derived table
     * @return the changed statement
     */
    public Delete using(FromItem item) {
        List<FromItem> all = new ArrayList<>(using);
        all.add(item);
        return new Delete(target, all, where, unconditional);
    }

    /**
     * Limits the statement to the rows for which conditions are true; they and those of several calls are joined by {@code AND}.
     *
     * @param conditions the conditions, of which the absent are left out: see {@link Sql#ifPresent}
     * @return the changed statement
     * @throws IllegalArgumentException if all conditions are absent, which would change every row
     */
    public Delete where(Condition... conditions) {
        return new Delete(target, using, Conditions.limiting("DELETE", where, conditions), unconditional);
    }

    /**
     * Says that every row is meant, where there is no condition.
     *
     * @return the changed statement
     */
    public Delete everyRow() {
        return new Delete(target, using, where, true);
    }

    @Override
    public Delete rewritten(Rewriter rewriter) {
        return new Delete(
                rewriter.rewrite(target),
                using.stream().map(rewriter::rewrite).toList(),
                where == null ? null : rewriter.rewrite(where),
                unconditional);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        for (FromItem item : using) {
            binds.collect(item);
        }
        if (where != null) {
            binds.collect(where);
        }
    }
}
