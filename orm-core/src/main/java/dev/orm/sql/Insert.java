package dev.orm.sql;

import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Rewriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@code INSERT} statement of one row. Immutable.
 *
 * @param target the entity or table
 * @param assignments what is set, in order
 */
public record Insert(FromItem target, List<Assignment> assignments) implements Statement {

    /** Copies the list. */
    public Insert {
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
    public <T> Insert set(Expression<T> target, @Nullable T value) {
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
    public <T> Insert set(Expression<T> target, Expression<T> value) {
        return with(new Assignment(target, value));
    }

    private Insert with(Assignment assignment) {
        List<Assignment> all = new ArrayList<>(assignments);
        all.add(assignment);
        return new Insert(target, all);
    }

    @Override
    public Insert rewritten(Rewriter rewriter) {
        return new Insert(rewriter.rewrite(target), rewritten(assignments, rewriter));
    }

    static List<Assignment> rewritten(List<Assignment> assignments, Rewriter rewriter) {
        return assignments.stream()
                .map(assignment -> assignment.rewritten(rewriter))
                .toList();
    }

    @Override
    public void collectBinds(BindCollector binds) {
        for (Assignment assignment : assignments) {
            assignment.collectBinds(binds);
        }
    }
}
