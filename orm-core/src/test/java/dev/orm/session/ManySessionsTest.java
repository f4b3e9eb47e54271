package dev.orm.session;

import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.engine.TransactionOptions;
import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Employee;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.Tag;
import dev.orm.session.blog.User;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many sessions one after the other, and many at once. */
@EachDatabase
class ManySessionsTest {

    private static final int SESSIONS = 10_000;
    private static final int THREADS = 32;
    private static final int ROUNDS = 5;

    private static SessionFactory open(TestDatabase database) {
        Engine engine = Engine.builder()
                .url(database.url())
                .credentials(database.username(), database.password())
                .build();
        SessionFactory sessions = SessionFactory.builder(engine)
                .entities(User.class, Post.class, Comment.class, Tag.class, Employee.class)
                .build();
        sessions.schema().createMissing();
        return sessions;
    }

    @Test
    void nothingIsLeftOfThem(TestDatabase database) throws InterruptedException {
        List<WeakReference<Object>> left = new ArrayList<>();
        try (SessionFactory sessions = open(database)) {
            for (int i = 0; i < SESSIONS; i++) {
                left.addAll(use(sessions, i));
            }
            // Nothing promises that one collection finds everything.
            for (int i = 0; i < 50 && left.stream().anyMatch(each -> each.get() != null); i++) {
                System.gc();
                Thread.onSpinWait();
            }
            assertThat(left.stream().filter(each -> each.get() != null).count())
                    .as("objects that are still reachable, of " + left.size())
                    .isZero();
            assertThat(sessions.statistics().sessionsClosed())
                    .isEqualTo(sessions.statistics().sessionsOpened())
                    .isEqualTo(SESSIONS);
        }
    }

    /** Uses a session in one of several ways; returns what it knew. */
    private static List<WeakReference<Object>> use(SessionFactory sessions, int number) {
        List<WeakReference<Object>> known = new ArrayList<>();
        try (Session session = sessions.openSession()) {
            known.add(new WeakReference<>(session));
            session.begin(TransactionOptions.READ_WRITE);
            if (number % 100 == 0) {
                User fresh = new User("user" + number, number);
                fresh.getPosts().add(new Post("title", fresh));
                known.add(new WeakReference<>(session.add(fresh)));
            } else {
                User one = session.query(select(user).limit(1L)).single();
                known.add(new WeakReference<>(one));
                if (number % 10 == 0) {
                    known.add(new WeakReference<>(one.getPosts().get(0)));
                }
                if (number % 20 == 0) {
                    one.setAge(number);
                }
            }
            if (number % 3 == 0 && number > 0) {
                session.rollback();
            } else if (number % 3 == 1 || number == 0) {
                session.commit();
            }
        }
        return known;
    }

    @Test
    @org.junit.jupiter.api.Tag("PAIN-43")
    void aFactoryIsUsedForTheFirstTimeByManyThreads(TestDatabase database) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                database.reset();
                try (SessionFactory sessions = open(database)) {
                    CyclicBarrier start = new CyclicBarrier(THREADS);
                    List<Callable<Long>> work = new ArrayList<>();
                    for (int thread = 0; thread < THREADS; thread++) {
                        String name = "user" + thread;
                        work.add(() -> {
                            start.await();
                            return storeAndRead(sessions, name);
                        });
                    }
                    List<Long> ids = new ArrayList<>();
                    for (Future<Long> each : threads.invokeAll(work)) {
                        ids.add(each.get());
                    }
                    assertThat(ids).doesNotHaveDuplicates();
                    assertThat(sessions.<Long>inReadOnlyTransaction(
                                    session -> session.query(select(user)).count()))
                            .isEqualTo(THREADS);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The first insert, update, query, lazy load, fetch and delete of each class. */
    private static Long storeAndRead(SessionFactory sessions, String name) {
        Long id = sessions.inTransaction(session -> {
            User fresh = new User(name, 1);
            Post post = new Post("post of " + name, fresh);
            fresh.getPosts().add(post);
            Tag tag = session.add(new Tag("tag of " + name));
            post.getTags().add(tag);
            post.getComments().add(new Comment("comment of " + name, post));
            session.add(new Employee(name, null));
            return session.add(fresh).getId() == null ? flushed(session, fresh) : fresh.getId();
        });
        sessions.inTransactionWithoutResult(session -> {
            User found = session.query(select(user).where(user.name.eq(name))).single();
            assertThat(found.getId()).isEqualTo(id);
            Post post = found.getPosts().get(0);
            assertThat(post.getTitle()).isEqualTo("post of " + name);
            assertThat(post.getTags()).extracting(Tag::getName).containsExactly("tag of " + name);
            assertThat(post.getComments()).hasSize(1);
            found.setAge(2);
            session.delete(post);
        });
        assertThat(sessions.<Integer>inReadOnlyTransaction(
                        session -> session.query(select(user.age).from(user).where(user.id.eq(id)))
                                .single()))
                .isEqualTo(2);
        return id;
    }

    private static Long flushed(Session session, User user) {
        session.flush();
        return user.getId();
    }
}
