package dev.orm.dialect;

/**
 * A lock that belongs to a connection and ends with it, whatever happens to the program that took it: {@code pg_try_advisory_lock} on
 * PostgreSQL, {@code GET_LOCK} on MariaDB. It has nothing to do with transactions.
 *
 * @param tryAcquire a query of one row whose only column is true or 1 if the connection has the lock now; it never waits
 * @param release a query that gives the lock back
 * @param holder a query that says in words which connection has the lock; without a row if none has, or the user may not see it
 */
public record SessionLock(String tryAcquire, String release, String holder) {}
