package dev.orm.session;

import dev.orm.engine.Cancellation;
import dev.orm.engine.TransactionOptions;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does units of work beside the thread that asks for them; corresponds to SQLAlchemy's {@code async_sessionmaker}. The work is
 * blocking code on threads of its own, virtual ones where the JDK has them (from 21 on); as many run at a time as there are connections,
 * the others wait without a thread. Thread-safe.
 *
 * <pre>{@code
 * AsyncSessionFactory async = AsyncSessionFactory.of(sessions, 10);
 * CompletableFuture<List<User>> users = async.inReadOnlyTransaction(session -> session.query(select(user)).list());
 * }</pre>
 *
 * <p>The future fails with what the work throws, as it is. When the future is completed by somebody else ({@code cancel},
 * {@code orTimeout}), the statement that runs is cancelled in the database and the transaction is rolled back, unless its commit was
 * under way already.
 */
public final class AsyncSessionFactory implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;
    private static final long PATIENCE_SECONDS = 30;

    private final SessionFactory sessions;
    private final ThreadPoolExecutor executor;
    private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();

    private AsyncSessionFactory(SessionFactory sessions, int concurrency) {
        this.sessions = sessions;
        this.executor = new ThreadPoolExecutor(
                concurrency,
                concurrency,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                WorkerThreads.factory("orm-async-"));
        this.executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Makes a factory. No thread is started before there is work.
     *
     * @param sessions opens the sessions
     * @param concurrency how many units of work run at a time: the size of the connection pool
     * @return the factory, to be closed
     * @throws IllegalArgumentException if the concurrency is not positive
     */
    public static AsyncSessionFactory of(SessionFactory sessions, int concurrency) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("The concurrency is " + concurrency
                    + ". Say how many units of work may run at a time, at least 1.");
        }
        return new AsyncSessionFactory(sessions, concurrency);
    }

    /**
     * Does work in a session and a transaction of its own, committed when the work returns and rolled back when it throws.
     *
     * @param work the work; what it returns should be loaded, as the session is closed then
     * @param <R> what it returns
     * @return what it will have returned
     */
    public <R extends @Nullable Object> CompletableFuture<R> inTransaction(Function<Session, R> work) {
        return submit(cancellation -> {
            try (Session session = sessions.openSession(cancellation)) {
                return DefaultSessionFactory.inTransaction(session, TransactionOptions.READ_WRITE, work);
            }
        });
    }

    /**
     * Does work that returns nothing in a session and a transaction of its own.
     *
     * @param work the work
     * @return completed with null when the transaction is committed
     */
    public CompletableFuture<@Nullable Void> inTransactionWithoutResult(Consumer<Session> work) {
        return inTransaction(session -> {
            work.accept(session);
            return null;
        });
    }

    /**
     * Does work that only reads, in a read-only session and transaction of its own.
     *
     * @param work the work; what it returns should be loaded, as the session is closed then
     * @param <R> what it returns
     * @return what it will have returned
     */
    public <R extends @Nullable Object> CompletableFuture<R> inReadOnlyTransaction(Function<Session, R> work) {
        return submit(cancellation -> {
            try (Session session = sessions.openReadOnlySession(cancellation)) {
                return DefaultSessionFactory.inTransaction(session, TransactionOptions.READ_ONLY, work);
            }
        });
    }

    private <R extends @Nullable Object> CompletableFuture<R> submit(Function<Cancellation, R> work) {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<R> future = new CompletableFuture<>();
        open.add(future);
        future.whenComplete((result, failure) -> {
            open.remove(future);
            cancellation.cancel();
        });
        try {
            executor.execute(() -> run(future, cancellation, work));
        } catch (RejectedExecutionException closed) {
            future.completeExceptionally(
                    new SessionException("The asynchronous session factory is closed. Make another one.", closed));
        }
        return future;
    }

    private static <R extends @Nullable Object> void run(
            CompletableFuture<R> future, Cancellation cancellation, Function<Cancellation, R> work) {
        if (future.isDone()) {
            return;
        }
        R result;
        try {
            result = work.apply(cancellation);
        } catch (Throwable failure) {
            // Whoever waits for the future is told, whatever it is.
            future.completeExceptionally(failure);
            return;
        }
        future.complete(result);
    }

    /** Takes no more work, and waits until what was asked for is done; what is not done after half a minute is cancelled. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                open.forEach(future -> future.cancel(false));
            }
        } catch (InterruptedException interrupted) {
            open.forEach(future -> future.cancel(false));
            Thread.currentThread().interrupt();
        }
    }
}
