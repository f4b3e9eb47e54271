package dev.orm.dialect;

import org.jspecify.annotations.Nullable;

/**
 * How long the statements that follow wait for a lock that another session holds, so that a change of a table does not keep everybody
 * else waiting behind it: {@code lock_timeout} of PostgreSQL, {@code lock_wait_timeout} of MariaDB.
 *
 * @param set the statement that limits the wait
 * @param reset the statement that takes the limit back, or null if the limit ends with the transaction in which it was set
 */
public record LockTimeout(String set, @Nullable String reset) {}
