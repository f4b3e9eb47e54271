package dev.orm.sql.node;

import dev.orm.sql.EntityPath;

/** Tells of a node that the mapping should have replaced by tables and columns. */
public final class Unlowered {

    private Unlowered() {}

    /**
     * Refuses a node.
     *
     * @param node an entity, an attribute, or an association
     * @param <R> what the caller would return
     * @return never
     * @throws IllegalStateException always
     */
    public static <R> R refuse(Object node) {
        String kind = node instanceof EntityPath<?> ? "The entity " : "The node ";
        throw new IllegalStateException(kind + node + " (" + node.getClass().getSimpleName()
                + ") reached the compiler, which knows tables and columns only. Run the statement through a session,"
                + " which puts them in its place; if it was, this is a fault of the library.");
    }
}
