package dev.orm.session;

import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.TransactionOptions;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.User;
import dev.orm.testing.EachDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Threads that share one session, which belongs to one at a time. */
@EachDatabase
class ConcurrentUseTest extends BlogFixture {

    private static final int CALLS = 10_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    ConcurrentUseTest() {
        super(Mapping.GENERATED);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** What one thread did: how often it was refused, and what it added. */
    private record Outcome(int refused, List<User> added) {}

    private static Outcome calls(Session session, List<User> users, String name, Random random) {
        int refused = 0;
        List<User> added = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            try {
                int number = random.nextInt(users.size());
                User one = users.get(number);
                switch (random.nextInt(200)) {
                    case 0 -> added.add(session.add(new User(name + i, i)));
                    case 1 -> session.flush();
                    case 2, 3 ->
                        assertThat(session.query(select(user).where(user.id.eq(one.getId())))
                                        .single())
                                .isSameAs(one);
                    // An object itself is no more for two threads than any other: half of them are not read again.
                    case 4 -> session.refresh(users.get(number / 2 * 2));
                    case 5 -> session.expire(users.get(number / 2 * 2), user.posts);
                    case 6 ->
                        assertThat(session.noAutoflush(
                                        () -> session.query(select(post)).list()))
                                .hasSize(2 * users.size());
                    case 7 ->
                        assertThat(session.without(Filter.SOFT_DELETE, () -> session.get(User.class, one.getId())))
                                .isSameAs(one);
                    case 8, 9, 10, 11, 12 ->
                        assertThat(users.get(number / 2 * 2 + 1).getPosts()).hasSize(2);
                    case 13 ->
                        assertThat(session.history(one, user.age).isChanged()).isFalse();
                    case 14 -> assertThat(session.isInTransaction()).isTrue();
                    case 15 -> assertThat(session.isModified(one)).isFalse();
                    case 16 -> assertThat(session.entities()).contains(one);
                    default -> assertThat(session.get(User.class, one.getId())).isSameAs(one);
                }
            } catch (ConcurrentSessionUseException expected) {
                refused++;
            }
        }
        return new Outcome(refused, added);
    }

    @Test
    @Tag("FAULT-34")
    void twoThreadsWithManyCallsGetThatExceptionOnlyAndBreakNothing() throws Exception {
        long seed = Long.getLong("orm.test.seed", System.nanoTime());
        List<User> stored = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            User author = new User("author" + i, i);
            author.getPosts().add(new Post("first", author));
            author.getPosts().add(new Post("second", author));
            stored.add(author);
        }
        run(session -> session.addAll(stored));
        List<User> added = new ArrayList<>();
        int refused = 0;
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            List<User> users =
                    session.query(select(user).orderBy(user.id.asc())).list();
            CyclicBarrier start = new CyclicBarrier(2);
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (String name : List.of("left", "right")) {
                Random random = new Random(seed + name.hashCode());
                Callable<Outcome> work = () -> {
                    start.await();
                    return calls(session, users, name, random);
                };
                outcomes.add(threads.submit(work));
            }
            for (Future<Outcome> each : outcomes) {
                Outcome outcome = each.get();
                refused += outcome.refused();
                added.addAll(outcome.added());
            }
            session.commit();
        }
        assertThat(refused).as("refused, seed " + seed).isPositive();
        assertThat(added)
                .as("added, seed " + seed)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.getId()).isNotNull());
        List<String> names =
                rows(session -> session.query(select(user.name).from(user)).list());
        assertThat(names)
                .as("seed " + seed)
                .hasSize(20 + added.size())
                .containsAll(added.stream().map(User::getName).toList());
        assertThat(number(session -> session.query(select(post)).count())).isEqualTo(40);
    }

    @Test
    @Tag("FAULT-34")
    void aSessionThatIsClosedWhileAnotherThreadUsesItEndsWhenThatThreadLeaves() throws Exception {
        userWithPosts("ada");
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Session session = sessions().openSession();
        session.begin(TransactionOptions.READ_WRITE);
        session.add(new User("lost", 1));
        session.flush();
        Future<Boolean> reading = threads.submit(() -> session.query(select(
                                name -> {
                                    inside.countDown();
                                    return wait(closed);
                                },
                                user.name)
                        .from(user)
                        .where(user.name.eq("ada")))
                .single());
        wait(inside);
        assertThatThrownBy(session::rollback).isInstanceOf(ConcurrentSessionUseException.class);
        assertThatThrownBy(session::close)
                .isInstanceOf(ConcurrentSessionUseException.class)
                .hasMessageContaining("It ends when that thread lets go of it");
        closed.countDown();
        assertThat(reading.get()).isTrue();
        assertThat(session.isConnected()).as("its connection is given back").isFalse();
        assertThatThrownBy(() -> session.get(User.class, 1L)).hasMessageStartingWith("The session is closed.");
        // Where there is one connection that writes, this waits forever if it was not.
        run(other -> other.add(new User("lost", 2)));
        assertThat(rows(other -> other.query(select(user.age).from(user).where(user.name.eq("lost")))
                        .list()))
                .containsExactly(2);
        assertThat(sessions().statistics().sessionsClosed())
                .isEqualTo(sessions().statistics().sessionsOpened());
    }

    @Test
    @Tag("FAULT-34")
    void aBlockWithoutAutoflushBelongsToItsThread() throws Exception {
        Long id = userWithPosts("ada", "one");
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            session.lazyLoading(LazyLoading.REFUSED);
            User ada = session.getOrThrow(User.class, id);
            Future<?> other = session.noAutoflush(() -> {
                Future<?> second = threads.submit(() -> session.noAutoflush(() -> 1));
                assertThatThrownBy(second::get).hasCauseInstanceOf(ConcurrentSessionUseException.class);
                assertThatThrownBy(() -> ada.getPosts().size())
                        .as("it is the program that touches it")
                        .isInstanceOf(LazyLoadException.class);
                return second;
            });
            assertThat(other).isDone();
            assertThat(threads.submit(() -> session.noAutoflush(() -> 2)).get()).isEqualTo(2);
        }
    }

    private static boolean wait(CountDownLatch latch) {
        try {
            return latch.await(30, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
