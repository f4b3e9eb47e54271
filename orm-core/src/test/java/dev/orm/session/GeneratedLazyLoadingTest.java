package dev.orm.session;

import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.blog.Post;
import dev.orm.testing.EachDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class GeneratedLazyLoadingTest extends LazyLoadingContract {

    GeneratedLazyLoadingTest() {
        super(Mapping.GENERATED);
    }

    @Test
    @Tag("LOAD-09")
    void aReferenceIsRefusedOnlyWhereItNeedsAStatement() {
        userWithPosts("ada", "one");
        run(session -> {
            Post one = session.query(select(post).fetchOnly()).single();
            assertThat(one.getAuthor().getId()).isNotNull();
            log.sent();
            assertThatThrownBy(() -> one.getAuthor().getName())
                    .isInstanceOf(LazyLoadException.class)
                    .hasMessageContaining("its query loads what it fetches and nothing else");
            assertThat(log.sent()).isEmpty();
            session.query(select(user)).list();
            assertThat(one.getAuthor().getName()).isEqualTo("ada");
        });
    }
}
