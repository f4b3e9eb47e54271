package dev.orm.sql;

/**
 * A statement that returns rows.
 *
 * @param <T> what a row becomes
 */
public sealed interface RowStatement<T> extends Statement permits QueryExpression {

    /**
     * Returns what is returned and what is made of it.
     *
     * @return the projection
     */
    Projection<T> projection();
}
