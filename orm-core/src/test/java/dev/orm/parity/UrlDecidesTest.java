package dev.orm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.engine.Engine;
import dev.orm.session.SessionFactory;
import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Employee;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.QUser;
import dev.orm.session.blog.User;
import dev.orm.sql.Sql;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing but the URL says which database it is. */
@EachDatabase
class UrlDecidesTest {

    @Test
    @Tag("PAIN-29")
    void theSameProgramRunsWhateverTheUrlNames(TestDatabase database) {
        try (SessionFactory sessions = SessionFactory.builder(Engine.builder()
                        .url(database.url())
                        .credentials(database.username(), database.password())
                        .build())
                .entities(User.class, Post.class, Comment.class, dev.orm.session.blog.Tag.class, Employee.class)
                .build()) {
            assertThat(sessions.engine().dialect().name())
                    .isEqualToIgnoringCase(database.kind().name());
            sessions.schema().createMissing();
            sessions.schema().validate();
            Long id = sessions.inTransaction(session -> {
                User ada = session.add(new User("ada", 36));
                session.flush();
                return ada.getId();
            });
            assertThat(sessions.<Integer>inReadOnlyTransaction(session -> session.query(
                                    Sql.select(QUser.user.age).from(QUser.user).where(QUser.user.id.eq(id)))
                            .single()))
                    .isEqualTo(36);
        }
    }
}
