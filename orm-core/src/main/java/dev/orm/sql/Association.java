package dev.orm.sql;

import java.util.List;
import java.util.stream.Stream;

/**
 * A path from an entity along one of its associations, which a statement can join or fetch: {@code user.posts},
 * {@code post.author()}.
 *
 * @param <E> the entity that the path leads to
 */
public interface Association<E> extends Fetchable, Attribute<E> {

    /**
     * Returns the entity that the path starts from.
     *
     * @return the owner's path
     */
    @Override
    EntityPath<?> owner();

    /**
     * Returns the name of the attribute that holds the association.
     *
     * @return its name in the owner's class
     */
    @Override
    String attribute();

    /**
     * Returns the entity that the path leads to.
     *
     * @return its class
     */
    Class<E> target();

    @Override
    default FetchPlan plan() {
        return new FetchPlan(this, List.of());
    }

    /**
     * Loads this association and, of the entities it leads to, others: {@code user.posts.fetch(post.comments)}.
     *
     * @param behind associations of the entity that this leads to
     * @return the plan
     */
    default FetchPlan fetch(Fetchable... behind) {
        return new FetchPlan(this, Stream.of(behind).map(Fetchable::plan).toList());
    }
}
