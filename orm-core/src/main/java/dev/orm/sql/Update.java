package dev.orm.sql;

import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.EntityId;
import dev.orm.sql.node.MappedJsonPath;
import dev.orm.sql.node.Rewriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@code UPDATE} statement. Immutable. It has to say which rows it changes: by {@link #where}, or by {@link #everyRow} for
 * all of them. What is set is calculated from the row as it was before.
 *
 * @param target the entity or table
 * @param assignments what is set, in order
 * @param from what else is read
 * @param where the condition, or null
 * @param unconditional whether every row may be changed
 */
public record Update(
        FromItem target,
        List<Assignment> assignments,
        List<FromItem> from,
        @Nullable Condition where,
        boolean unconditional)
        implements Change {

    /** Copies the lists. */
    public Update {
        assignments = List.copyOf(assignments);
        from = List.copyOf(from);
    }

    /**
     * Makes a statement that reads nothing else, for layers that make statements.
     *
     * @param target the entity or table
     * @param assignments what is set, in order
     * @param where the condition, or null
     */
    public Update(FromItem target, List<Assignment> assignments, @Nullable Condition where) {
        this(target, assignments, List.of(), where, false);
    }

    /**
     * Sets a column to a value.
     *
     * @param column an attribute of the entity or a column of the table
     * @param value the value, null for SQL {@code NULL}
     * @param <T> its Java type
     * @return the changed statement
     */
    public <T> Update set(Expression<T> column, @Nullable T value) {
        return with(new Assignment(column, Bind.assigned(column, value)));
    }

    /**
     * Sets a column to the value of an expression.
     *
     * @param column an attribute of the entity or a column of the table
     * @param value the expression
     * @param <T> its Java type
     * @return the changed statement
     */
    public <T> Update set(Expression<T> column, Expression<T> value) {
        return with(new Assignment(column, value));
    }

    /**
     * Sets an attribute that is stored as JSON to JSON, such as the attribute changed at one place:
     *
     * <pre>{@code
     * update(user).set(user.settings, user.settings.get("theme").set(Json.ofValue("dark"))).where(…)
     * }</pre>
     *
     * @param attribute the attribute
     * @param json what is stored; it has to be what the attribute's class can be read from
     * @return the changed statement
     */
    public Update set(MappedJsonPath<?> attribute, JsonExpression json) {
        return with(new Assignment(attribute, json));
    }

    /**
     * Sets a to-one association to an entity.
     *
     * @param association the association, such as {@code post.author()}
     * @param entity the entity, of which the id as it is stored is written; null for SQL {@code NULL}
     * @param <E> the entity class
     * @return the changed statement; when it runs, {@link IllegalArgumentException} if the entity has no id yet
     */
    public <E> Update set(EntityPath<E> association, @Nullable E entity) {
        return with(EntityId.assigned(association, entity));
    }

    /**
     * {@code UPDATE … FROM}: reads other rows too. The condition says which belong to a row; there should be one at most, as
     * nobody knows which of several a database takes, and H2 refuses them.
     *
     * @param item an entity, a table, or a derived table
     * @return the changed statement
     */
    public Update from(FromItem item) {
        List<FromItem> all = new ArrayList<>(from);
        all.add(item);
        return new Update(target, assignments, all, where, unconditional);
    }

    /**
     * Limits the statement to the rows for which conditions are true; they and those of several calls are joined by {@code AND}.
     *
     * @param conditions the conditions, of which the absent are left out: see {@link Sql#ifPresent}
     * @return the changed statement
     * @throws IllegalArgumentException if all conditions are absent, which would change every row
     */
    public Update where(Condition... conditions) {
        return new Update(target, assignments, from, Conditions.limiting("UPDATE", where, conditions), unconditional);
    }

    /**
     * Says that every row is meant, where there is no condition.
     *
     * @return the changed statement
     */
    public Update everyRow() {
        return new Update(target, assignments, from, where, true);
    }

    private Update with(Assignment assignment) {
        List<Assignment> all = new ArrayList<>(assignments);
        all.add(assignment);
        return new Update(target, all, from, where, unconditional);
    }

    static List<Assignment> rewritten(List<Assignment> assignments, Rewriter rewriter) {
        return assignments.stream()
                .map(assignment -> assignment.rewritten(rewriter))
                .toList();
    }

    @Override
    public Update rewritten(Rewriter rewriter) {
        return new Update(
                rewriter.rewrite(target),
                rewritten(assignments, rewriter),
                from.stream().map(rewriter::rewrite).toList(),
                where == null ? null : rewriter.rewrite(where),
                unconditional);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        if (MissingValues.isMissing(this)) {
            binds.missesValues();
        }
        for (Assignment assignment : assignments) {
            assignment.collectBinds(binds);
        }
        for (FromItem item : from) {
            binds.collect(item);
        }
        if (where != null) {
            binds.collect(where);
        }
    }
}
