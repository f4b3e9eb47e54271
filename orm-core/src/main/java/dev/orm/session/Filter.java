package dev.orm.session;

import dev.orm.sql.Condition;
import dev.orm.sql.EntityPath;
import dev.orm.sql.node.Absent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A condition that holds wherever an entity is read or changed: in queries, joins, {@code EXISTS} and inner queries, in lazy and fetched
 * collections, in {@code get}, and in statements that update or delete; corresponds to SQLAlchemy's {@code with_loader_criteria}.
 * Immutable.
 *
 * <pre>{@code
 * static final Filter PUBLISHED = Filter.on(post, post.publishedAt.isNotNull());
 *
 * SessionFactory.builder(engine).filter(PUBLISHED)                          // in all sessions
 * session.with(PUBLISHED, () -> session.query(select(user)…).list())        // here
 * session.without(Filter.SOFT_DELETE, () -> session.get(User.class, id))    // the way around
 * }</pre>
 *
 * <p>An association to one is followed whatever a filter says, since a reference that looked empty would be written as empty. Only
 * {@link #TENANT} holds there too.
 */
public final class Filter {

    /** Hides rows that {@code @SoftDelete} marks as deleted. It is on in every session. */
    public static final Filter SOFT_DELETE = new Filter(null, null);

    /** Hides rows of other tenants than the session's, as {@code @TenantId} tells them. It is on in every session. */
    public static final Filter TENANT = new Filter(null, null);

    private final @Nullable EntityPath<?> entity;
    private final @Nullable Condition condition;

    private Filter(@Nullable EntityPath<?> entity, @Nullable Condition condition) {
        this.entity = entity;
        this.condition = condition;
    }

    /**
     * Makes a filter of a condition on an entity.
     *
     * @param entity the root path by which the condition calls the entity, such as {@code QPost.post}
     * @param condition what is true for the rows that are seen; it may hold queries of other entities
     * @return the filter
     * @throws IllegalArgumentException if the path is no root, or the condition is absent
     */
    public static Filter on(EntityPath<?> entity, Condition condition) {
        if (!entity.isRoot()) {
            throw new IllegalArgumentException("\"" + entity
                    + "\" leads along an association. A filter is on an entity itself: name it by a root path.");
        }
        if (Absent.is(condition)) {
            throw Absent.refused("A filter");
        }
        return new Filter(entity, condition);
    }

    /**
     * Returns the path by which the condition calls the entity.
     *
     * @return the path; null for the filters of annotations
     */
    public @Nullable EntityPath<?> entity() {
        return entity;
    }

    /**
     * Returns the condition.
     *
     * @return the condition; null for the filters of annotations
     */
    public @Nullable Condition condition() {
        return condition;
    }

    /** Whether another filter has the same path and a condition of the same structure; values may differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || entity != null
                        && other instanceof Filter that
                        && entity.equals(that.entity)
                        && Objects.equals(condition, that.condition);
    }

    @Override
    public int hashCode() {
        return entity == null ? System.identityHashCode(this) : entity.hashCode() * 31 + Objects.hashCode(condition);
    }

    @Override
    public String toString() {
        return this == SOFT_DELETE ? "SOFT_DELETE" : this == TENANT ? "TENANT" : "filter on " + entity;
    }
}
