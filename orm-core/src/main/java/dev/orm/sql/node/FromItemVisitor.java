package dev.orm.sql.node;

import dev.orm.sql.EntityPath;

/**
 * Has a method for each kind of item that a statement reads from or writes to.
 *
 * @param <R> what the methods return
 */
public interface FromItemVisitor<R> {

    /**
     * Visits a table.
     *
     * @param table the table
     * @return what this visitor makes of it
     */
    R visit(TableRef table);

    /**
     * Visits an entity.
     *
     * @param entity the entity
     * @return what this visitor makes of it
     */
    R visit(EntityPath<?> entity);
}
