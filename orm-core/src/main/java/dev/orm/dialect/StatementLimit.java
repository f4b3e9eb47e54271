package dev.orm.dialect;

/**
 * How long a statement of a connection may take, and a transaction may wait for the program, where the server limits that:
 * {@code statement_timeout} of PostgreSQL, {@code max_statement_time} of MariaDB.
 *
 * @param lift the statement that lets everything take as long as it needs
 * @param restoring a query of one row whose only column is the statement that sets the limits as they are when it is asked
 */
public record StatementLimit(String lift, String restoring) {}
