package dev.orm.engine;

import dev.orm.dialect.DatabaseError;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened to a transaction.
 *
 * @param kind what has happened
 * @param options how the transaction was begun
 * @param nanos how long ago that was
 * @param error why a commit became another outcome, or null
 */
public record TransactionEvent(Kind kind, TransactionOptions options, long nanos, DatabaseError.@Nullable Kind error) {

    /** What can happen to a transaction. It ends by exactly one of the three outcomes. */
    public enum Kind {
        /** It has begun. */
        BEGUN,
        /** A savepoint was set. */
        SAVEPOINT,
        /** It was rolled back to a savepoint. */
        ROLLED_BACK_TO_SAVEPOINT,
        /** A savepoint was released. */
        SAVEPOINT_RELEASED,
        /** It was committed. */
        COMMITTED,
        /** It was rolled back, or has gone with its connection. */
        ROLLED_BACK,
        /** Nobody knows whether it was committed. */
        UNKNOWN
    }
}
