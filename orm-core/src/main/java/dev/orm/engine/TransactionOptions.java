package dev.orm.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a transaction is begun.
 *
 * @param readOnly whether it must not write
 * @param isolation one of the {@code TRANSACTION_…} constants of {@link java.sql.Connection}, or null for the database's own
 * @param timeout how long it may take from its begin to its last statement, or null for no limit
 */
public record TransactionOptions(
        boolean readOnly,
        @Nullable Integer isolation,
        @Nullable Duration timeout) {

    /** A transaction that may write, at the database's own isolation, without a limit. */
    public static final TransactionOptions READ_WRITE = new TransactionOptions(false, null, null);

    /** A transaction that must not write, at the database's own isolation, without a limit. */
    public static final TransactionOptions READ_ONLY = new TransactionOptions(true, null, null);
}
