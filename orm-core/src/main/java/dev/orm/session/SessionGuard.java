package dev.orm.session;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Refuses a second thread while one is inside the session; a session may pass from one thread to another in between. */
final class SessionGuard implements AutoCloseable {

    private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();
    private int depth;
    private int held;
    private volatile @Nullable Runnable last;

    SessionGuard enter() {
        if (!enters()) {
            throw new ConcurrentSessionUseException(
                    "Two threads use the same session at once. A session belongs to one thread at a time: open"
                            + " one for each, and hand over ids instead of entities that are not loaded.");
        }
        return this;
    }

    private boolean enters() {
        Thread thread = Thread.currentThread();
        if (inside.get() != thread && !inside.compareAndSet(null, thread)) {
            return false;
        }
        depth++;
        return true;
    }

    /** Tells whether the session is at work already when it is entered, so that it was not the program that touched something. */
    boolean isNested() {
        return depth > 1;
    }

    /** Keeps other threads out while the program does some work; it is not the session that is at work then. */
    <R> R hold(Supplier<R> work) {
        enter();
        depth--;
        held++;
        try {
            return work.get();
        } finally {
            held--;
            leave();
        }
    }

    /** Does what ends the session. If another thread is inside, this one is refused, and the other does it when it leaves. */
    void end(Runnable end) {
        if (!enters()) {
            last = end;
            // It may have left meanwhile without having seen that.
            if (enters()) {
                last = null;
            } else {
                throw new ConcurrentSessionUseException(
                        "The session was closed while another thread used it. It ends when that thread lets go of it: wait"
                                + " for all threads that use a session before it is closed.");
            }
        }
        try (this) {
            end.run();
        }
    }

    @Override
    public void close() {
        depth--;
        leave();
    }

    private void leave() {
        if (depth == 0 && held == 0) {
            inside.set(null);
            Runnable end = last;
            if (end != null && enters()) {
                last = null;
                try (this) {
                    end.run();
                }
            }
        }
    }
}
