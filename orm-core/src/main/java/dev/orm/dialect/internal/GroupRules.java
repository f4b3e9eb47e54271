package dev.orm.dialect.internal;

import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.schema.PrimaryKey;
import dev.orm.sql.BindCollector;
import dev.orm.sql.CustomExpression;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Select;
import dev.orm.sql.SelectParts;
import dev.orm.sql.Selectable;
import dev.orm.sql.TextCondition;
import dev.orm.sql.TextExpression;
import dev.orm.sql.node.AggregateCall;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.DerivedColumn;
import dev.orm.sql.node.ElementColumn;
import dev.orm.sql.node.Grouping;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.NamedCall;
import dev.orm.sql.node.Over;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a query with groups says outside of its aggregates: its keys, what is made of them, and columns that depend on a primary key
 * among them. A database that takes anything else takes it from any row of the group. Functions and texts of the user are not looked
 * into, since they may be aggregates.
 */
final class GroupRules extends Rewriter {

    private final String database;
    private final Predicate<Expression<?>> isWholeKey;
    private final Set<Expression<?>> keys = new HashSet<>();
    private final Map<String, FromItem> own = new HashMap<>();
    private final Set<ColumnRef<?>> dependent = new LinkedHashSet<>();
    private final Set<String> hidden = new HashSet<>();

    /** Whether it is HAVING that is looked at, in which a window is refused when it is written. */
    private boolean choosing;

    private GroupRules(SelectParts<?> parts, String database, Predicate<Expression<?>> isWholeKey) {
        this.database = database;
        this.isWholeKey = isWholeKey;
        parts.groupBy().forEach(this::addKey);
    }

    /**
     * Checks a query.
     *
     * @param select the query
     * @param database the name of the database
     * @param isWholeKey whether an expression is a key that may stand as a whole only
     * @return the columns outside of aggregates that are no keys, but that depend on those
     * @throws IllegalArgumentException if anything else stands there
     */
    static List<ColumnRef<?>> dependentColumns(Select<?> select, String database, Predicate<Expression<?>> isWholeKey) {
        SelectParts<?> parts = select.parts();
        if (!hasGroups(parts)) {
            return List.of();
        }
        GroupRules rules = new GroupRules(parts, database, isWholeKey);
        FromItem root = select.root();
        if (root != null) {
            rules.own.put(root.alias(), root);
        }
        parts.joins().forEach(join -> rules.own.put(join.target().alias(), join.target()));
        for (Expression<?> expression : outsideOfAggregates(parts)) {
            rules.choosing = expression == parts.having();
            if (rules.choosing || !isWholeKey.test(expression)) {
                rules.rewrite(expression);
            }
        }
        return new ArrayList<>(rules.dependent);
    }

    /** Whether rows are put together to groups, all of them to one where no keys are named. */
    static boolean hasGroups(SelectParts<?> parts) {
        return !parts.groupBy().isEmpty() || parts.having() != null || Aggregates.in(parts);
    }

    private static List<Expression<?>> outsideOfAggregates(SelectParts<?> parts) {
        List<Expression<?>> expressions = new ArrayList<>();
        for (Selectable<?> item : parts.projection().items()) {
            expressions.add(ExpressionTypes.expression(item));
        }
        if (parts.having() != null) {
            expressions.add(parts.having());
        }
        for (SortKey key : parts.orderBy()) {
            expressions.add(key.expression());
        }
        return expressions;
    }

    private void addKey(Expression<?> key) {
        if (key instanceof Grouping grouping) {
            grouping.sets().forEach(set -> set.forEach(this::addKey));
        } else {
            keys.add(key.unwrapped());
        }
    }

    @Override
    protected Expression<?> replace(Expression<?> wrapped) {
        Expression<?> node = wrapped.unwrapped();
        boolean refused = choosing && node instanceof Over;
        if (refused || isOpaque(node)) {
            return wrapped;
        } else if (keys.contains(node) && !isWholeKey.test(node)) {
            checkRebuilt(node);
        } else if (node instanceof Over<?> over) {
            over.function().rewritten(this);
            over.window().rewritten(this);
        } else if (node instanceof ColumnRef<?> column) {
            check(column.alias(), column.column().name(), column);
        } else if (node instanceof DerivedColumn<?> column) {
            check(column.alias(), column.name(), column);
        } else if (node instanceof ElementColumn<?> column) {
            check(column.alias(), column.name(), column);
        } else if (isWholeKey.test(node)) {
            throw new UnsupportedConstructException(
                    "A calculated key of GROUP BY stands in HAVING or inside of another expression, where " + database
                            + " does not know it again. Select the key in a derived table, and group by its column.");
        } else {
            node.rewritten(this);
        }
        return wrapped;
    }

    /** Two values are two parameters, of which a database does not know that they are equal. */
    private static void checkRebuilt(Expression<?> node) {
        BindCollector values = new BindCollector();
        node.collectBinds(values);
        if (values.size() > 0) {
            throw new IllegalArgumentException(
                    node + " equals a key of GROUP BY but for the values that it holds, which may"
                            + " differ. Keep the expression in a variable, and use it in both places.");
        }
    }

    private static boolean isOpaque(Expression<?> node) {
        return node instanceof AggregateCall<?>
                || node instanceof Count
                || node instanceof NamedCall<?>
                || node instanceof CustomExpression<?>
                || node instanceof TextExpression<?>
                || node instanceof TextCondition;
    }

    private void check(String alias, String name, Expression<?> column) {
        if (hidden.contains(alias) || !own.containsKey(alias)) {
            return;
        } else if (column instanceof ColumnRef<?> reference && isOfKeyedRow(alias)) {
            dependent.add(reference);
            return;
        }
        String called = "\"" + (alias.isEmpty() ? "" : alias + ".") + name + "\"";
        throw new IllegalArgumentException(
                keys.isEmpty()
                        ? called
                                + " stands beside an aggregate in a query that is not grouped, and has no one value there."
                                + " Add groupBy(…), or aggregate it too, by min(…) for example."
                        : called + " is neither grouped nor aggregated, and has no one value in a group. Add it to"
                                + " groupBy(…), or aggregate it, by min(…) for example.");
    }

    private boolean isOfKeyedRow(String alias) {
        PrimaryKey key =
                own.get(alias) instanceof TableRef table ? table.table().primaryKey() : null;
        return key != null && new HashSet<>(keyed(alias)).containsAll(key.columns());
    }

    private List<String> keyed(String alias) {
        List<String> names = new ArrayList<>();
        for (Expression<?> key : keys) {
            if (key instanceof ColumnRef<?> column && column.alias().equals(alias)) {
                names.add(column.column().name());
            }
        }
        return names;
    }

    /** A query inside may call its own rows as the grouped one does. */
    @Override
    protected QueryExpression<?> replace(QueryExpression<?> query) {
        Set<String> before = new HashSet<>(hidden);
        if (query instanceof Select<?> select) {
            if (select.root() != null) {
                hidden.add(select.root().alias());
            }
            for (Join join : select.parts().joins()) {
                hidden.add(join.target().alias());
            }
        }
        query.rewritten(this);
        hidden.clear();
        hidden.addAll(before);
        return query;
    }

    @Override
    protected FromItem replace(FromItem item) {
        if (item instanceof TableRef) {
            return item;
        }
        item.rewritten(this);
        return item;
    }

    /** Looks for aggregates outside of windows and of queries inside. */
    private static final class Aggregates extends Rewriter {

        private boolean found;

        static boolean in(SelectParts<?> parts) {
            Aggregates search = new Aggregates();
            outsideOfAggregates(parts).forEach(search::rewrite);
            return search.found;
        }

        @Override
        protected Expression<?> replace(Expression<?> wrapped) {
            Expression<?> node = wrapped.unwrapped();
            if (node instanceof AggregateCall<?> || node instanceof Count) {
                found = true;
            } else if (node instanceof Over<?> over) {
                over.function().rewritten(this);
                over.window().rewritten(this);
            } else if (!(found || node instanceof DerivedColumn<?>)) {
                node.rewritten(this);
            }
            return wrapped;
        }

        @Override
        protected QueryExpression<?> replace(QueryExpression<?> query) {
            return query;
        }
    }
}
