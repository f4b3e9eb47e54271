package dev.orm.sql;

import dev.orm.sql.SetOperation.Operator;
import dev.orm.sql.node.FromItemVisitor;
import dev.orm.sql.node.Paging;
import dev.orm.sql.node.Rewriter;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A common table expression: {@code WITH name AS (…)}. It is used like a table, once or several times; the statement that
 * reads from it declares it by itself. Immutable.
 *
 * <pre>{@code
 * Cte tree = cte("tree").recursive(
 *         select(category.id, category.name).from(category).where(category.parent().isNull()),
 *         self -> select(category.id, category.name).from(category)
 *                 .join(self, category.parent().id.eq(self.column(category.id))));
 * select(tree.column(category.name)).from(tree)
 * }</pre>
 */
public final class Cte extends RowSource {

    private final String name;
    private final @Nullable RowStatement<?> body;
    private final List<Selectable<?>> items;
    private final boolean recursive;
    private final @Nullable Boolean materialized;

    private Cte(
            String name,
            String alias,
            @Nullable RowStatement<?> body,
            List<Selectable<?>> items,
            boolean recursive,
            @Nullable Boolean materialized) {
        super(alias);
        this.name = name;
        this.body = body;
        this.items = items;
        this.recursive = recursive;
        this.materialized = materialized;
    }

    /**
     * A name that waits for its rows.
     *
     * @param name the name, unquoted
     */
    public record Name(String name) {

        /**
         * {@code WITH name AS (statement)}.
         *
         * @param statement a query; where the database can, also a change with {@code RETURNING}
         * @return the expression
         * @throws IllegalArgumentException if two columns have the same label
         */
        public Cte as(RowStatement<?> statement) {
            List<Selectable<?>> items = statement.projection().items();
            checkNames(name, items);
            return new Cte(name, name, statement, items, false, null);
        }

        /**
         * {@code WITH RECURSIVE name AS (anchor UNION ALL step)}: begins with the rows of a query and goes on, from the rows
         * found last, until there are no more.
         *
         * @param anchor the first rows
         * @param step makes the query of the next rows from those found last
         * @param <T> what a row becomes
         * @return the expression
         * @throws IllegalArgumentException if the columns of the two do not fit
         */
        public <T> Cte recursive(QueryExpression<T> anchor, Function<Cte, QueryExpression<T>> step) {
            return recursive(Operator.UNION_ALL, anchor, step);
        }

        /**
         * {@code WITH RECURSIVE name AS (anchor UNION step)}: as {@link #recursive}, but rows that were found before are left
         * out, so that it ends where the data go in a circle.
         *
         * @param anchor the first rows
         * @param step makes the query of the next rows from those found last
         * @param <T> what a row becomes
         * @return the expression
         * @throws IllegalArgumentException if the columns of the two do not fit
         */
        public <T> Cte recursiveDistinct(QueryExpression<T> anchor, Function<Cte, QueryExpression<T>> step) {
            return recursive(Operator.UNION, anchor, step);
        }

        private <T> Cte recursive(
                Operator operator, QueryExpression<T> anchor, Function<Cte, QueryExpression<T>> step) {
            List<Selectable<?>> items = anchor.projection().items();
            checkNames(name, items);
            QueryExpression<T> next = step.apply(new Cte(name, name, null, items, true, null));
            SetOperation<T> body = SetOperation.of(operator, anchor, next);
            // Two operands, even where the anchor is a union itself: the database has to tell it from the step.
            return new Cte(
                    name,
                    name,
                    new SetOperation<>(operator, List.of(anchor, next), body.orderBy(), Paging.NONE),
                    items,
                    true,
                    null);
        }
    }

    /**
     * Reads from it under another alias, where it is used more than once.
     *
     * @param alias the alias, unquoted
     * @return the same rows under the alias
     */
    public Cte as(String alias) {
        return new Cte(name, alias, body, items, recursive, materialized);
    }

    /**
     * {@code AS MATERIALIZED}: the rows are made once, before the statement is optimised.
     *
     * @return the changed expression
     */
    public Cte materialized() {
        return new Cte(name, alias(), body, items, recursive, true);
    }

    /**
     * {@code AS NOT MATERIALIZED}: the query is optimised together with the statement.
     *
     * @return the changed expression
     */
    public Cte notMaterialized() {
        return new Cte(name, alias(), body, items, recursive, false);
    }

    /**
     * Returns the name by which it is declared.
     *
     * @return the name, unquoted
     */
    public String name() {
        return name;
    }

    /**
     * Returns what makes the rows.
     *
     * @return a query or a change that returns rows; null where a recursive step refers to the rows found last
     */
    public @Nullable RowStatement<?> body() {
        return body;
    }

    /**
     * Tells whether the expression refers to itself.
     *
     * @return whether it does
     */
    public boolean isRecursive() {
        return recursive;
    }

    /**
     * Returns what the database is told about making the rows before the statement.
     *
     * @return whether it should, or null for nothing
     */
    public @Nullable Boolean isMaterialized() {
        return materialized;
    }

    @Override
    public List<Selectable<?>> items() {
        return items;
    }

    /**
     * Tells whether another expression declares the same with the same bind values, whatever its alias.
     *
     * @param other the other
     * @return whether it does
     */
    public boolean isSameAs(Cte other) {
        return this == other || isDeclaredLike(other) && binds().isOfSameNodes(other.binds());
    }

    private BindCollector binds() {
        BindCollector binds = new BindCollector();
        collectBinds(binds);
        return binds;
    }

    private boolean isDeclaredLike(Cte other) {
        return name.equals(other.name)
                && recursive == other.recursive
                && Objects.equals(materialized, other.materialized)
                && Objects.equals(body, other.body);
    }

    /**
     * Copies the expression with another body, for layers that rewrite statements.
     *
     * @param rewritten what makes the rows; null where a recursive step refers to the rows found last
     * @param columns what the columns hold
     * @return the copy
     */
    public Cte with(@Nullable RowStatement<?> rewritten, List<Selectable<?>> columns) {
        return new Cte(name, alias(), rewritten, columns, recursive, materialized);
    }

    @Override
    public <R> R accept(FromItemVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Cte rewritten(Rewriter rewriter) {
        if (body != null) {
            RowStatement<?> rewritten = rewriter.rewrite(body);
            return with(rewritten, rewritten.projection().items());
        }
        return with(null, items.stream().<Selectable<?>>map(rewriter::rewrite).toList());
    }

    @Override
    public void collectBinds(BindCollector binds) {
        if (body != null) {
            binds.collect(body);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Cte that && alias().equals(that.alias()) && isDeclaredLike(that);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, alias(), body);
    }

    @Override
    public String toString() {
        return alias();
    }
}
