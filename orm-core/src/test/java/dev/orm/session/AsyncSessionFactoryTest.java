package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.Engine;
import dev.orm.engine.SlowQuery;
import dev.orm.engine.StatementListener;
import dev.orm.engine.StatementTimeoutException;
import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Employee;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.QUser;
import dev.orm.session.blog.User;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Work beside the thread that asks for it. */
@EachDatabase
class AsyncSessionFactoryTest {

    private static final int CONCURRENCY = 4;

    private final CountDownLatch slowSent = new CountDownLatch(1);
    private SessionFactory sessions;
    private AsyncSessionFactory async;
    private String slow;

    @BeforeEach
    void open(TestDatabase database) {
        Engine engine = Engine.builder()
                .dataSource(database.dataSource())
                .listener(new StatementListener() {
                    @Override
                    public void beforeStatement(CompiledStatement statement) {
                        if (statement.sql().equals(slow)) {
                            slowSent.countDown();
                        }
                    }
                })
                .build();
        slow = SlowQuery.of(engine.dialect());
        sessions = SessionFactory.builder(engine)
                .entities(User.class, Post.class, Comment.class, dev.orm.session.blog.Tag.class, Employee.class)
                .build();
        sessions.schema().createMissing();
        async = AsyncSessionFactory.of(sessions, CONCURRENCY);
    }

    @AfterEach
    void close() {
        async.close();
        sessions.close();
    }

    private long users() {
        return sessions.inReadOnlyTransaction(
                session -> (long) session.query(select(QUser.user)).list().size());
    }

    @Test
    @Tag("EXT-01")
    void workIsDoneAndComposed() {
        Long id = async.inTransaction(session -> session.add(new User("ada", 36)))
                .thenApply(User::getId)
                .join();
        List<String> names = async.inReadOnlyTransaction(
                        session -> session.query(select(QUser.user.name).where(QUser.user.id.eq(id)))
                                .list())
                .join();
        assertThat(names).containsExactly("ada");
        async.inTransactionWithoutResult(session -> session.delete(session.getOrThrow(User.class, id)))
                .join();
        assertThat(users()).isZero();
    }

    @Test
    @Tag("EXT-01")
    void whatTheWorkThrowsIsWhatTheFutureFailsWith() {
        CompletableFuture<Object> failed = async.inTransaction(session -> {
            session.add(new User("lost", 1));
            session.flush();
            throw new IllegalStateException("no more");
        });
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(failed::join)
                .withCause(new IllegalStateException("no more"));
        assertThat(users()).isZero();
    }

    @Test
    @Tag("EXT-01")
    void noMoreIsDoneAtATimeThanIsAskedFor() {
        AtomicInteger running = new AtomicInteger();
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<Long>> futures = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            futures.add(async.inReadOnlyTransaction(session -> {
                seen.add(running.incrementAndGet());
                long found = session.query(select(QUser.user)).list().size();
                running.decrementAndGet();
                return found;
            }));
        }
        assertThat(futures).allSatisfy(future -> assertThat(future.join()).isZero());
        assertThat(seen).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(CONCURRENCY));
    }

    @Test
    @Tag("EXT-01")
    @Tag("FAULT-08")
    void cancellingAFutureCancelsItsStatement() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        List<Throwable> thrown = new ArrayList<>();
        CompletableFuture<Object> future = async.inTransaction(session -> {
            try {
                session.add(new User("lost", 1));
                session.flush();
                return session.unsafeSql(slow).list(Long.class);
            } catch (RuntimeException cancelled) {
                thrown.add(cancelled);
                throw cancelled;
            } finally {
                over.countDown();
            }
        });
        assertThat(slowSent.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(future.cancel(true)).isTrue();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
        assertThat(over.await(30, TimeUnit.SECONDS)).as("the work has ended").isTrue();
        assertThat(thrown).singleElement().isInstanceOf(StatementTimeoutException.class);
        assertThat(users()).as("rolled back").isZero();
        async.inTransactionWithoutResult(session -> session.add(new User("next", 2)))
                .join();
        assertThat(users()).isOne();
    }

    @Test
    @Tag("EXT-01")
    void aFutureThatTimesOutIsNotCommitted() throws InterruptedException {
        CountDownLatch timedOut = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<Object> future = async.inTransaction(session -> {
            session.add(new User("late", 1));
            session.flush();
            try {
                timedOut.await(30, TimeUnit.SECONDS);
                session.query(select(QUser.user)).list();
                return null;
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            } finally {
                over.countDown();
            }
        });
        future.orTimeout(50, TimeUnit.MILLISECONDS);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(future::get)
                .withCauseInstanceOf(TimeoutException.class);
        timedOut.countDown();
        assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
        async.close();
        assertThat(users()).isZero();
    }

    @Test
    @Tag("EXT-01")
    void afterClosingNothingIsTaken() {
        CompletableFuture<User> asked = async.inTransaction(session -> session.add(new User("last", 1)));
        async.close();
        assertThat(asked).as("what was asked for is done").isCompleted();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> async.inTransaction(session -> 1).join())
                .withMessageContaining("The asynchronous session factory is closed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AsyncSessionFactory.of(sessions, 0))
                .withMessageContaining("The concurrency is 0");
    }
}
