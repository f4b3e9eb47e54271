package dev.orm.sql;

import dev.orm.sql.node.Absent;
import dev.orm.sql.node.Membership;
import dev.orm.sql.node.SortKey;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An association to many in a statement: {@code user.posts}.
 *
 * @param <E> the entity it leads to
 * @param <Q> the path of that entity
 */
public final class ToManyPath<E, Q extends EntityPath<E>> implements Association<E> {

    private final EntityPath<?> owner;
    private final String attribute;
    private final Class<E> target;
    private final Function<String, Q> path;

    ToManyPath(EntityPath<?> owner, String attribute, Class<E> target, Function<String, Q> path) {
        this.owner = owner;
        this.attribute = attribute;
        this.target = target;
        this.path = path;
    }

    @Override
    public EntityPath<?> owner() {
        return owner;
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public Class<E> target() {
        return target;
    }

    /**
     * Makes a root path of the entity that this leads to.
     *
     * @param alias its alias, unquoted
     * @return the path
     */
    public Q element(String alias) {
        return path.apply(alias);
    }

    /**
     * Whether the association holds an entity for which a condition is true: {@code user.posts.any(post.title.eq("x"))}. It becomes
     * a correlated {@code EXISTS}; SQLAlchemy's {@code any()}.
     *
     * @param condition a condition on the entities, which it calls by one root path such as {@code QPost.post}; absent for any
     *     entity
     * @return the condition
     * @throws IllegalArgumentException if the condition calls the entities by no root path, or by more than one, as it does where the
     *     association leads to its own class: then name the path, see {@link #any(EntityPath, Condition)}
     */
    public Condition any(Condition condition) {
        if (Absent.is(condition)) {
            return isNotEmpty();
        }
        return new Membership(this, Roots.element(this, condition), condition);
    }

    /**
     * Whether the association holds an entity for which a condition is true.
     *
     * @param element the root path by which the condition calls the entities, as in a join
     * @param condition the condition
     * @return the condition
     */
    public Condition any(Q element, Condition condition) {
        return new Membership(this, element, Absent.is(condition) ? null : condition);
    }

    /**
     * Whether the association holds no entity for which a condition is true: {@code NOT EXISTS}.
     *
     * @param condition as for {@link #any(Condition)}
     * @return the condition
     */
    public Condition none(Condition condition) {
        return any(condition).not();
    }

    /**
     * Whether the association holds no entity for which a condition is true: {@code NOT EXISTS}.
     *
     * @param element the root path by which the condition calls the entities
     * @param condition the condition
     * @return the condition
     */
    public Condition none(Q element, Condition condition) {
        return any(element, condition).not();
    }

    /**
     * Whether the association holds nothing.
     *
     * @return the condition
     */
    public Condition isEmpty() {
        return isNotEmpty().not();
    }

    /**
     * Whether the association holds something.
     *
     * @return the condition
     */
    public Condition isNotEmpty() {
        return new Membership(this, hidden(), null);
    }

    /**
     * Whether the association holds an entity; compares primary keys.
     *
     * @param entity the entity, with its id set
     * @return the condition
     */
    public Condition contains(E entity) {
        Q element = hidden();
        return new Membership(this, element, element.eq(entity));
    }

    /**
     * How many entities the association holds: a correlated {@code SELECT count(*)}.
     *
     * @return their number
     */
    public NumberExpression<Long> size() {
        return new Membership.Size(this, hidden());
    }

    /**
     * Loads, with the entities of a query, those that the association leads to and for which conditions are true:
     * {@code select(user).fetch(user.posts.where(post.title.startsWith("A")))}. The collection can then be read and not be changed.
     *
     * @param conditions conditions on the entities, which they call by one root path such as {@code QPost.post}; the absent are left
     *     out: see {@link Sql#ifPresent}
     * @return what is loaded
     */
    public CollectionFetch<E> where(Condition... conditions) {
        return new CollectionFetch<>(this).where(conditions);
    }

    /**
     * Loads what the association leads to in an order of its own.
     *
     * @param keys the keys, the most important one first, which call the entities by one root path
     * @return what is loaded
     */
    public CollectionFetch<E> orderBy(SortKey... keys) {
        return new CollectionFetch<>(this).orderBy(keys);
    }

    /**
     * Loads the first entities that the association leads to, of each owner. The collection can then be read and not be changed.
     *
     * @param rows how many there are at most for each owner, from 0
     * @return what is loaded
     * @throws IllegalArgumentException if the number is negative
     */
    public CollectionFetch<E> limit(long rows) {
        return new CollectionFetch<>(this).limit(rows);
    }

    /** A path that no condition of the user speaks of. */
    Q hidden() {
        return element(owner.alias() + "_" + attribute);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ToManyPath<?, ?> that && owner.equals(that.owner) && attribute.equals(that.attribute);
    }

    @Override
    public int hashCode() {
        return owner.hashCode() * 31 + attribute.hashCode();
    }

    @Override
    public String toString() {
        return owner + "." + attribute;
    }
}
