package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.CompiledStatement.Slot;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.schema.TableName;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Delete;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.Insert;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Select;
import dev.orm.sql.SelectParts;
import dev.orm.sql.Selectable;
import dev.orm.sql.Statement;
import dev.orm.sql.Update;
import dev.orm.sql.node.Assignment;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.Label;
import dev.orm.sql.node.Lock;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import dev.orm.sql.node.Unlowered;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes statements over tables and columns. One instance serves one statement. */
public abstract class StatementCompiler extends TemporalCompiler {

    private static final String GROUP_BY = " group by ";

    private Set<String> outerJoined = new HashSet<>();

    protected StatementCompiler(Dialect dialect, BindCollector binds, FunctionTable functions) {
        super(dialect, binds, functions);
    }

    /** Writes the statement. */
    public final CompiledStatement compile(Statement statement) {
        if (statement instanceof QueryExpression<?> query) {
            List<SqlType<?>> columns = query(query, false);
            return compiled(Operation.SELECT, table(query.root()), columns);
        } else if (statement instanceof Insert insert) {
            insert(insert);
            return compiled(Operation.INSERT, table(insert.target()), List.of());
        } else if (statement instanceof Update update) {
            update(update);
            return compiled(Operation.UPDATE, table(update.target()), List.of());
        }
        Delete delete = (Delete) statement;
        deleteFrom(table(delete.target()));
        where(delete.where());
        return compiled(Operation.DELETE, table(delete.target()), List.of());
    }

    private CompiledStatement compiled(Operation operation, TableRef table, List<SqlType<?>> columns) {
        return SchemaMarks.compiled(sql.text(), operation, table.table().name().toString(), sql.slots(), columns);
    }

    @Override
    protected final void subquery(QueryExpression<?> query) {
        query(query, false);
    }

    @Override
    final void existence(QueryExpression<?> query) {
        query(query, true);
    }

    private List<SqlType<?>> query(QueryExpression<?> query, boolean existence) {
        return select((Select<?>) query, existence);
    }

    /** A piece of a SELECT list: where it stands in the text and which parameters it has. */
    private record Written(
            String text, List<Slot> slots, @Nullable String label) {

        boolean isSameAs(Written other) {
            if (!text.equals(other.text) || slots.size() != other.slots.size()) {
                return false;
            }
            for (int i = 0; i < slots.size(); i++) {
                int position = slots.get(i).position();
                if (position < 0 || position != other.slots.get(i).position()) {
                    return false;
                }
            }
            return true;
        }
    }

    private List<SqlType<?>> select(Select<?> select, boolean existence) {
        SelectParts<?> parts = select.parts();
        Set<String> enclosing = outerJoined;
        outerJoined = new HashSet<>(enclosing);
        for (Join join : parts.joins()) {
            if (join.kind() == Join.Kind.LEFT) {
                outerJoined.add(join.target().alias());
            }
        }
        text(parts.distinct() ? "select distinct " : "select ");
        List<Written> items = new ArrayList<>();
        List<SqlType<?>> types = new ArrayList<>();
        if (existence) {
            text("1");
        } else {
            items(parts.projection().items(), !parts.groupBy().isEmpty(), items, types);
        }
        text(" from ");
        from(select.root());
        for (Join join : parts.joins()) {
            join(join);
        }
        where(parts.where());
        keys(GROUP_BY, parts.groupBy(), items);
        if (parts.having() != null) {
            text(" having ");
            operand(parts.having(), OR, SqlType.BOOLEAN);
        }
        order(parts.orderBy(), items);
        limit(parts.limit(), parts.offset());
        lock(parts, select);
        outerJoined = enclosing;
        return types;
    }

    private void items(List<Selectable<?>> selected, boolean grouped, List<Written> items, List<SqlType<?>> types) {
        for (int i = 0; i < selected.size(); i++) {
            text(i == 0 ? "" : ", ");
            Expression<?> item = ExpressionTypes.expression(selected.get(i));
            Written written = written(item);
            String label = null;
            if (item instanceof Label<?> named) {
                label = named.label();
            } else if (grouped && !takesPlacesInGroupBy() && !written.slots().isEmpty()) {
                label = "orm_" + (i + 1);
            }
            if (label != null) {
                text(" as ").text(dialect.quote(label));
            }
            items.add(new Written(written.text(), written.slots(), label));
            types.add(ExpressionTypes.of(item).on(dialect.name()));
        }
    }

    private Written written(Expression<?> expression) {
        int start = sql.length();
        int slots = sql.slotCount();
        operand(expression, OR, null);
        return new Written(sql.textFrom(start), sql.slotsFrom(slots), null);
    }

    /** Writes GROUP BY keys. */
    private void keys(String clause, List<Expression<?>> keys, List<Written> items) {
        for (int i = 0; i < keys.size(); i++) {
            text(i == 0 ? clause : ", ");
            key(keys.get(i), items, clause);
        }
    }

    /**
     * Writes a key. One that holds values and is selected too is named by its place in the SELECT list or by its label: a database could not
     * know that two parameters will hold the same value.
     */
    private void key(Expression<?> key, List<Written> items, String clause) {
        if (key.unwrapped() instanceof Bind) {
            throw new IllegalArgumentException(
                    "A value cannot be a key of" + clause.stripTrailing().toUpperCase(java.util.Locale.ROOT)
                            + ": every row has the same. Name a column or an expression over columns.");
        }
        int start = sql.length();
        int slots = sql.slotCount();
        Written written = written(key);
        if (written.slots().isEmpty()) {
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).isSameAs(written)) {
                sql.cut(start, slots);
                String label = items.get(i).label();
                if (label != null && clause.equals(GROUP_BY) && !takesPlacesInGroupBy()) {
                    text(dialect.quote(label));
                } else {
                    sql.append(i + 1);
                }
                return;
            }
        }
    }

    /** Whether a number in GROUP BY means a place in the SELECT list; if not, a label is used. */
    protected boolean takesPlacesInGroupBy() {
        return true;
    }

    private void order(List<SortKey> keys, List<Written> items) {
        for (int i = 0; i < keys.size(); i++) {
            SortKey key = keys.get(i);
            text(i == 0 ? " order by " : ", ");
            boolean nullable = isNullable(key.expression());
            if (nullable) {
                nullsBefore(key);
            }
            if (!orderKey(key.expression())) {
                key(key.expression(), items, " order by ");
            }
            text(key.descending() ? " desc" : "");
            if (nullable) {
                nulls(key);
            }
        }
    }

    /** Writes what rows are in order by if their values as they are stored would not be; says whether it did. */
    protected boolean orderKey(Expression<?> value) {
        return false;
    }

    /** Says in front of a key where {@code NULL} goes, for a database that cannot say it behind. */
    protected void nullsBefore(SortKey key) {}

    /** Says behind a key where {@code NULL} goes, unless the database puts it there by itself. */
    protected abstract void nulls(SortKey key);

    private boolean isNullable(Expression<?> wrapped) {
        Expression<?> expression = wrapped.unwrapped();
        if (expression instanceof ColumnRef<?> column) {
            return column.column().nullable() || outerJoined.contains(column.alias());
        }
        return !(expression instanceof Count);
    }

    /** {@code LIMIT} and {@code OFFSET}. */
    protected void limit(@Nullable Bind<Long> limit, @Nullable Bind<Long> offset) {
        if (limit != null) {
            text(" limit ");
            beside(limit, PRIMARY, SqlType.BIGINT);
        }
        if (offset != null) {
            text(" offset ");
            beside(offset, PRIMARY, SqlType.BIGINT);
        }
    }

    private void lock(SelectParts<?> parts, Select<?> select) {
        if (parts.lock() == Lock.NONE) {
            return;
        }
        boolean skip = parts.lock() == Lock.UPDATE_SKIP_LOCKED;
        if (!dialect.supports(skip ? Capability.SKIP_LOCKED : Capability.FOR_UPDATE)) {
            throw new UnsupportedConstructException(dialect.name() + " has no FOR UPDATE" + (skip ? " SKIP LOCKED" : "")
                    + ". Rely on a version attribute instead: a stale write is then refused on every database.");
        }
        text(" for update");
        if (parts.joins().stream().anyMatch(join -> join.kind() == Join.Kind.LEFT)) {
            lockOf(table(select.root()));
        }
        text(skip ? " skip locked" : "");
    }

    /** Limits FOR UPDATE to one table, where the database cannot lock what an outer join may not find. */
    protected void lockOf(TableRef root) {}

    /** {@code DELETE FROM} with the table and its alias. */
    protected void deleteFrom(TableRef target) {
        text("delete from ");
        target(target);
    }

    private void where(@Nullable Condition condition) {
        if (condition != null) {
            text(" where ");
            operand(condition, OR, SqlType.BOOLEAN);
        }
    }

    private void join(Join join) {
        if (join.association() != null || join.on() == null) {
            Unlowered.refuse(join);
        }
        text(join.kind() == Join.Kind.LEFT ? " left join " : " join ");
        from(join.target());
        text(" on ");
        operand(join.on(), OR, SqlType.BOOLEAN);
    }

    private void from(FromItem item) {
        target(item);
    }

    protected final void target(FromItem item) {
        TableRef table = table(item);
        TableName name = table.table().name();
        text(tableName(name));
        if (!table.alias().isEmpty()) {
            text(" as ").text(dialect.quote(table.alias()));
        }
    }

    private String tableName(TableName name) {
        return SchemaMarks.marked(dialect, name);
    }

    private static TableRef table(FromItem item) {
        if (item instanceof TableRef table) {
            return table;
        }
        return Unlowered.refuse(item);
    }

    private void insert(Insert insert) {
        text("insert into ").text(tableName(table(insert.target()).table().name()));
        List<Assignment> assignments = insert.assignments();
        if (assignments.isEmpty()) {
            text(" ").text(defaultRow());
            return;
        }
        for (int i = 0; i < assignments.size(); i++) {
            text(i == 0 ? " (" : ", ")
                    .text(dialect.quote(column(assignments.get(i)).column().name()));
        }
        text(") values (");
        for (int i = 0; i < assignments.size(); i++) {
            text(i == 0 ? "" : ", ");
            value(assignments.get(i), OR);
        }
        text(")");
    }

    /** What follows the table in an INSERT of a row of defaults. */
    protected String defaultRow() {
        return InsertCompiler.DEFAULT_VALUES;
    }

    private void update(Update update) {
        List<Assignment> assignments = update.assignments();
        if (assignments.isEmpty()) {
            throw new IllegalArgumentException(
                    "The UPDATE of " + table(update.target()).table() + " sets nothing." + " Add .set(column, value).");
        }
        text("update ");
        target(update.target());
        for (int i = 0; i < assignments.size(); i++) {
            text(i == 0 ? " set " : ", ")
                    .text(dialect.quote(column(assignments.get(i)).column().name()))
                    .text(" = ");
            value(assignments.get(i), OR);
        }
        where(update.where());
    }

    private void value(Assignment assignment, int binding) {
        assigned(assignment.value(), binding, column(assignment).column().type());
    }

    /** Writes what a column of a type gets. */
    protected void assigned(Expression<?> value, int binding, SqlType<?> type) {
        beside(value, binding, type);
    }

    private static ColumnRef<?> column(Assignment assignment) {
        if (assignment.target().unwrapped() instanceof ColumnRef<?> column) {
            return column;
        }
        return Unlowered.refuse(assignment.target());
    }
}
