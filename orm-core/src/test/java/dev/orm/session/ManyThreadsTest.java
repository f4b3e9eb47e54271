package dev.orm.session;

import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Employee;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.User;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many more units of work at a time than there are connections. */
@EachDatabase
class ManyThreadsTest {

    private static final int POOL = 10;
    private static final int THREADS = 200;

    private SessionFactory sessions;

    @BeforeEach
    void open(TestDatabase database) {
        sessions = SessionFactory.builder(Engine.builder()
                        .url(database.url())
                        .credentials(database.username(), database.password())
                        .build())
                .entities(User.class, Post.class, Comment.class, dev.orm.session.blog.Tag.class, Employee.class)
                .build();
        sessions.schema().createMissing();
        sessions.inTransactionWithoutResult(session -> {
            for (int i = 0; i < POOL; i++) {
                session.add(new User("user" + i, 0));
            }
        });
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    /** Reads, and now and then counts in the database. */
    private static int work(Session session, int number) {
        String name = "user" + number % POOL;
        if (number % 20 == 0) {
            session.execute(update(user).set(user.age, user.age.plus(1)).where(user.name.eq(name)));
        }
        return session.query(select(user.age).from(user).where(user.name.eq(name)))
                .single();
    }

    private int counted() {
        return sessions.inReadOnlyTransaction(
                session -> session.query(select(user.age).from(user)).list().stream()
                        .mapToInt(age -> age)
                        .sum());
    }

    @Test
    @Tag("PAIN-45")
    void twoHundredVirtualThreadsShareTenConnectionsAndPinNoCarrierByALockOfOurs(@TempDir Path directory)
            throws Exception {
        Semaphore pool = new Semaphore(POOL);
        ThreadFactory factory = WorkerThreads.factory("many-");
        List<FutureTask<Integer>> all = new ArrayList<>();
        Path file = directory.resolve("pinned.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withStackTrace().withThreshold(Duration.ZERO);
            recording.start();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                Callable<Integer> unit = () -> {
                    for (int j = 0; j < 5; j++) {
                        pool.acquire();
                        try {
                            int round = number * 5 + j;
                            sessions.inTransaction(session -> work(session, round));
                        } finally {
                            pool.release();
                        }
                    }
                    return number;
                };
                FutureTask<Integer> task = new FutureTask<>(unit);
                all.add(task);
                factory.newThread(task).start();
            }
            for (FutureTask<Integer> task : all) {
                task.get();
            }
            recording.stop();
            recording.dump(file);
        }
        assertThat(counted()).isEqualTo(THREADS * 5 / 20);
        assertThat(pinned(file))
                .as("where a carrier was pinned by code of ours")
                .isEmpty();
    }

    /** Returns where a thread was parked while the innermost code that is not of the JDK was ours. */
    private static List<String> pinned(Path file) throws IOException {
        List<String> pinned = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            if (event.getEventType().getName().equals("jdk.VirtualThreadPinned") && event.getStackTrace() != null) {
                for (RecordedFrame frame : event.getStackTrace().getFrames()) {
                    String type = frame.getMethod().getType().getName();
                    if (!type.startsWith("java.") && !type.startsWith("jdk.")) {
                        if (type.startsWith("dev.orm.")) {
                            pinned.add(type + "." + frame.getMethod().getName());
                        }
                        break;
                    }
                }
            }
        }
        return pinned;
    }
}
