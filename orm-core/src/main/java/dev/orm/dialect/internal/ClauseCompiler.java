package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement.Slot;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.Selectable;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.DerivedColumn;
import dev.orm.sql.node.ElementColumn;
import dev.orm.sql.node.Grouping;
import dev.orm.sql.node.Paging;
import dev.orm.sql.node.SortKey;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the clauses of a query. One instance serves one statement. */
abstract class ClauseCompiler extends WindowCompiler {

    private static final String GROUP_BY = " group by ";

    private static final String ORDER_BY = " order by ";

    /** What expressions may speak of at this place. */
    VisibleNames names = new VisibleNames();

    ClauseCompiler(Dialect dialect, BindCollector binds, FunctionTable functions) {
        super(dialect, binds, functions);
    }

    /**
     * What the place of a query asks of its columns.
     *
     * @param existence whether only matters that there is a row
     * @param labels names of the columns, or null where nobody asks for them
     * @param targets types of the columns that get the values, or null where none do
     * @param unified places of the columns that are compared with others as they are stored, and so are written in one form
     * @param anchor whether its rows are the first of a recursion, whose columns get the types that they have here
     */
    record Shape(
            boolean existence,
            @Nullable List<String> labels,
            @Nullable List<SqlType<?>> targets,
            Set<Integer> unified,
            boolean anchor) {

        static final Shape ROWS = new Shape(false, null, null, Set.of(), false);

        static final Shape EXISTENCE = new Shape(true, null, null, Set.of(), false);

        static Shape labelled(List<String> labels) {
            return new Shape(false, labels, null, Set.of(), false);
        }

        static Shape into(List<SqlType<?>> targets) {
            return new Shape(false, null, targets, Set.of(), false);
        }

        Shape withoutLabels() {
            return labels == null ? this : new Shape(existence, null, targets, unified, anchor);
        }

        Shape unifying(Set<Integer> places) {
            if (unified.containsAll(places)) {
                return this;
            }
            Set<Integer> all = new HashSet<>(unified);
            all.addAll(places);
            return new Shape(existence, labels, targets, all, anchor);
        }

        Shape anchoring() {
            return new Shape(existence, labels, targets, unified, true);
        }
    }

    /** A piece of a SELECT list: where it stands in the text and which parameters it has. */
    record Written(String text, List<Slot> slots, @Nullable String label) {

        boolean isSameAs(Written other) {
            if (!text.equals(other.text) || slots.size() != other.slots.size()) {
                return false;
            }
            for (int i = 0; i < slots.size(); i++) {
                Slot slot = slots.get(i);
                Slot there = other.slots.get(i);
                if (slot.position() != there.position()
                        || slot.position() < 0 && !Objects.equals(slot.constant(), there.constant())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Writes the SELECT list. */
    final void items(
            List<Selectable<?>> selected, boolean grouped, Shape shape, List<Written> items, List<SqlType<?>> types) {
        for (int i = 0; i < selected.size(); i++) {
            text(i == 0 ? "" : ", ");
            Expression<?> item = ExpressionTypes.expression(selected.get(i));
            Written written = written(
                    item,
                    shape.targets() == null ? null : shape.targets().get(i),
                    shape.unified().contains(i),
                    shape.anchor());
            String label = item.label();
            if (shape.labels() != null) {
                label = shape.labels().get(i);
            } else if (label == null
                    && grouped
                    && !takesPlacesInGroupBy()
                    && !written.slots().isEmpty()) {
                label = "orm_" + (i + 1);
            }
            if (label != null) {
                text(" as ").text(dialect.quote(label));
            }
            items.add(new Written(written.text(), written.slots(), label));
            types.add(ExpressionTypes.of(item).on(dialect.name()));
        }
    }

    /** Writes what RETURNING gives and returns the types of it. */
    final List<SqlType<?>> returned(List<Selectable<?>> selected) {
        List<SqlType<?>> types = new ArrayList<>();
        items(selected, false, Shape.ROWS, new ArrayList<>(), types);
        return types;
    }

    private Written written(Expression<?> expression) {
        return written(expression, null, false, false);
    }

    private Written written(Expression<?> expression, @Nullable SqlType<?> target, boolean unified, boolean anchor) {
        int start = sql.length();
        int slots = sql.slotCount();
        if (unified) {
            inOneForm(expression, target);
        } else if (anchor) {
            anchor(expression);
        } else if (target == null) {
            operand(expression, OR, null);
        } else {
            assign(expression, OR, target);
        }
        return new Written(sql.textFrom(start), sql.slotsFrom(slots), null);
    }

    /** How an expression is written, without it. */
    final Written writtenApart(Expression<?> expression) {
        int start = sql.length();
        int slots = sql.slotCount();
        Written written = written(expression);
        sql.cut(start, slots);
        return written;
    }

    /** Writes a value of the first rows of a recursion so that its column can hold whatever value comes after it. */
    protected void anchor(Expression<?> value) {
        operand(value, OR, null);
    }

    /**
     * Writes a value so that equal ones are equal as they are stored, for a database that stores some in several forms.
     *
     * @param target the type of the column that gets it, or null where none does
     */
    protected void inOneForm(Expression<?> value, @Nullable SqlType<?> target) {
        throw new IllegalStateException(dialect.name() + " stores every value in one form.");
    }

    /** Writes what a column of a type gets; refuses what is stored in another way. */
    protected final void assign(Expression<?> value, int binding, SqlType<?> type) {
        if (!isJsonAsItIs(value, type)) {
            StorageRules.requireAlike(value.sqlType(), type, dialect);
        }
        assigned(value, binding, type);
    }

    /** JSON that is set where objects are stored as JSON is what the objects would be. */
    private static boolean isJsonAsItIs(Expression<?> value, SqlType<?> type) {
        return type.name() == SqlTypeName.JSON && SqlType.JSON.equals(value.sqlType());
    }

    /** Writes what a column of a type gets. */
    protected void assigned(Expression<?> value, int binding, SqlType<?> type) {
        beside(value, binding, type);
    }

    /** Writes GROUP BY. */
    final void groupBy(List<Expression<?>> keys, List<Written> items) {
        before("GROUP BY", () -> groups(keys, items));
    }

    private void groups(List<Expression<?>> keys, List<Written> items) {
        for (int i = 0; i < keys.size(); i++) {
            text(i == 0 ? GROUP_BY : ", ");
            if (keys.get(i) instanceof Grouping grouping) {
                grouping(grouping, keys.size());
            } else {
                key(keys.get(i), items, GROUP_BY);
            }
        }
    }

    /** Writes {@code ROLLUP}, {@code CUBE} or {@code GROUPING SETS}. */
    protected void grouping(Grouping grouping, int keys) {
        require(
                Capability.GROUPING_SETS,
                grouping.kind() == Grouping.Kind.SETS
                        ? "GROUPING SETS"
                        : grouping.kind().name(),
                "Unite one query for each set of keys by unionAll(…)");
        text(
                switch (grouping.kind()) {
                    case ROLLUP -> "rollup ";
                    case CUBE -> "cube ";
                    case SETS -> "grouping sets (";
                });
        for (int i = 0; i < grouping.sets().size(); i++) {
            text(i == 0 ? "(" : ", (");
            groupingKeys(grouping.sets().get(i));
            text(")");
        }
        text(grouping.kind() == Grouping.Kind.SETS ? ")" : "");
    }

    /** Writes the keys of a set. The database could not know that a value in one is that of a selected expression. */
    protected final void groupingKeys(List<Expression<?>> keys) {
        for (int i = 0; i < keys.size(); i++) {
            text(i == 0 ? "" : ", ");
            if (!written(keys.get(i)).slots().isEmpty()) {
                throw new UnsupportedConstructException(
                        "A key of ROLLUP, CUBE or GROUPING SETS holds a value. Select the"
                                + " expression in a derived table, and group by its column.");
            }
        }
    }

    @Override
    public final ExpressionCompiler visit(Grouping node) {
        throw new IllegalArgumentException(node.kind() + " stands in GROUP BY only.");
    }

    /**
     * Writes a key. One that holds values and is selected too is named by its place in the SELECT list or by its label: a
     * database could not know that two parameters will hold the same value.
     */
    private void key(Expression<?> key, List<Written> items, String clause) {
        if (key.unwrapped() instanceof Bind || clause.equals(GROUP_BY) && ValueSearch.isOfValues(key)) {
            throw new IllegalArgumentException(
                    "A value cannot be a key of" + clause.stripTrailing().toUpperCase(Locale.ROOT)
                            + ": every row has the same. Name a column or an expression over columns.");
        }
        int start = sql.length();
        int slots = sql.slotCount();
        Written written = written(key);
        boolean named = !written.slots().isEmpty() || clause.equals(GROUP_BY) && isNamedInGroupBy(key);
        int place = named ? place(written, items) : -1;
        if (place < 0) {
            return;
        }
        sql.cut(start, slots);
        String label = items.get(place).label();
        if (label != null && clause.equals(GROUP_BY) && !takesPlacesInGroupBy()) {
            text(dialect.quote(label));
        } else {
            sql.append(place + 1);
        }
    }

    private static int place(Written written, List<Written> items) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).isSameAs(written)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a key that holds no value is named by its place all the same. */
    protected boolean isNamedInGroupBy(Expression<?> key) {
        return false;
    }

    /** Whether a number in GROUP BY means a place in the SELECT list; if not, a label is used. */
    protected boolean takesPlacesInGroupBy() {
        return true;
    }

    /** Writes ORDER BY. */
    final void order(List<SortKey> keys, List<Written> items) {
        text(keys.isEmpty() ? "" : ORDER_BY);
        sortKeys(keys, items);
    }

    @Override
    protected final void sortKeys(List<SortKey> keys) {
        sortKeys(keys, List.of());
    }

    private void sortKeys(List<SortKey> keys, List<Written> items) {
        for (int i = 0; i < keys.size(); i++) {
            SortKey key = keys.get(i);
            text(i == 0 ? "" : ", ");
            boolean nullable = isNullable(key.expression());
            if (nullable) {
                nullsBefore(key);
            }
            if (!orderKey(key.expression())) {
                key(key.expression(), items, ORDER_BY);
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

    /** Whether an expression may be {@code NULL}. */
    protected final boolean isNullable(Expression<?> wrapped) {
        Expression<?> expression = wrapped.unwrapped();
        if (expression instanceof ColumnRef<?> column) {
            return column.column().nullable() || names.isOptional(column.alias());
        }
        return !(expression instanceof Count);
    }

    /** Writes which of the rows are returned. */
    final void paging(Paging paging, boolean ordered) {
        if (paging.limit() == null && paging.offset() == null && !paging.withTies()) {
            return;
        }
        VisibleNames all = names;
        names = new VisibleNames();
        if (paging.withTies()) {
            if (paging.limit() == null || !ordered) {
                throw new IllegalArgumentException(
                        "withTies() keeps rows that are equal in order to the last one within"
                                + " the limit. Add .orderBy(…) and .limit(…).");
            }
            require(
                    Capability.WITH_TIES,
                    "FETCH FIRST … WITH TIES",
                    "Rank the rows by a window function in a derived table and keep those up to a rank");
            withTies(paging.limit(), paging.offset());
        } else {
            limit(paging.limit(), paging.offset());
        }
        names = all;
    }

    /** {@code FETCH FIRST … ROWS WITH TIES}. */
    protected void withTies(Expression<?> limit, @Nullable Expression<?> offset) {
        if (offset != null) {
            text(" offset ");
            rows("OFFSET", offset);
            text(" rows");
        }
        text(" fetch first ");
        rows("LIMIT", limit);
        text(" rows with ties");
    }

    /** {@code LIMIT} and {@code OFFSET}. */
    protected void limit(@Nullable Expression<?> limit, @Nullable Expression<?> offset) {
        if (limit != null) {
            text(" limit ");
            rows("LIMIT", limit);
        }
        if (offset != null) {
            text(" offset ");
            rows("OFFSET", offset);
        }
    }

    /** Writes WHERE, unless there is no condition. */
    protected final void where(@Nullable Condition condition) {
        if (condition != null) {
            text(" where ");
            before("WHERE", condition);
        }
    }

    /** The order of a set operation names columns of the result by their place. */
    final void orderWhole(List<SortKey> keys, List<Written> items) {
        for (int i = 0; i < keys.size(); i++) {
            SortKey key = keys.get(i);
            text(i == 0 ? ORDER_BY : ", ");
            int start = sql.length();
            int slots = sql.slotCount();
            Written written = written(key.expression());
            int place = place(written, items);
            if (place < 0) {
                throw new IllegalArgumentException("The rows of a set operation are ordered by " + key.expression()
                        + ", which its first query does not select. Order by something that it selects.");
            }
            sql.cut(start, slots);
            sql.append(place + 1);
            text(key.descending() ? " desc" : "");
            nulls(key);
        }
    }

    @Override
    public ExpressionCompiler visit(ColumnRef<?> node) {
        names.check(node.alias(), node.column().name());
        return super.visit(node);
    }

    @Override
    public final ExpressionCompiler visit(ElementColumn<?> node) {
        names.check(node.alias(), node.name());
        return elementColumn(node, dialect.quote(node.alias()) + ".");
    }

    /** Writes a column of a table of elements. */
    protected ExpressionCompiler elementColumn(ElementColumn<?> node, String table) {
        return text(table).text(dialect.quote(node.name()));
    }

    @Override
    public ExpressionCompiler visit(DerivedColumn<?> node) {
        names.check(node.alias(), node.name());
        return text(dialect.quote(node.alias())).text(".").text(dialect.quote(node.name()));
    }
}
