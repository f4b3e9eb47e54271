package dev.orm.sql.node;

import dev.orm.sql.Change;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.FromItem;
import dev.orm.sql.NestedList;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.RowStatement;
import dev.orm.sql.Selectable;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a changed copy of a statement. Each node copies itself with its parts rewritten; a rewriter says what stands in the
 * place of the nodes that it is there for.
 */
public abstract class Rewriter {

    /** For subclasses. */
    protected Rewriter() {}

    /**
     * Says what stands in the place of an expression. A condition has to become a condition.
     *
     * @param node the expression
     * @return what replaces it; by default a copy with its parts rewritten
     */
    protected Expression<?> replace(Expression<?> node) {
        return node.rewritten(this);
    }

    /**
     * Says what stands in the place of something that is selected and is no expression, such as an entity.
     *
     * @param item the entity
     * @return what replaces it; by default itself
     */
    protected Selectable<?> replace(Selectable<?> item) {
        return item;
    }

    /**
     * Says what stands in the place of a list inside of a row.
     *
     * @param list the list
     * @return what replaces it; by default a copy with its parts rewritten
     */
    protected Selectable<?> replace(NestedList<?> list) {
        return list.rewritten(this);
    }

    /**
     * Says what stands in the place of what a statement reads from or writes to.
     *
     * @param item an entity or table
     * @return what replaces it; by default a copy with its parts rewritten
     */
    protected FromItem replace(FromItem item) {
        return item.rewritten(this);
    }

    /**
     * Says what stands in the place of a query inside the statement.
     *
     * @param query the query
     * @return what replaces it; by default a copy with its parts rewritten
     */
    protected QueryExpression<?> replace(QueryExpression<?> query) {
        return query.rewritten(this);
    }

    /**
     * Says what stands in the place of a change inside a common table expression or under {@code RETURNING}.
     *
     * @param change the change
     * @return what replaces it; by default a copy with its parts rewritten
     */
    protected Change replace(Change change) {
        return change.rewritten(this);
    }

    /**
     * Says whether a copy keeps what makes objects of its rows. It is no part of the structure, and may hold on to anything.
     *
     * @return whether it does; by default it does
     */
    public boolean keepsFunctions() {
        return true;
    }

    /**
     * Rewrites an expression.
     *
     * @param node the expression
     * @param <T> the Java type of its value
     * @return what replaces it
     */
    @SuppressWarnings("unchecked")
    public final <T> Expression<T> rewrite(Expression<T> node) {
        return (Expression<T>) replace((Expression<?>) node);
    }

    /**
     * Rewrites a condition.
     *
     * @param node the condition
     * @return what replaces it
     */
    public final Condition rewrite(Condition node) {
        return (Condition) replace((Expression<?>) node);
    }

    /**
     * Rewrites something that is selected.
     *
     * @param item an expression or an entity
     * @return what replaces it
     */
    public final Selectable<?> rewrite(Selectable<?> item) {
        if (item instanceof NestedList<?> list) {
            return replace(list);
        }
        return item instanceof Expression<?> expression ? replace(expression) : replace(item);
    }

    /**
     * Rewrites what a statement reads from or writes to.
     *
     * @param item an entity or table
     * @return what replaces it
     */
    public final FromItem rewrite(FromItem item) {
        return replace(item);
    }

    /**
     * Rewrites a query inside the statement.
     *
     * @param query the query
     * @param <T> what a row becomes
     * @return what replaces it
     */
    @SuppressWarnings("unchecked")
    public final <T> QueryExpression<T> rewrite(QueryExpression<T> query) {
        return (QueryExpression<T>) replace((QueryExpression<?>) query);
    }

    /**
     * Rewrites what makes the rows of a common table expression.
     *
     * @param statement a query, or a change that returns rows
     * @return what replaces it
     */
    public final RowStatement<?> rewrite(RowStatement<?> statement) {
        return statement instanceof QueryExpression<?> query ? replace(query) : statement.rewritten(this);
    }

    /**
     * Rewrites a change.
     *
     * @param change the change
     * @return what replaces it
     */
    public final Change rewrite(Change change) {
        return replace(change);
    }

    /**
     * Rewrites expressions.
     *
     * @param nodes the expressions
     * @return what replaces them, in the same order
     */
    public final List<Expression<?>> rewriteAll(List<? extends Expression<?>> nodes) {
        List<Expression<?>> rewritten = new ArrayList<>(nodes.size());
        for (Expression<?> node : nodes) {
            rewritten.add(replace(node));
        }
        return rewritten;
    }

    /**
     * Rewrites conditions.
     *
     * @param nodes the conditions
     * @return what replaces them, in the same order
     */
    public final List<Condition> rewriteConditions(List<Condition> nodes) {
        List<Condition> rewritten = new ArrayList<>(nodes.size());
        for (Condition node : nodes) {
            rewritten.add(rewrite(node));
        }
        return rewritten;
    }
}
