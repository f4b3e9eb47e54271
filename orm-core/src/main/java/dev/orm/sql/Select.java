package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.Lock;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.SortKey;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code SELECT} statement. Immutable: every method returns a changed copy. A query of one entity reads from that entity
 * unless {@link #from} says otherwise; nothing else is ever added to {@code FROM}, so two unrelated tables never multiply.
 *
 * <pre>{@code
 * select(user).where(user.age.gt(25)).orderBy(user.name.asc())
 * }</pre>
 *
 * @param <T> what a row becomes
 */
public final class Select<T> implements QueryExpression<T> {

    private final SelectParts<T> parts;
    private int hash;

    Select(SelectParts<T> parts) {
        this.parts = parts;
    }

    /**
     * Reads from an entity or a table.
     *
     * @param item the entity or table
     * @return the changed query
     */
    public Select<T> from(FromItem item) {
        return new Select<>(parts.withFrom(item));
    }

    /**
     * {@code JOIN} along an association.
     *
     * @param association the association, of an entity that the query reads
     * @param target the path by which the rest of the query calls the entity that it leads to
     * @param <E> that entity
     * @return the changed query
     */
    public <E> Select<T> join(Association<E> association, EntityPath<E> target) {
        return join(new Join(Join.Kind.INNER, association, target, null));
    }

    /**
     * {@code LEFT JOIN} along an association.
     *
     * @param association the association, of an entity that the query reads
     * @param target the path by which the rest of the query calls the entity that it leads to
     * @param <E> that entity
     * @return the changed query
     */
    public <E> Select<T> leftJoin(Association<E> association, EntityPath<E> target) {
        return join(new Join(Join.Kind.LEFT, association, target, null));
    }

    /**
     * {@code JOIN} by a condition.
     *
     * @param target the entity or table
     * @param on the condition
     * @return the changed query
     */
    public Select<T> join(FromItem target, Condition on) {
        return join(new Join(Join.Kind.INNER, null, target, on));
    }

    /**
     * {@code LEFT JOIN} by a condition.
     *
     * @param target the entity or table
     * @param on the condition
     * @return the changed query
     */
    public Select<T> leftJoin(FromItem target, Condition on) {
        return join(new Join(Join.Kind.LEFT, null, target, on));
    }

    private Select<T> join(Join join) {
        return new Select<>(parts.withJoins(added(parts.joins(), List.of(join))));
    }

    /**
     * Keeps the rows for which conditions are true; they and those of several calls are joined by {@code AND}.
     *
     * @param conditions the conditions, of which the absent are left out: see {@link Sql#ifPresent}
     * @return the changed query
     */
    public Select<T> where(Condition... conditions) {
        return new Select<>(parts.withWhere(Conditions.and(parts.where(), conditions)));
    }

    /**
     * {@code GROUP BY}.
     *
     * @param keys what equal rows have in common
     * @return the changed query
     */
    public Select<T> groupBy(Expression<?>... keys) {
        return new Select<>(parts.withGroupBy(added(parts.groupBy(), List.of(keys))));
    }

    /**
     * {@code HAVING}; the conditions and those of several calls are joined by {@code AND}.
     *
     * @param conditions the conditions on a group, of which the absent are left out: see {@link Sql#ifPresent}
     * @return the changed query
     */
    public Select<T> having(Condition... conditions) {
        return new Select<>(parts.withHaving(Conditions.and(parts.having(), conditions)));
    }

    /**
     * {@code ORDER BY}; further calls add keys behind those there are.
     *
     * @param keys the keys, the most important one first
     * @return the changed query
     */
    public Select<T> orderBy(SortKey... keys) {
        return orderBy(List.of(keys));
    }

    /**
     * {@code ORDER BY}; further calls add keys behind those there are.
     *
     * @param keys the keys, the most important one first
     * @return the changed query
     */
    public Select<T> orderBy(List<SortKey> keys) {
        return new Select<>(parts.withOrderBy(added(parts.orderBy(), keys)));
    }

    /**
     * {@code LIMIT}.
     *
     * @param rows how many rows are returned at most, from 0
     * @return the changed query
     * @throws IllegalArgumentException if the number is negative
     */
    public Select<T> limit(long rows) {
        return new Select<>(parts.withLimit(checked("LIMIT", rows)));
    }

    /**
     * {@code OFFSET}.
     *
     * @param rows how many rows are left out first, from 0
     * @return the changed query
     * @throws IllegalArgumentException if the number is negative
     */
    public Select<T> offset(long rows) {
        return new Select<>(parts.withOffset(checked("OFFSET", rows)));
    }

    /**
     * {@code SELECT DISTINCT}.
     *
     * @return the changed query
     */
    public Select<T> distinct() {
        return new Select<>(parts.withDistinct(true));
    }

    /**
     * {@code FOR UPDATE}.
     *
     * @return the changed query
     */
    public Select<T> forUpdate() {
        return new Select<>(parts.withLock(Lock.UPDATE));
    }

    /**
     * {@code FOR UPDATE SKIP LOCKED}.
     *
     * @return the changed query
     */
    public Select<T> forUpdateSkipLocked() {
        return new Select<>(parts.withLock(Lock.UPDATE_SKIP_LOCKED));
    }

    /**
     * Loads associations together with the entities, in one more statement for each.
     *
     * @param associations what is loaded
     * @return the changed query
     */
    public Select<T> fetch(Fetchable... associations) {
        List<FetchPlan> plans = Stream.of(associations).map(Fetchable::plan).toList();
        return new Select<>(parts.withFetches(added(parts.fetches(), plans)));
    }

    /**
     * Selects something else of the same rows.
     *
     * @param projection what is selected
     * @param <U> what a row becomes
     * @return the changed query
     */
    public <U> Select<U> select(Projection<U> projection) {
        return new Select<>(parts.withProjection(projection));
    }

    /**
     * Returns the query without {@code ORDER BY}, {@code LIMIT}, {@code OFFSET} and fetches: what a count counts.
     *
     * @return the changed query
     */
    public Select<T> unpaged() {
        return new Select<>(
                parts.withOrderBy(List.of()).withLimit(null).withOffset(null).withFetches(List.of()));
    }

    /**
     * Selects something else of the same rows, without {@code DISTINCT} and without a lock.
     *
     * @param projection what is selected, such as a count
     * @param <U> what a row becomes
     * @return the changed query
     */
    public <U> Select<U> counting(Projection<U> projection) {
        return new Select<>(parts.withProjection(projection).withDistinct(false).withLock(Lock.NONE));
    }

    /**
     * Returns the clauses.
     *
     * @return all clauses
     */
    public SelectParts<T> parts() {
        return parts;
    }

    @Override
    public Projection<T> projection() {
        return parts.projection();
    }

    @Override
    public Select<T> rewritten(Rewriter rewriter) {
        return new Select<>(parts.rewritten(rewriter));
    }

    @Override
    public FromItem root() {
        FromItem from = parts.from();
        if (from != null) {
            return from;
        }
        List<Selectable<?>> items = parts.projection().items();
        if (items.size() == 1 && items.get(0) instanceof EntityPath<?> path && path.isRoot()) {
            return path;
        }
        throw new IllegalStateException("The query selects " + items + " but says not where from. Add .from(…).");
    }

    /**
     * Makes a query of its clauses, for layers that rewrite statements.
     *
     * @param parts the clauses
     * @param <T> what a row becomes
     * @return the query
     */
    public static <T> Select<T> of(SelectParts<T> parts) {
        return new Select<>(parts);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        parts.collectBinds(binds);
    }

    private static <E> List<E> added(List<E> there, List<? extends E> more) {
        List<E> all = new ArrayList<>(there);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static Bind<Long> checked(String clause, long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException(clause + " takes a number of rows from 0 on, not " + rows + ".");
        }
        return Bind.of(SqlType.BIGINT, rows);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Select<?> that
                        && hashCode() == that.hashCode()
                        && Objects.equals(parts, that.parts);
    }

    @Override
    public int hashCode() {
        int result = hash;
        if (result == 0) {
            result = parts.hashCode();
            hash = result;
        }
        return result;
    }

    @Override
    public String toString() {
        return "select " + parts.projection().items();
    }
}
