package dev.orm.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a transaction is begun. Immutable.
 *
 * @param readOnly whether it must not write
 * @param isolation how far it is kept apart from others, or null for the database's own way
 * @param timeout how long it may take from its begin to its last statement, or null for no limit
 */
public record TransactionOptions(
        boolean readOnly,
        @Nullable Isolation isolation,
        @Nullable Duration timeout) {

    /** A transaction that may write, at the database's own isolation, without a limit. */
    public static final TransactionOptions READ_WRITE = new TransactionOptions(false, null, null);

    /** A transaction that must not write, at the database's own isolation, without a limit. */
    public static final TransactionOptions READ_ONLY = new TransactionOptions(true, null, null);

    /**
     * Keeps the transaction apart from others in a stated way.
     *
     * @param level how far
     * @return the changed options
     */
    public TransactionOptions isolation(Isolation level) {
        return new TransactionOptions(readOnly, level, timeout);
    }

    /**
     * Limits how long the transaction may take.
     *
     * @param limit the time from its begin to its last statement
     * @return the changed options
     */
    public TransactionOptions timeout(Duration limit) {
        return new TransactionOptions(readOnly, isolation, limit);
    }
}
