package dev.orm.engine;

import org.jspecify.annotations.Nullable;

/**
 * Lets any thread cancel the work of another. The statement that runs is cancelled in the database, none is sent any more, and the
 * transaction can only be rolled back. A commit that is under way is not stopped. Thread-safe; for one unit of work.
 */
public final class Cancellation {

    private volatile boolean cancelled;
    private volatile Watchdog.@Nullable Watch running;

    /** Makes a cancellation that nobody has asked for yet. */
    public Cancellation() {}

    /** Cancels the work. Does nothing if it is over. */
    public void cancel() {
        cancelled = true;
        Watchdog.Watch watch = running;
        if (watch != null) {
            watch.run();
        }
    }

    /**
     * Tells whether the work is to end.
     *
     * @return whether {@link #cancel} was called
     */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Takes the statement that is about to run; returns false if it must not. */
    boolean begin(Watchdog.Watch watch) {
        running = watch;
        return !cancelled;
    }

    void end() {
        running = null;
    }
}
