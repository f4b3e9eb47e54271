package dev.orm.sql;

/**
 * What can stand in the {@code SELECT} list and gives a value per row: an {@link Expression} or an entity
 * ({@link EntityPath}).
 *
 * @param <T> the Java type of the value
 */
public interface Selectable<T> {

    /**
     * Returns the Java type of the value.
     *
     * @return its class, never a primitive one
     */
    Class<T> javaType();

    /**
     * Hands every bind value to a collector, in the order in which the nodes were put together. The order is the same for
     * two statements that are equal.
     *
     * @param binds takes the values
     */
    void collectBinds(BindCollector binds);
}
