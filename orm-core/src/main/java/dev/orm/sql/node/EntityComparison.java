package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Condition;
import dev.orm.sql.EntityPath;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of an entity in the statement with entities in memory, by primary key. The list is one bind: neither the
 * entities nor, in an {@code IN}, their number are part of the statement's structure.
 */
public final class EntityComparison implements Condition {

    private final EntityPath<?> path;
    private final List<?> entities;
    private final boolean list;

    /**
     * Compares a path with entities.
     *
     * @param path the entity in the statement
     * @param entities the entities in memory; one unless {@code list}
     * @param list whether it may be any of them ({@code IN})
     */
    public EntityComparison(EntityPath<?> path, List<?> entities, boolean list) {
        this.path = path;
        this.entities = entities;
        this.list = list;
    }

    /**
     * Copies entities that a path is compared with.
     *
     * @param path the path
     * @param entities the entities
     * @return the copy
     * @throws IllegalArgumentException if one of them is null
     */
    public static List<?> checked(EntityPath<?> path, Collection<?> entities) {
        for (Object entity : entities) {
            if (entity == null) {
                throw new IllegalArgumentException(
                        "\"" + path + "\" is compared with null, which equals nothing in SQL. Use isNull().");
            }
        }
        return List.copyOf(entities);
    }

    /**
     * Returns the entity in the statement.
     *
     * @return its path
     */
    public EntityPath<?> path() {
        return path;
    }

    /**
     * Returns the entities in memory.
     *
     * @return one entity, or any number if this is a list
     */
    public List<?> entities() {
        return entities;
    }

    /**
     * Tells whether the path may be any of the entities.
     *
     * @return whether this is an {@code IN}
     */
    public boolean isList() {
        return list;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Condition rewritten(Rewriter rewriter) {
        return this;
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.add(this, list ? entities : entities.get(0));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntityComparison that && list == that.list && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /**
     * Whether two paths are the same row.
     *
     * @param left the one
     * @param right the other
     */
    public record Paths(EntityPath<?> left, EntityPath<?> right) implements Condition {

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public Condition rewritten(Rewriter rewriter) {
            return this;
        }

        @Override
        public void collectBinds(BindCollector binds) {}
    }

    /**
     * Whether a path leads to nothing.
     *
     * @param path the path
     * @param negated whether it leads to something
     */
    public record Null(EntityPath<?> path, boolean negated) implements Condition {

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public Condition rewritten(Rewriter rewriter) {
            return this;
        }

        @Override
        public void collectBinds(BindCollector binds) {}
    }

    /**
     * Whether an entity is an object of a class, among those that share its table.
     *
     * @param path the entity in the statement
     * @param type the class
     */
    public record OfClass(EntityPath<?> path, Class<?> type) implements Condition {

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public Condition rewritten(Rewriter rewriter) {
            return this;
        }

        @Override
        public void collectBinds(BindCollector binds) {}
    }
}
