package dev.orm.session;

import static dev.orm.session.blog.QPost.post;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.testing.EachDatabase;
import org.junit.jupiter.api.Test;

@EachDatabase
class ReflectiveLoadingTest extends LoadingContract {

    ReflectiveLoadingTest() {
        super(Mapping.REFLECTIVE);
    }

    @Test
    void withoutGeneratedCodeALazyReferenceIsLoadedAtOnceInOneStatement() {
        userWithPosts("ada", "one", "two");
        userWithPosts("bob", "three");
        run(session -> assertThat(session.query(select(post)).list()).hasSize(3));
        assertThat(log.sent())
                .containsExactly(
                        "select post.id, post.version, post.title, post.body, post.author_id from post as post",
                        USERS_BY_ID);
    }
}
