package dev.orm.engine;

import dev.orm.dialect.Dialect;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels statements that take too long or that nobody waits for any more. One daemon thread per engine, started by the first statement that has a limit. Used
 * instead of the driver's own timeout because that of SQLite does not stop a running statement, and others count in seconds.
 */
final class Watchdog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ScheduledThreadPoolExecutor executor;

    /** Begins to watch a statement, which may take so long. */
    Watch watch(Dialect dialect, Statement statement, long nanos) {
        Watch watch = new Watch(dialect, statement);
        watch.schedule(nanos);
        return watch;
    }

    /** Makes a statement one that can be cancelled, without a limit. */
    Watch watch(Dialect dialect, Statement statement) {
        return new Watch(dialect, statement);
    }

    private ScheduledThreadPoolExecutor executor() {
        lock.lock();
        try {
            ScheduledThreadPoolExecutor running = executor;
            if (running == null) {
                running = new ScheduledThreadPoolExecutor(1, task -> {
                    Thread thread = new Thread(task, "orm-statement-timeout");
                    thread.setDaemon(true);
                    return thread;
                });
                running.setRemoveOnCancelPolicy(true);
                executor = running;
            }
            return running;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (executor != null) {
                executor.shutdownNow();
                executor = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private enum State {
        WATCHING,
        CANCELLING,
        CANCELLED,
        DONE
    }

    /** One statement that is watched. */
    final class Watch implements Runnable {

        private final Dialect dialect;
        private final Statement statement;
        private final AtomicReference<State> state = new AtomicReference<>(State.WATCHING);
        private volatile @Nullable ScheduledFuture<?> future;

        private Watch(Dialect dialect, Statement statement) {
            this.dialect = dialect;
            this.statement = statement;
        }

        private void schedule(long nanos) {
            future = executor().schedule(this, nanos, TimeUnit.NANOSECONDS);
        }

        /** Cancels the statement, and again until it has ended: a cancel that comes before the database has begun does nothing. */
        @Override
        public void run() {
            if (!state.compareAndSet(State.WATCHING, State.CANCELLING)
                    && !state.compareAndSet(State.CANCELLED, State.CANCELLING)) {
                return;
            }
            try {
                dialect.cancel(statement);
                schedule(AGAIN_NANOS);
            } catch (SQLException failure) {
                LOG.warn("A statement could not be cancelled: error {}.", failure.getErrorCode());
            } finally {
                state.set(State.CANCELLED);
            }
        }

        /** Ends watching. Waits for a cancel that is under way, which could hit the next statement otherwise. */
        void done() {
            while (!state.compareAndSet(State.WATCHING, State.DONE)
                    && !state.compareAndSet(State.CANCELLED, State.DONE)) {
                Thread.onSpinWait();
            }
            ScheduledFuture<?> scheduled = future;
            if (scheduled != null) {
                scheduled.cancel(false);
            }
        }
    }
}
