package dev.orm.sql;

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
