package dev.orm.sql;

import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.EntityId;
import dev.orm.sql.node.Rewriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@code INSERT} statement: of one row given column by column, of several rows, or of what a query selects. Immutable.
 *
 * <pre>{@code
 * insertInto(user).set(user.name, "ada").set(user.age, 36)
 * insertInto(user).columns(user.name, user.age).values("ada", 36).values("bob", 20)
 * insertInto(archive).columns(archive.title).select(select(post.title).from(post))
 * }</pre>
 *
 * @param target the entity or table
 * @param columns the columns that get values, in order
 * @param rows the rows, each with one value per column; empty for a row of defaults or with a query
 * @param query selects the rows, or null
 * @param conflict what is done where a row is there already, or null for an error
 */
public record Insert(
        FromItem target,
        List<Expression<?>> columns,
        List<List<Expression<?>>> rows,
        @Nullable QueryExpression<?> query,
        @Nullable Conflict conflict)
        implements Change {

    /** Copies the lists. */
    public Insert {
        columns = List.copyOf(columns);
        rows = InsertedRows.of(rows);
    }

    /**
     * What is done where a row is there already.
     *
     * @param target the columns of the primary key or of the unique constraint; empty for any
     * @param assignments what is set in the row that is there; empty to leave it as it is
     * @param where for which of such rows, or null for all
     */
    public record Conflict(
            List<Expression<?>> target,
            List<Assignment> assignments,
            @Nullable Condition where) {

        /** Copies the lists. */
        public Conflict {
            target = List.copyOf(target);
            assignments = List.copyOf(assignments);
        }

        Conflict rewritten(Rewriter rewriter) {
            return new Conflict(
                    rewriter.rewriteAll(target),
                    Update.rewritten(assignments, rewriter),
                    where == null ? null : rewriter.rewrite(where));
        }

        void collectBinds(BindCollector binds) {
            assignments.forEach(assignment -> assignment.collectBinds(binds));
            if (where != null) {
                binds.collect(where);
            }
        }
    }

    static Insert into(FromItem target) {
        return new Insert(target, List.of(), List.of(), null, null);
    }

    /**
     * Sets a column of the only row to a value.
     *
     * @param column an attribute of the entity or a column of the table
     * @param value the value, null for SQL {@code NULL}
     * @param <T> its Java type
     * @return the changed statement
     * @throws IllegalStateException if the statement has several rows or a query
     */
    public <T> Insert set(Expression<T> column, @Nullable T value) {
        return with(column, Bind.assigned(column, value));
    }

    /**
     * Sets a column of the only row to the value of an expression.
     *
     * @param column an attribute of the entity or a column of the table
     * @param value the expression
     * @param <T> its Java type
     * @return the changed statement
     * @throws IllegalStateException if the statement has several rows or a query
     */
    public <T> Insert set(Expression<T> column, Expression<T> value) {
        return with(column, value);
    }

    /**
     * Sets a to-one association of the only row to an entity.
     *
     * @param association the association, such as {@code post.author()}
     * @param entity the entity, of which the id as it is stored is written; null for SQL {@code NULL}
     * @param <E> the entity class
     * @return the changed statement; when it runs, {@link IllegalArgumentException} if the entity has no id yet
     * @throws IllegalStateException if the statement has several rows or a query
     */
    public <E> Insert set(EntityPath<E> association, @Nullable E entity) {
        Assignment assignment = EntityId.assigned(association, entity);
        return with(assignment.target(), assignment.value());
    }

    private Insert with(Expression<?> column, Expression<?> value) {
        if (query != null || rows.size() > 1 || rows.size() != Math.min(1, columns.size())) {
            throw new IllegalStateException("set(…) gives a value to the only row of an INSERT, but this one has "
                    + (query != null ? "a query" : "columns and " + rows.size() + " rows")
                    + ". Name the column in columns(…) and its value in values(…) or in the query.");
        }
        List<Expression<?>> row = new ArrayList<>(rows.isEmpty() ? List.of() : rows.get(0));
        row.add(value);
        List<Expression<?>> all = new ArrayList<>(columns);
        all.add(column);
        return new Insert(target, all, List.of(List.copyOf(row)), null, conflict);
    }

    /**
     * Names the columns that the rows have values for.
     *
     * @param more attributes of the entity or columns of the table
     * @return the changed statement
     * @throws IllegalStateException if there are rows already
     */
    public Insert columns(Expression<?>... more) {
        if (!rows.isEmpty() || query != null) {
            throw new IllegalStateException("columns(…) comes before values(…), set(…) and select(…).");
        }
        List<Expression<?>> all = new ArrayList<>(columns);
        all.addAll(List.of(more));
        return new Insert(target, all, rows, null, conflict);
    }

    /**
     * Adds a row of {@code VALUES}.
     *
     * @param values one for each column: a value of its Java type, null, or an expression
     * @return the changed statement
     * @throws IllegalArgumentException if the values do not fit the columns
     * @throws IllegalStateException if the rows come from a query
     */
    public Insert values(@Nullable Object... values) {
        if (query != null) {
            throw new IllegalStateException(
                    "The rows of this INSERT come from a query; it takes no values(…) beside it.");
        }
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    "values(…) takes one value for each of the columns " + columns + ", not " + values.length + ".");
        }
        List<Expression<?>> row = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            row.add(Bind.checked(columns.get(i), values[i]));
        }
        return new Insert(target, columns, InsertedRows.with(rows, List.copyOf(row)), null, conflict);
    }

    /**
     * {@code INSERT … SELECT}.
     *
     * @param rowsOf selects the rows, with one column for each that was named
     * @return the changed statement
     * @throws IllegalArgumentException if the query selects more or fewer columns, or one of another Java type
     * @throws IllegalStateException if there are rows already
     */
    public Insert select(QueryExpression<?> rowsOf) {
        if (!rows.isEmpty()) {
            throw new IllegalStateException("This INSERT has rows of its own; it takes no query beside them.");
        }
        int selected = rowsOf.projection().items().size();
        if (selected != columns.size()) {
            throw new IllegalArgumentException(
                    "The query has to select one column for each of " + columns + ", but it selects " + selected + ".");
        }
        for (int i = 0; i < selected; i++) {
            if (rowsOf.projection().items().get(i) instanceof Expression<?> item) {
                Bind.checked(columns.get(i), item);
            }
        }
        return new Insert(target, columns, rows, rowsOf, conflict);
    }

    /**
     * {@code ON CONFLICT}: says what is done with a row that has the same key as one that is there.
     *
     * @param key the columns of the primary key, of a unique constraint or of a unique index
     * @return takes what is done
     * @throws IllegalArgumentException without a column
     */
    public OnConflict onConflict(Expression<?>... key) {
        if (key.length == 0) {
            throw new IllegalArgumentException(
                    "onConflict(…) takes the columns of a unique key. Use onConflictDoNothing() for any of them.");
        }
        return new OnConflict(this, List.of(key));
    }

    /**
     * {@code ON CONFLICT DO NOTHING}: leaves out rows that would break any unique key.
     *
     * @return the changed statement
     */
    public Insert onConflictDoNothing() {
        return with(new Conflict(List.of(), List.of(), null));
    }

    Insert with(Conflict other) {
        return new Insert(target, columns, rows, query, other);
    }

    /**
     * {@code WHERE} of {@code ON CONFLICT DO UPDATE}: changes only those of the rows that are there for which conditions are
     * true; they and those of several calls are joined by {@code AND}.
     *
     * @param conditions the conditions, over the row that is there and over {@link Sql#excluded}
     * @return the changed statement
     * @throws IllegalStateException if the statement updates nothing
     * @throws IllegalArgumentException if all conditions are absent
     */
    public Insert where(Condition... conditions) {
        if (conflict == null || conflict.assignments().isEmpty()) {
            throw new IllegalStateException(
                    "The WHERE of an INSERT belongs to onConflict(…).doUpdate(…), which this one"
                            + " has not. To insert some rows only, put the condition into its query.");
        }
        return with(new Conflict(
                conflict.target(),
                conflict.assignments(),
                Conditions.limiting("UPDATE", conflict.where(), conditions)));
    }

    @Override
    public Insert rewritten(Rewriter rewriter) {
        return new Insert(
                rewriter.rewrite(target),
                rewriter.rewriteAll(columns),
                rows.stream().map(rewriter::rewriteAll).toList(),
                query == null ? null : rewriter.rewrite(query),
                conflict == null ? null : conflict.rewritten(rewriter));
    }

    @Override
    public void collectBinds(BindCollector binds) {
        if (MissingValues.isMissing(this)) {
            binds.missesValues();
        }
        for (List<Expression<?>> row : rows) {
            for (Expression<?> value : row) {
                binds.collect(value);
            }
        }
        if (query != null) {
            binds.collect(query);
        }
        if (conflict != null) {
            conflict.collectBinds(binds);
        }
    }
}
