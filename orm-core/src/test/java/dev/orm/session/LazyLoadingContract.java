package dev.orm.session;

import static dev.orm.session.blog.QComment.comment;
import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.User;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Touching what was not loaded can be refused: by a query, a session or a factory. */
abstract class LazyLoadingContract extends BlogFixture {

    LazyLoadingContract(Mapping mapping) {
        super(mapping);
    }

    @Test
    @Tag("LOAD-09")
    @Tag("PAIN-02")
    void aQueryLoadsWhatItFetchesOnly() {
        Long id = userWithPosts("ada", "one", "two");
        run(session -> {
            User ada = session.query(select(user).fetchOnly(user.posts)).single();
            Post one = ada.getPosts().get(0);
            assertThat(one.getAuthor()).isSameAs(ada);
            log.sent();
            assertThatThrownBy(() -> one.getComments().size())
                    .isInstanceOf(LazyLoadException.class)
                    .hasMessage("Post.comments of " + "Post#" + one.getId()
                            + " was not loaded, and its query loads what it fetches and nothing else (fetchOnly)."
                            + " Load it with the query: .fetch(post.comments).");
            assertThatThrownBy(() -> one.getTags().isEmpty()).hasMessageStartingWith("Post.tags of Post#");
            assertThat(log.sent()).isEmpty();
            // Another query may load it, and then it is there.
            session.query(select(post).fetch(post.comments)).list();
            assertThat(one.getComments()).isEmpty();
            assertThat(ada.getId()).isEqualTo(id);
        });
    }

    @Test
    @Tag("LOAD-14")
    void theRefusalStaysWithAnObject() {
        userWithPosts("ada", "one");
        run(session -> {
            User ada = session.query(select(user).fetchOnly()).single();
            session.refresh(ada);
            session.query(select(user)).list();
            assertThatThrownBy(() -> ada.getPosts().size()).isInstanceOf(LazyLoadException.class);
        });
    }

    @Test
    @Tag("LOAD-09")
    void aSessionRefusesAndAllows() {
        userWithPosts("ada", "one");
        run(session -> {
            session.lazyLoading(LazyLoading.REFUSED);
            User ada = session.query(select(user)).single();
            assertThatThrownBy(() -> ada.getPosts().size())
                    .isInstanceOf(LazyLoadException.class)
                    .hasMessageContaining("lazy loading is refused (LazyLoading.REFUSED)")
                    .hasMessageEndingWith(".fetch(user.posts).");
            session.lazyLoading(LazyLoading.ALLOWED);
            assertThat(ada.getPosts()).hasSize(1);
        });
    }

    @Test
    @Tag("LOAD-09")
    void aFactoryRefusesInEverySession() {
        Long id = userWithPosts("ada", "one");
        SessionFactory strict = SessionFactory.builder(sessions().engine())
                .models(models())
                .lazyLoading(LazyLoading.REFUSED)
                .build();
        strict.inTransactionWithoutResult(session -> {
            User ada = session.get(User.class, id);
            assertThatThrownBy(() -> ada.getPosts().size()).isInstanceOf(LazyLoadException.class);
            assertThat(session.query(select(user).fetch(user.posts.fetch(post.comments)))
                            .single()
                            .getPosts())
                    .hasSize(1);
        });
    }

    @Test
    void whatTheSessionDoesItselfStillLoads() {
        Long id = userWithPosts("ada", "one", "two");
        User detached = call(session -> session.query(select(user).fetch(user.posts.fetch(post.comments, post.tags)))
                .single());
        detached.getPosts().remove(1);
        run(session -> {
            session.lazyLoading(LazyLoading.REFUSED);
            session.merge(detached);
        });
        assertThat(number(session -> session.query(select(post)).count())).isEqualTo(1);
        run(session -> {
            session.lazyLoading(LazyLoading.REFUSED);
            session.delete(session.getOrThrow(User.class, id));
        });
        assertThat(number(session -> session.query(select(post)).count())).isZero();
    }

    @Test
    void theReasonIsNotTheSessionsEndWhereItIsTheQuery() {
        userWithPosts("ada", "one");
        User ada = call(session -> session.query(select(user).fetchOnly()).single());
        assertThatThrownBy(() -> ada.getPosts().size()).hasMessageContaining("its session is closed");
        List<Comment> none = call(session -> session.query(
                        select(comment).fetchOnly(comment.post().fetch(post.author())))
                .list());
        assertThat(none).isEmpty();
    }
}
