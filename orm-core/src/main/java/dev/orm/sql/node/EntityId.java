package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.EntityPath;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * The primary key of an entity in memory, to which an association is set. The entity is one bind: it is no part of the
 * statement's structure.
 */
public final class EntityId implements Expression<Object> {

    private final EntityPath<?> path;
    private final @Nullable Object entity;

    /**
     * Makes the value.
     *
     * @param path the association that is set
     * @param entity the entity, null for SQL {@code NULL}
     */
    public EntityId(EntityPath<?> path, @Nullable Object entity) {
        this.path = path;
        this.entity = entity;
    }

    /**
     * Sets an association.
     *
     * @param path the association
     * @param entity the entity, null for SQL {@code NULL}
     * @param <E> the entity class
     * @return the assignment
     */
    public static <E> Assignment assigned(EntityPath<E> path, @Nullable E entity) {
        return new Assignment(new Column(path), new EntityId(path, entity));
    }

    /**
     * Returns the association that is set.
     *
     * @return its path
     */
    public EntityPath<?> path() {
        return path;
    }

    /**
     * Returns an equal value that holds no entity.
     *
     * @return the value
     */
    public EntityId withoutEntity() {
        return new EntityId(path, null);
    }

    @Override
    public Class<Object> javaType() {
        return Object.class;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression<Object> rewritten(Rewriter rewriter) {
        return this;
    }

    @Override
    public @Nullable SqlType<?> sqlType() {
        return Unlowered.refuse(path);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.add(this, entity);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntityId that && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return "?";
    }

    /**
     * The column that holds what an association leads to.
     *
     * @param path the association
     */
    public record Column(EntityPath<?> path) implements Expression<Object> {

        @Override
        public Class<Object> javaType() {
            return Object.class;
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public Expression<Object> rewritten(Rewriter rewriter) {
            return this;
        }

        @Override
        public @Nullable SqlType<?> sqlType() {
            return Unlowered.refuse(path);
        }

        @Override
        public void collectBinds(BindCollector binds) {}
    }
}
