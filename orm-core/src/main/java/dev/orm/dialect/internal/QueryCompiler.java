package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.sql.BindCollector;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.Projection;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Select;
import dev.orm.sql.SelectParts;
import dev.orm.sql.Selectable;
import dev.orm.sql.SetOperation;
import dev.orm.sql.Sql;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.DerivedColumn;
import dev.orm.sql.node.Distinct;
import dev.orm.sql.node.ElementColumn;
import dev.orm.sql.node.Grouping;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.Lock;
import dev.orm.sql.node.Paging;
import dev.orm.sql.node.SortKey;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes queries over tables and columns. One instance serves one statement. */
public abstract class QueryCompiler extends ClauseCompiler {

    protected QueryCompiler(Dialect dialect, BindCollector binds, FunctionTable functions) {
        super(dialect, binds, functions);
    }

    /** The query of a common table expression that refers to itself, while it is written. */
    @Nullable
    QueryExpression<?> recursion;

    /** Writes what a query reads from. */
    abstract void from(FromItem item, boolean lateral);

    /** Writes {@code WITH} in front of the outermost query and does the work behind it. */
    abstract <R> R withCtes(QueryExpression<?> query, java.util.function.Supplier<R> work);

    /** What was written of a query, and what its ORDER BY may speak of. */
    private record Outcome(List<Written> items, List<SqlType<?>> types, VisibleNames names) {}

    @Override
    protected final void subquery(QueryExpression<?> query) {
        query(query, Shape.ROWS);
    }

    /** Writes a query inside an expression, whose columns at some places are compared as they are stored. */
    protected final void subquery(QueryExpression<?> query, Set<Integer> unified) {
        query(query, Shape.ROWS.unifying(unified));
    }

    /** Writes a query inside an expression as a derived table, which sees nothing of the query around it. */
    protected final void subqueryApart(QueryExpression<?> query, String why) {
        VisibleNames enclosing = names;
        names = names.hidden(why);
        query(query, Shape.ROWS);
        names = enclosing;
    }

    @Override
    final void existence(QueryExpression<?> query) {
        query(query, Shape.EXISTENCE);
    }

    /** Writes a query and returns the types of its columns. */
    final List<SqlType<?>> query(QueryExpression<?> query, Shape shape) {
        return withCtes(query, () -> outcome(query, shape).types());
    }

    private Outcome outcome(QueryExpression<?> query, Shape shape) {
        return query instanceof SetOperation<?> operation
                ? setOperation(operation, shape)
                : apart(() -> select((Select<?>) query, shape));
    }

    private Outcome select(Select<?> select, Shape shape) {
        SelectParts<?> parts = select.parts();
        FromItem root = select.root();
        VisibleNames enclosing = names;
        names = declared(root, parts.joins());
        List<Expression<?>> keys = keys(select);
        distinct(parts.distinct());
        List<Written> items = new ArrayList<>();
        List<SqlType<?>> types = new ArrayList<>();
        if (shape.existence()
                && parts.distinct().rows()
                && parts.paging().offset() != null
                && !countsDistinctRowsOfExists()) {
            throw new UnsupportedConstructException(dialect.name()
                    + " does not count different rows in EXISTS, where an OFFSET would leave some of them out. Compare"
                    + " scalar(select(countDistinct(…))) with a number.");
        }
        if (shape.existence()
                && !GroupRules.hasGroups(parts)
                && !parts.distinct().rows()) {
            text("1");
        } else {
            items(parts.projection().items(), !parts.groupBy().isEmpty(), shape, items, types);
        }
        if (parts.distinct().rows() && parts.distinct().on().isEmpty()) {
            checkOrderOfDistinctRows(parts, items);
        }
        if (root != null) {
            VisibleNames all = names;
            names = new VisibleNames(enclosing);
            text(" from ");
            sources(root, parts.joins());
            names = all;
        }
        where(parts.where());
        groupBy(keys, items);
        if (keys.stream().anyMatch(Grouping.class::isInstance)) {
            names.leaveOutAll();
        }
        if (parts.having() != null) {
            text(" having ");
            before("HAVING", parts.having());
        }
        order(parts.orderBy(), items);
        paging(parts.paging(), !parts.orderBy().isEmpty());
        if (parts.lock() != null) {
            lock(parts.lock(), parts, root);
        }
        Outcome outcome = new Outcome(items, types, names);
        names = enclosing;
        return outcome;
    }

    /** SQLite and MariaDB would order equal rows by any of the places that they could have. */
    private void checkOrderOfDistinctRows(SelectParts<?> parts, List<Written> items) {
        for (SortKey key : parts.orderBy()) {
            Expression<?> expression = key.expression().unwrapped();
            boolean selected = parts.projection().items().stream()
                    .map(item -> ExpressionTypes.expression(item).unwrapped())
                    .anyMatch(item -> item == expression || item instanceof ColumnRef && item.equals(expression));
            if (!selected && items.stream().noneMatch(writtenApart(expression)::isSameAs)) {
                throw new IllegalArgumentException("SELECT DISTINCT is ordered by " + expression
                        + ", which it does not select, so that a row that stands for several has several places. Select it as"
                        + " well, or group by what is selected and order by min(…).");
            }
        }
    }

    /** The keys of GROUP BY, and what depends on them where the database does not know that it does. */
    private List<Expression<?>> keys(Select<?> select) {
        List<Expression<?>> given = select.parts().groupBy();
        List<Written> whole = new ArrayList<>();
        for (Expression<?> key : given) {
            if (!(key instanceof Grouping
                    || key.unwrapped() instanceof ColumnRef
                    || key.unwrapped() instanceof DerivedColumn
                    || key.unwrapped() instanceof ElementColumn)) {
                Written written = writtenApart(key);
                if (!written.slots().isEmpty() || !knowsCalculatedKeys()) {
                    whole.add(written);
                }
            }
        }
        List<ColumnRef<?>> dependent = GroupRules.dependentColumns(
                select,
                dialect.name(),
                node -> !whole.isEmpty() && whole.stream().anyMatch(writtenApart(node)::isSameAs));
        if (dependent.isEmpty() || knowsPrimaryKeysInGroups()) {
            return given;
        }
        List<Expression<?>> keys = new ArrayList<>(given);
        keys.addAll(dependent);
        return keys;
    }

    /** Whether DISTINCT has a meaning inside of EXISTS. */
    protected boolean countsDistinctRowsOfExists() {
        return true;
    }

    /** Whether a key that is calculated, without values, is known again inside of another expression. */
    protected boolean knowsCalculatedKeys() {
        return true;
    }

    /** Whether the columns of a row may be selected where the rows are grouped by their primary key. */
    protected boolean knowsPrimaryKeysInGroups() {
        return true;
    }

    private VisibleNames declared(@Nullable FromItem root, List<Join> joins) {
        VisibleNames all = new VisibleNames(names);
        if (root != null) {
            all.add(root, false);
        }
        for (Join join : joins) {
            add(all, join);
        }
        return all;
    }

    private static void add(VisibleNames to, Join join) {
        if (join.kind() == Join.Kind.FULL) {
            to.leaveOutAll();
        }
        to.add(join.target(), join.kind() == Join.Kind.LEFT || join.kind() == Join.Kind.FULL);
    }

    /** Writes what a query reads from; each join sees what stands before it. */
    private void sources(FromItem root, List<Join> joins) {
        if (joins.size() >= mostTables()) {
            throw new UnsupportedConstructException(
                    dialect.name() + " joins " + mostTables() + " tables at most, and the" + " query joins "
                            + (joins.size() + 1) + ". Read a part of them in a query of its own.");
        }
        from(root, false);
        names.add(root, false);
        for (Join join : joins) {
            join(join);
        }
    }

    /** How many tables a query can join. */
    protected int mostTables() {
        return Integer.MAX_VALUE;
    }

    private void join(Join join) {
        if (join.association() != null) {
            dev.orm.sql.node.Unlowered.refuse(join);
        }
        if (join.lateral()) {
            require(
                    Capability.LATERAL,
                    "LATERAL",
                    "Select one value by scalar(…), or number the rows of each group by a window function");
        }
        if (join.kind() == Join.Kind.FULL) {
            require(
                    Capability.FULL_JOIN,
                    "FULL JOIN",
                    "Unite a left join with the rows of the other side for which not(exists(…)) holds");
        }
        text(
                switch (join.kind()) {
                    case INNER -> " join ";
                    case LEFT -> " left join ";
                    case FULL -> " full join ";
                    case CROSS -> " cross join ";
                });
        from(join.target(), join.lateral());
        add(names, join);
        if (join.on() != null) {
            text(" on ");
            before("the ON of a join", join.on());
        }
    }

    private void distinct(Distinct distinct) {
        if (distinct.on().isEmpty()) {
            text(distinct.rows() ? "select distinct " : "select ");
            return;
        }
        require(
                Capability.DISTINCT_ON,
                "DISTINCT ON",
                "Number the rows of each group by a window function in a derived table and keep the first");
        text("select distinct on (");
        for (int i = 0; i < distinct.on().size(); i++) {
            text(i == 0 ? "" : ", ");
            operand(distinct.on().get(i), OR, null);
        }
        text(") ");
    }

    private void lock(Lock lock, SelectParts<?> parts, @Nullable FromItem root) {
        String construct = (lock.strength() == Lock.Strength.SHARE ? "FOR SHARE" : "FOR UPDATE")
                + switch (lock.waiting()) {
                    case FOREVER -> "";
                    case NOT -> " NOWAIT";
                    case SKIP -> " SKIP LOCKED";
                };
        if (parts.distinct().rows() || !parts.groupBy().isEmpty() || parts.having() != null || root == null) {
            throw new IllegalArgumentException(construct + " holds rows of tables, but the query gives none: it is"
                    + " DISTINCT or grouped, or reads from nothing. Lock the rows in a query of their own.");
        }
        Capability capability = switch (lock.waiting()) {
            case FOREVER -> lock.strength() == Lock.Strength.SHARE ? Capability.FOR_SHARE : Capability.FOR_UPDATE;
            case NOT -> Capability.LOCK_NOWAIT;
            case SKIP -> Capability.SKIP_LOCKED;
        };
        String instead = "Rely on a version attribute instead: a stale write is then refused on every database";
        if (lock.strength() == Lock.Strength.SHARE) {
            require(
                    Capability.FOR_SHARE,
                    construct,
                    dialect.supports(Capability.FOR_UPDATE) ? "Use forUpdate()" : instead);
        }
        require(capability, construct, instead);
        if (!lock.of().isEmpty() && !parts.joins().isEmpty()) {
            require(Capability.LOCK_OF, "FOR UPDATE OF", "Lock the rows of the one table in a query of its own");
        }
        for (FromItem item : lock.of()) {
            if (!names.isOwn(item.alias())) {
                throw new IllegalArgumentException("of(…) names \"" + item.alias()
                        + "\", which the query does not read from. Name an entity or table of its FROM or JOIN.");
            }
        }
        lock(lock, lockedTables(lock, parts.joins(), root));
    }

    /** The tables that are named behind {@code OF}; none for all. */
    protected List<FromItem> lockedTables(Lock lock, List<Join> joins, FromItem root) {
        return joins.isEmpty() ? List.of() : lock.of();
    }

    /** {@code FOR UPDATE}. */
    protected void lock(Lock lock, List<FromItem> of) {
        text(lock.strength() == Lock.Strength.SHARE ? " for share" : " for update");
        for (int i = 0; i < of.size(); i++) {
            text(i == 0 ? " of " : ", ").text(nameOf(of.get(i)));
        }
        text(
                switch (lock.waiting()) {
                    case FOREVER -> "";
                    case NOT -> " nowait";
                    case SKIP -> " skip locked";
                });
    }

    /** The quoted name by which a statement calls what it reads from. */
    protected final String nameOf(FromItem item) {
        return dialect.quote(
                item instanceof dev.orm.sql.node.TableRef table && item.alias().isEmpty()
                        ? table.table().name().name()
                        : item.alias());
    }

    private Outcome setOperation(SetOperation<?> operation, Shape asked) {
        if (operation.operands().size() > mostOperands()) {
            throw new UnsupportedConstructException(
                    "A set operation has " + operation.operands().size() + " queries, and "
                            + dialect.name() + " takes " + mostOperands()
                            + " at most. Join values(…) or unnest(…) instead of one query for each value.");
        }
        Shape shape = (asked.existence() ? Shape.ROWS : asked).unifying(storedInDifferentForms(operation));
        if (!operation.orderBy().isEmpty() && ordersSetOperationsFromOutside(operation.orderBy())) {
            VisibleNames enclosing = names;
            names = names.hidden(
                    dialect.name() + " orders the rows of a set operation by a query around it, so that its"
                            + " parts cannot refer to one further out. Order nothing there, or read the rows by a query of their own.");
            Outcome outcome = select(ordered(operation), shape);
            names = enclosing;
            return outcome;
        }
        SetOperation.Operator operator = operation.operator();
        if (operator == SetOperation.Operator.INTERSECT_ALL || operator == SetOperation.Operator.EXCEPT_ALL) {
            require(
                    Capability.INTERSECT_ALL,
                    operator.keywords().toUpperCase(Locale.ROOT),
                    "Use the operation without ALL, or number equal rows by a window function first");
        }
        Outcome first = null;
        for (QueryExpression<?> operand : operation.operands()) {
            if (first == null) {
                first = setOperand(operand, operation == recursion ? shape.anchoring() : shape);
            } else {
                text(" ").text(operator.keywords()).text(" ");
                Outcome next = setOperand(operand, shape.withoutLabels());
                first = new Outcome(first.items(), commonTypes(operator, first.types(), next.types()), first.names());
            }
        }
        Outcome outcome = java.util.Objects.requireNonNull(first);
        VisibleNames enclosing = names;
        names = outcome.names();
        orderWhole(operation.orderBy(), outcome.items());
        names = enclosing;
        paging(operation.paging(), !operation.orderBy().isEmpty());
        return outcome;
    }

    /** The places of columns whose equal values the parts of a set operation would give in different forms. */
    protected Set<Integer> storedInDifferentForms(SetOperation<?> operation) {
        return Set.of();
    }

    /** Whether an order of a set operation is only written by a query that reads from it. */
    protected boolean ordersSetOperationsFromOutside(List<SortKey> keys) {
        return false;
    }

    /** Orders the rows of a set operation by a query that reads from it. */
    private static Select<?> ordered(SetOperation<?> operation) {
        DerivedTable whole = operation.unpaged().as("orm_whole");
        List<Selectable<?>> columns = new ArrayList<>();
        for (Selectable<?> item : operation.projection().items()) {
            columns.add(whole.column(ExpressionTypes.expression(item)));
        }
        List<SortKey> keys = new ArrayList<>();
        for (SortKey key : operation.orderBy()) {
            keys.add(new SortKey(whole.column(key.expression()), key.descending(), key.nulls()));
        }
        Select<?> select = Sql.select(Projection.row(columns)).from(whole).orderBy(keys);
        return select.paged(operation.paging());
    }

    /** How many queries one set operation can have. */
    protected int mostOperands() {
        return Integer.MAX_VALUE;
    }

    private Outcome setOperand(QueryExpression<?> query, Shape shape) {
        if (query instanceof Select<?> select) {
            SelectParts<?> parts = select.parts();
            if (parts.lock() != null) {
                throw new IllegalArgumentException(
                        "FOR UPDATE cannot stand inside a set operation. Lock the rows in a query of their own.");
            }
            if (parts.orderBy().isEmpty() && parts.paging().equals(Paging.NONE)) {
                return select(select, shape);
            }
        }
        text(beforeOperand());
        Outcome outcome = outcome(query, shape);
        text(")");
        return outcome;
    }

    /** What stands before a query with an order of its own inside a set operation; a parenthesis follows the query. */
    protected String beforeOperand() {
        return "(";
    }

    private static List<SqlType<?>> commonTypes(
            SetOperation.Operator operator, List<SqlType<?>> left, List<SqlType<?>> right) {
        List<SqlType<?>> common = new ArrayList<>(left.size());
        for (int i = 0; i < left.size(); i++) {
            common.add(ExpressionTypes.common(
                    left.get(i),
                    right.get(i),
                    "Column " + (i + 1) + " of a " + operator.keywords().toUpperCase(Locale.ROOT)));
        }
        return common;
    }
}
