package dev.orm.session;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Refuses a second thread while one is inside the session; a session may pass from one thread to another in between. */
final class SessionGuard implements AutoCloseable {

    private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();
    private int depth;

    SessionGuard enter() {
        Thread thread = Thread.currentThread();
        if (inside.get() != thread && !inside.compareAndSet(null, thread)) {
            throw new SessionException(
                    "Two threads use the same session at once. A session belongs to one thread at a time: open"
                            + " one for each, and hand over ids instead of entities that are not loaded.");
        }
        depth++;
        return this;
    }

    /** Tells whether the session is at work already when it is entered, so that it was not the program that touched something. */
    boolean isNested() {
        return depth > 1;
    }

    @Override
    public void close() {
        if (--depth == 0) {
            inside.set(null);
        }
    }
}
