package dev.orm.tour;

import dev.orm.engine.Engine;
import dev.orm.engine.StatementEvent;
import dev.orm.engine.StatementListener;
import dev.orm.session.Session;
import dev.orm.session.SessionFactory;
import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Employee;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.Tag;
import dev.orm.session.blog.User;
import dev.orm.testing.TestDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A small blog: ada wrote "One" (two comments, a tag) and "Two", bob wrote "Three", cid wrote nothing. */
abstract class TourFixture {

    private final AtomicInteger statements = new AtomicInteger();
    private SessionFactory sessions;

    @BeforeEach
    void storeBlog(TestDatabase database) {
        Engine engine = Engine.builder()
                .dataSource(database.dataSource())
                .listener(new StatementListener() {
                    @Override
                    public void afterStatement(StatementEvent event) {
                        statements.incrementAndGet();
                    }
                })
                .build();
        sessions = SessionFactory.builder(engine)
                .entities(User.class, Post.class, Comment.class, Tag.class, Employee.class)
                .build();
        sessions.schema().createMissing();
        run(session -> {
            User ada = new User("ada", 36);
            Post one = new Post("One", ada);
            one.setBody("text");
            one.getComments().add(new Comment("first", one));
            one.getComments().add(new Comment("second", one));
            one.getTags().add(new Tag("java"));
            ada.getPosts().add(one);
            ada.getPosts().add(new Post("Two", ada));
            session.add(ada);
            session.flush();
            User bob = new User("bob", 20);
            bob.getPosts().add(new Post("Three", bob));
            session.add(bob);
            session.flush();
            session.add(new User("cid", 50));
        });
        statements.set(0);
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    SessionFactory sessions() {
        return sessions;
    }

    /** Does work in a transaction. */
    void run(Consumer<Session> work) {
        sessions.inTransactionWithoutResult(work);
    }

    /** Returns how many statements were sent since the last call. */
    int statements() {
        return statements.getAndSet(0);
    }
}
