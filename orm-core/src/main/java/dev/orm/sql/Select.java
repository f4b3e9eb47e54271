package dev.orm.sql;

import dev.orm.sql.node.Distinct;
import dev.orm.sql.node.Join;
import dev.orm.sql.node.Lock;
import dev.orm.sql.node.Lock.Strength;
import dev.orm.sql.node.Lock.Wait;
import dev.orm.sql.node.Paging;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code SELECT} statement. Immutable: every method returns a changed copy. A query of one entity or of its attributes reads
 * from that entity unless {@link #from} says otherwise; nothing else is ever added to {@code FROM}, so two unrelated tables
 * never multiply.
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

    /**
     * {@code FULL JOIN} by a condition: keeps the rows of both sides.
     *
     * @param target the entity, the table or other rows
     * @param on the condition
     * @return the changed query
     */
    public Select<T> fullJoin(FromItem target, Condition on) {
        return join(new Join(Join.Kind.FULL, null, target, on));
    }

    /**
     * {@code CROSS JOIN}: every row with every other.
     *
     * @param target the entity, the table or other rows
     * @return the changed query
     */
    public Select<T> crossJoin(FromItem target) {
        return join(new Join(Join.Kind.CROSS, null, target, null));
    }

    /**
     * {@code JOIN LATERAL}: for each row the rows of a query that may refer to it.
     *
     * @param target the query
     * @param on the condition
     * @return the changed query
     */
    public Select<T> joinLateral(DerivedTable target, Condition on) {
        return join(new Join(Join.Kind.INNER, true, null, target, on));
    }

    /**
     * {@code LEFT JOIN LATERAL}: as {@link #joinLateral}, and rows for which the query gives none stay.
     *
     * @param target the query
     * @param on the condition
     * @return the changed query
     */
    public Select<T> leftJoinLateral(DerivedTable target, Condition on) {
        return join(new Join(Join.Kind.LEFT, true, null, target, on));
    }

    /**
     * {@code CROSS JOIN LATERAL}: as {@link #joinLateral}, without a condition.
     *
     * @param target the query
     * @return the changed query
     */
    public Select<T> crossJoinLateral(DerivedTable target) {
        return join(new Join(Join.Kind.CROSS, true, null, target, null));
    }

    /**
     * {@code JOIN} by the one foreign key between a table and those that the query reads already.
     *
     * @param target the table
     * @return the changed query
     * @throws IllegalArgumentException if there is no such foreign key, or more than one; the message names them
     */
    public Select<T> join(TablePath target) {
        return join(target, ForeignKeyJoin.condition(tables(), target));
    }

    /**
     * {@code LEFT JOIN} by the one foreign key between a table and those that the query reads already.
     *
     * @param target the table
     * @return the changed query
     * @throws IllegalArgumentException if there is no such foreign key, or more than one; the message names them
     */
    public Select<T> leftJoin(TablePath target) {
        return leftJoin(target, ForeignKeyJoin.condition(tables(), target));
    }

    private List<TableRef> tables() {
        return Stream.concat(
                        Stream.ofNullable(parts.from()), parts.joins().stream().map(Join::target))
                .filter(TableRef.class::isInstance)
                .map(TableRef.class::cast)
                .toList();
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
        return limit(Paging.rows("LIMIT", rows));
    }

    /**
     * {@code LIMIT} by an expression, which must not refer to the rows.
     *
     * @param rows how many rows are returned at most
     * @return the changed query
     */
    public Select<T> limit(Expression<? extends Number> rows) {
        return new Select<>(parts.withPaging(parts.paging().withLimit(rows)));
    }

    /**
     * {@code FETCH FIRST … ROWS WITH TIES}: keeps, beyond the limit, the rows that are equal in order to the last one.
     *
     * @return the changed query
     */
    public Select<T> withTies() {
        return new Select<>(parts.withPaging(
                new Paging(parts.paging().limit(), parts.paging().offset(), true)));
    }

    /**
     * Returns rows as another query does, for layers that rewrite statements.
     *
     * @param paging which of the rows
     * @return the changed query
     */
    public Select<T> paged(Paging paging) {
        return new Select<>(parts.withPaging(paging));
    }

    /**
     * {@code OFFSET}.
     *
     * @param rows how many rows are left out first, from 0
     * @return the changed query
     * @throws IllegalArgumentException if the number is negative
     */
    public Select<T> offset(long rows) {
        return offset(Paging.rows("OFFSET", rows));
    }

    /**
     * {@code OFFSET} by an expression, which must not refer to the rows.
     *
     * @param rows how many rows are left out first
     * @return the changed query
     */
    public Select<T> offset(Expression<? extends Number> rows) {
        return new Select<>(parts.withPaging(parts.paging().withOffset(rows)));
    }

    /**
     * {@code SELECT DISTINCT}.
     *
     * @return the changed query
     */
    public Select<T> distinct() {
        return new Select<>(parts.withDistinct(Distinct.ROWS));
    }

    /**
     * {@code SELECT DISTINCT ON}: keeps, of the rows with equal keys, the first one by {@code ORDER BY}.
     *
     * @param keys the keys, which {@code ORDER BY} has to begin with
     * @return the changed query
     */
    public Select<T> distinctOn(Expression<?>... keys) {
        return new Select<>(parts.withDistinct(new Distinct(true, List.of(keys))));
    }

    /**
     * {@code FOR UPDATE}: holds the rows, so that nobody else changes or locks them.
     *
     * @return the changed query
     */
    public Select<T> forUpdate() {
        return new Select<>(parts.withLock(new Lock(Strength.UPDATE, Wait.FOREVER, List.of())));
    }

    /**
     * {@code FOR SHARE}: holds the rows, so that nobody else changes them.
     *
     * @return the changed query
     */
    public Select<T> forShare() {
        return new Select<>(parts.withLock(new Lock(Strength.SHARE, Wait.FOREVER, List.of())));
    }

    /**
     * {@code SKIP LOCKED}: leaves out rows that another transaction holds.
     *
     * @return the changed query
     * @throws IllegalStateException if the query locks nothing
     */
    public Select<T> skipLocked() {
        Lock lock = lock("skipLocked()");
        return new Select<>(parts.withLock(new Lock(lock.strength(), Wait.SKIP, lock.of())));
    }

    /**
     * {@code NOWAIT}: fails at once where another transaction holds a row.
     *
     * @return the changed query
     * @throws IllegalStateException if the query locks nothing
     */
    public Select<T> noWait() {
        Lock lock = lock("noWait()");
        return new Select<>(parts.withLock(new Lock(lock.strength(), Wait.NOT, lock.of())));
    }

    /**
     * {@code OF}: holds the rows of some of the tables only.
     *
     * @param items entities or tables that the query reads
     * @return the changed query
     * @throws IllegalStateException if the query locks nothing
     */
    public Select<T> of(FromItem... items) {
        Lock lock = lock("of(…)");
        return new Select<>(parts.withLock(new Lock(lock.strength(), lock.waiting(), List.of(items))));
    }

    private Lock lock(String verb) {
        Lock lock = parts.lock();
        if (lock == null) {
            throw new IllegalStateException(
                    verb + " says more of a lock, but the query has none. Call forUpdate() or" + " forShare() first.");
        }
        return lock;
    }

    /**
     * Loads associations together with the entities, in one more statement for each.
     *
     * @param associations what is loaded
     * @return the changed query
     */
    public Select<T> fetch(Fetchable... associations) {
        return new Select<>(parts.withFetches(parts.fetches().and(associations, false)));
    }

    /**
     * Loads associations together with the entities, and nothing else of them: what was not fetched is an error when it is touched;
     * SQLAlchemy's {@code raiseload("*")}. It holds for all entities that the query loads, and for as long as the session knows them.
     *
     * @param associations what is loaded; none for the entities alone
     * @return the changed query
     */
    public Select<T> fetchOnly(Fetchable... associations) {
        return new Select<>(parts.withFetches(parts.fetches().and(associations, true)));
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

    @Override
    public Select<T> unpaged() {
        return new Select<>(parts.withOrderBy(List.of())
                .withPaging(Paging.NONE)
                .withLock(null)
                .withFetches(Fetches.NONE));
    }

    /**
     * Selects something else of the same rows.
     *
     * @param projection what is selected, such as a count
     * @param <U> what a row becomes
     * @return the changed query
     */
    public <U> Select<U> counting(Projection<U> projection) {
        return new Select<>(parts.withFrom(root()).withProjection(projection));
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

    /**
     * Returns what the query reads from first: what {@link #from} says, or the one entity of which something is selected.
     *
     * @return the entity, table or other rows; null if it reads from nothing
     * @throws IllegalStateException if it does not say where it reads from and selects of several entities
     */
    public @Nullable FromItem root() {
        return parts.from() != null ? parts.from() : ImpliedRoot.only(parts.projection());
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
