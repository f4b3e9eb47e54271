package dev.orm.session;

import dev.orm.engine.Engine;
import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Employee;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.Tag;
import dev.orm.session.blog.User;
import dev.orm.testing.TestDatabase;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A blog with its tables and a record of all statements. Subclasses say how its entities are mapped. */
abstract class BlogFixture {

    final StatementLog log = new StatementLog();
    private final Mapping mapping;
    private SessionFactory sessions;

    BlogFixture(Mapping mapping) {
        this.mapping = mapping;
    }

    @BeforeEach
    void createTables(TestDatabase database) {
        Engine engine =
                Engine.builder().dataSource(database.dataSource()).listener(log).build();
        sessions = SessionFactory.builder(engine)
                .models(mapping.models(List.of(User.class, Post.class, Comment.class, Tag.class, Employee.class)))
                .build();
        sessions.schema().createMissing();
        log.sent();
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    boolean isReflective() {
        return mapping == Mapping.REFLECTIVE;
    }

    SessionFactory sessions() {
        return sessions;
    }

    /** Does work in a transaction. */
    void run(Consumer<Session> work) {
        sessions.inTransactionWithoutResult(work);
    }

    /** Does work in a transaction. */
    <R> R call(Function<Session, R> work) {
        return sessions.inTransaction(work);
    }

    /** Reads a number in a transaction. */
    long number(ToLongFunction<Session> work) {
        return sessions.inTransaction(work::applyAsLong);
    }

    /** Reads a text in a transaction. */
    String text(Function<Session, String> work) {
        return sessions.inTransaction(work);
    }

    /** Reads a list in a transaction. */
    <T> List<T> rows(Function<Session, List<T>> work) {
        return sessions.inTransaction(work);
    }

    /** Stores a user with posts, and forgets the statements. */
    Long userWithPosts(String name, String... titles) {
        User user = new User(name, 30);
        for (String title : titles) {
            user.getPosts().add(new Post(title, user));
        }
        run(session -> session.add(user));
        log.sent();
        return user.getId();
    }
}
