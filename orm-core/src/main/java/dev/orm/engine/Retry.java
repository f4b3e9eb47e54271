package dev.orm.engine;

import dev.orm.dialect.DatabaseError.Kind;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a whole unit of work again when it lost a conflict with another transaction: a serialization failure, a deadlock, a lock
 * that was not granted, a row that another one changed after this one had read it. Never anything else, and never a commit whose outcome is unknown. Immutable.
 *
 * <pre>{@code
 * Retry.onConflict().run(() -> engine.inTransaction(connection -> { … }));
 * Retry.onConflict().run(() -> sessions.inTransaction(session -> { … }));
 * }</pre>
 *
 * <p>The work has to begin its transaction itself: inside one that is open already, trying again would meet the same state.
 *
 * @param tries how often the work is done at most
 * @param limit how long after the first try another one may begin, or null for no limit
 * @param pause the longest pause before the second try; it doubles with each, up to a second, and a random part of it is waited
 */
public record Retry(int tries, @Nullable Duration limit, Duration pause) {

    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private static final Retry ON_CONFLICT = new Retry(20, null, Duration.ofMillis(5));

    /** Checks the values. */
    public Retry {
        if (tries < 1) {
            throw new IllegalArgumentException("Work is tried at least once, not " + tries + " times.");
        }
        if (pause.isNegative() || limit != null && limit.isNegative()) {
            throw new IllegalArgumentException("A pause or a limit of time is not less than nothing.");
        }
    }

    /**
     * Tries up to 20 times.
     *
     * @return how conflicts are met unless told otherwise
     */
    public static Retry onConflict() {
        return ON_CONFLICT;
    }

    /**
     * Changes how often the work is done at most.
     *
     * @param number the number, at least 1
     * @return the changed way
     */
    public Retry tries(int number) {
        return new Retry(number, limit, pause);
    }

    /**
     * Limits the time in which the work is tried again.
     *
     * @param time how long after the first try another one may begin
     * @return the changed way
     */
    public Retry within(Duration time) {
        return new Retry(tries, time, pause);
    }

    /**
     * Does a unit of work until it succeeds, fails by something else than a conflict, or was tried often enough.
     *
     * @param work begins, does and commits a transaction
     * @param <R> the result
     * @return what the work made when it succeeded
     * @throws RuntimeException what the work throws if it is no conflict; the last conflict, with those before it as suppressed
     *     exceptions
     */
    public <R> R run(Supplier<R> work) {
        long start = System.nanoTime();
        RuntimeException before = null;
        for (int tried = 1; ; tried++) {
            try {
                return work.get();
            } catch (RuntimeException conflict) {
                if (before != null && before != conflict) {
                    conflict.addSuppressed(before);
                }
                if (!isConflict(conflict) || tried == tries || isLate(start) || !paused(tried)) {
                    throw conflict;
                }
                LOG.debug(
                        "Try {} of a unit of work met a conflict ({}); it is tried again.",
                        tried,
                        conflict.getClass().getSimpleName());
                before = conflict;
            }
        }
    }

    /**
     * Tells whether an error is a conflict with another transaction, after which the same work can succeed.
     *
     * @param error the error
     * @return whether it is
     */
    public static boolean isConflict(RuntimeException error) {
        if (error instanceof TransactionFailedException && error.getCause() instanceof RuntimeException first) {
            return isConflict(first);
        } else if (error instanceof DatabaseException refused) {
            return refused.kind() == Kind.SERIALIZATION || refused.kind() == Kind.LOCK;
        }
        return error instanceof Conflict conflict && conflict.isConflict();
    }

    private boolean isLate(long start) {
        return limit != null && System.nanoTime() - start >= limit.toNanos();
    }

    /** Waits for a random time, so that those who met each other do not meet again. */
    private boolean paused(int tried) {
        long most = Math.min(LONGEST_PAUSE.toNanos(), pause.toNanos() << Math.min(tried - 1, 20));
        try {
            TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(most + 1));
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
