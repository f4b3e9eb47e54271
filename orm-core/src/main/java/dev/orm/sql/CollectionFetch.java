package dev.orm.sql;

import dev.orm.sql.node.Paging;
import dev.orm.sql.node.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some of the entities that an association to many leads to, which a query loads together with its own:
 * {@code user.posts.where(post.title.startsWith("A")).orderBy(post.title.asc()).limit(3)}. Immutable: every method returns a changed
 * copy. A collection that is loaded in part can be read, and refuses to be changed.
 *
 * @param association the association
 * @param condition which of its entities, or null for all
 * @param order their order; empty for that of the association
 * @param paging which of the entities of each owner
 * @param nested what is loaded of the entities
 * @param <E> the entity that the association leads to
 */
public record CollectionFetch<E>(
        ToManyPath<E, ?> association,
        @Nullable Condition condition,
        List<SortKey> order,
        Paging paging,
        List<FetchPlan> nested)
        implements Fetchable {

    /** Copies the lists. */
    public CollectionFetch {
        order = List.copyOf(order);
        nested = List.copyOf(nested);
    }

    CollectionFetch(ToManyPath<E, ?> association) {
        this(association, null, List.of(), Paging.NONE, List.of());
    }

    /**
     * Keeps the entities for which conditions are true; they and those of several calls are joined by {@code AND}.
     *
     * @param conditions conditions on the entities, which they call by one root path such as {@code QPost.post}; the absent are left
     *     out: see {@link Sql#ifPresent}
     * @return the changed fetch
     */
    public CollectionFetch<E> where(Condition... conditions) {
        return new CollectionFetch<>(association, Conditions.and(condition, conditions), order, paging, nested);
    }

    /**
     * Says in which order the collection holds the entities; entities that are equal in it come in the order of their ids.
     *
     * @param keys the keys, the most important one first, which call the entities by the same root path as the conditions
     * @return the changed fetch
     */
    public CollectionFetch<E> orderBy(SortKey... keys) {
        List<SortKey> all = new ArrayList<>(order);
        all.addAll(List.of(keys));
        return new CollectionFetch<>(association, condition, all, paging, nested);
    }

    /**
     * Keeps the first entities of each owner, by a window function in the one statement.
     *
     * @param rows how many there are at most for each owner, from 0
     * @return the changed fetch
     * @throws IllegalArgumentException if the number is negative
     */
    public CollectionFetch<E> limit(long rows) {
        return new CollectionFetch<>(
                association, condition, order, paging.withLimit(Paging.rows("LIMIT", rows)), nested);
    }

    /**
     * Loads associations of the entities as well.
     *
     * @param behind associations of the entity that this leads to
     * @return the changed fetch
     */
    public CollectionFetch<E> fetch(Fetchable... behind) {
        List<FetchPlan> all = new ArrayList<>(nested);
        Stream.of(behind).map(Fetchable::plan).forEach(all::add);
        return new CollectionFetch<>(association, condition, order, paging, all);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if conditions and order call the entities by more than one root path, or by none
     */
    @Override
    public FetchPlan plan() {
        List<Expression<?>> parts = new ArrayList<>();
        if (condition != null) {
            parts.add(condition);
        }
        order.forEach(key -> parts.add(key.expression()));
        if (parts.isEmpty() && paging.limit() == null) {
            return new FetchPlan(association, nested);
        }
        EntityPath<?> element = parts.isEmpty() ? association.hidden() : Roots.fetched(association, parts);
        Select<?> elements = Sql.select(element).orderBy(order).paged(paging);
        return new FetchPlan(association, condition == null ? elements : elements.where(condition), nested);
    }
}
