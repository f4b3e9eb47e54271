package dev.orm.sql.node;

import dev.orm.sql.Cte;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.ElementTable;
import dev.orm.sql.EntityPath;
import dev.orm.sql.TableFunction;
import dev.orm.sql.TextTable;
import dev.orm.sql.ValuesTable;

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

    /**
     * Visits the rows of a query.
     *
     * @param query the rows
     * @return what this visitor makes of it
     */
    R visit(DerivedTable query);

    /**
     * Visits a common table expression.
     *
     * @param expression the rows
     * @return what this visitor makes of it
     */
    R visit(Cte expression);

    /**
     * Visits rows that stand in the statement.
     *
     * @param values the rows
     * @return what this visitor makes of it
     */
    R visit(ValuesTable values);

    /**
     * Visits a function that gives rows.
     *
     * @param function the rows
     * @return what this visitor makes of it
     */
    R visit(TableFunction<?> function);

    /**
     * Visits the elements of an array or of JSON.
     *
     * @param node the node
     * @return what this visitor makes of it
     */
    R visit(ElementTable<?> node);

    /**
     * Visits a query that a program wrote itself.
     *
     * @param table the rows
     * @return what this visitor makes of it
     */
    R visit(TextTable table);
}
