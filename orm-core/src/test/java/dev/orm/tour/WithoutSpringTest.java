package dev.orm.tour;

import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.session.SessionFactory;
import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.Tag;
import dev.orm.session.blog.User;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of README.md that does without Spring. */
@EachDatabase
class WithoutSpringTest {

    @Test
    void storesAndReads(TestDatabase database) {
        String url = database.url();
        String username = database.username();
        String password = database.password();
        Engine engine =
                Engine.builder().url(url).credentials(username, password).build();
        try (SessionFactory sessions = SessionFactory.builder(engine)
                .entities(User.class, Post.class, Comment.class, Tag.class)
                .build()) {
            sessions.schema().createMissing();
            sessions.inTransaction(session -> session.add(new User("ada", 36)));
            List<User> adults = sessions.inReadOnlyTransaction(session ->
                    session.query(select(user).where(user.age.ge(18))).list());
            assertThat(adults).extracting(User::getName).containsExactly("ada");
        }
    }
}
