package dev.orm.sql;

import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Rewriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@code UPDATE} statement. Immutable.
 *
 * @param target the entity or table
 * @param assignments what is set, in order
 * @param where the condition, or null for every row
 */
public record Update(
        FromItem target,
        List<Assignment> assignments,
        @Nullable Condition where) implements Statement {

    /** Copies the list. */
    public Update {
        assignments = List.copyOf(assignments);
    }

    /**
     * Sets a column to a value.
     *
     * @param target an attribute of the entity or a column of the table
     * @param value the value, null for SQL {@code NULL}
     * @param <T> its Java type
     * @return the changed statement
     */
    public <T> Update set(Expression<T> target, @Nullable T value) {
        return with(new Assignment(target, Bind.assigned(target, value)));
    }

    /**
     * Sets a column to the value of an expression.
     *
     * @param target an attribute of the entity or a column of the table
     * @param value the expression
     * @param <T> its Java type
     * @return the changed statement
     */
    public <T> Update set(Expression<T> target, Expression<T> value) {
        return with(new Assignment(target, value));
    }

    /**
     * Limits the statement to the rows for which conditions are true; they and those of several calls are joined by {@code AND}.
     *
     * @param conditions the conditions, of which the absent are left out: see {@link Sql#ifPresent}
     * @return the changed statement
     * @throws IllegalArgumentException if all conditions are absent, which would change every row
     */
    public Update where(Condition... conditions) {
        return new Update(target, assignments, Conditions.limiting("UPDATE", where, conditions));
    }

    private Update with(Assignment assignment) {
        List<Assignment> all = new ArrayList<>(assignments);
        all.add(assignment);
        return new Update(target, all, where);
    }

    @Override
    public Update rewritten(Rewriter rewriter) {
        return new Update(
                rewriter.rewrite(target),
                Insert.rewritten(assignments, rewriter),
                where == null ? null : rewriter.rewrite(where));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        for (Assignment assignment : assignments) {
            assignment.collectBinds(binds);
        }
        if (where != null) {
            where.collectBinds(binds);
        }
    }
}
