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
import org.junit.jupiter.api.Test;

/** What is loaded when: exactly these statements. */
abstract class LoadingContract extends BlogFixture {

    private static final String POSTS_OF_USERS =
            "select e.id, e.version, e.title, e.body, e.author_id from post as e where e.author_id in (?) order by e.title, e.id";
    private static final String COMMENTS_OF_POSTS =
            "select e.id, e.text, e.post_id from comment as e where e.post_id in (?) order by e.id";
    static final String USERS_BY_ID = "select e.id, e.name, e.age, e.active from users as e where e.id in (?)";

    LoadingContract(Mapping mapping) {
        super(mapping);
    }

    @Test
    @org.junit.jupiter.api.Tag("PAIN-02")
    @org.junit.jupiter.api.Tag("LOAD-07")
    void touchingACollectionLoadsItForAllObjectsOfTheQuery() {
        for (int i = 0; i < 40; i++) {
            userWithPosts("user" + i, "one", "two");
        }
        run(session -> {
            int posts = 0;
            int comments = 0;
            for (User found : session.query(select(user)).list()) {
                for (Post written : found.getPosts()) {
                    posts++;
                    comments += written.getComments().size();
                }
            }
            assertThat(posts).isEqualTo(80);
            assertThat(comments).isZero();
        });
        assertThat(log.sent())
                .containsExactly(
                        "select user.id, user.name, user.age, user.active from users as user",
                        POSTS_OF_USERS,
                        COMMENTS_OF_POSTS);
    }

    @Test
    @org.junit.jupiter.api.Tag("PAIN-03")
    void anEagerReferenceCostsOneStatementForAllRows() {
        Long id = userWithPosts("ada", "one", "two");
        run(session -> session.get(User.class, id).getPosts().forEach(written -> {
            written.getComments().add(new Comment("a", null));
            written.getComments().add(new Comment("b", null));
        }));
        log.sent();
        run(session -> {
            List<Comment> comments = session.query(select(comment)).list();
            assertThat(comments).hasSize(4).allSatisfy(found -> {
                assertThat(found.getPost().getClass()).isEqualTo(Post.class);
                assertThat(found.getPost().getTitle()).isIn("one", "two");
            });
        });
        assertThat(log.sent().subList(0, 2))
                .containsExactly(
                        "select comment.id, comment.text, comment.post_id from comment as comment",
                        "select e.id, e.version, e.title, e.body, e.author_id from post as e where e.id in (?)");
    }

    @Test
    void anEagerReferenceThatIsKnownSendsNothing() {
        Long id = userWithPosts("ada", "one");
        run(session ->
                session.get(User.class, id).getPosts().get(0).getComments().add(new Comment("a", null)));
        run(session -> {
            session.query(select(post)).list();
            log.sent();
            session.query(select(comment)).list();
            assertThat(log.sent()).hasSize(1);
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("LOAD-13")
    @org.junit.jupiter.api.Tag("PAIN-05")
    void fetchLoadsAGraphInOneStatementForEachAssociation() {
        for (String name : List.of("ada", "bob")) {
            userWithPosts(name, "one", "two", "three");
        }
        List<User> users = call(session -> session.query(select(user)
                        .orderBy(user.name.asc())
                        .limit(10)
                        .fetch(user.posts.fetch(post.comments, post.tags)))
                .list());
        assertThat(log.sent())
                .hasSize(4)
                .startsWith(
                        "select user.id, user.name, user.age, user.active from users as user order by user.name limit ?",
                        POSTS_OF_USERS,
                        COMMENTS_OF_POSTS);
        assertThat(users.get(1).getPosts()).hasSize(3).allSatisfy(found -> {
            assertThat(found.getComments()).isEmpty();
            assertThat(found.getTags()).isEmpty();
        });
    }

    @Test
    void fetchOfWhatIsNotThereIsRefused() {
        run(session -> assertThatThrownBy(
                        () -> session.query(select(user).fetch(post.comments)).list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("fetch(post.comments) leads from Post, but it is asked of User."));
    }

    @Test
    void fetchReachesObjectsThatWereLoadedBefore() {
        userWithPosts("ada", "one");
        run(session -> {
            List<User> before = session.query(select(user)).list();
            session.query(select(user).fetch(user.posts.fetch(post.comments))).list();
            log.sent();
            assertThat(before.get(0).getPosts().get(0).getComments()).isEmpty();
            assertThat(log.sent()).isEmpty();
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("PAIN-01")
    void whatWasLoadedStaysReadableAndWhatWasNotNamesTheFetch() {
        Long id = userWithPosts("ada", "one");
        User ada = call(session -> session.get(User.class, id));
        assertThat(ada.getName()).isEqualTo("ada");
        assertThatThrownBy(() -> ada.getPosts().size())
                .isInstanceOf(LazyLoadException.class)
                .hasMessageStartingWith("User.posts of User#" + id + " was not loaded, and its session is closed")
                .hasMessageContaining(".fetch(user.posts)");
        assertThat(ada.getPosts().toString()).isEqualTo("[not loaded]");
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-03")
    void aQueryDoesNotOverwriteWhatWasChanged() {
        Long id = userWithPosts("ada");
        try (Session session = sessions().openSession()) {
            User ada = session.get(User.class, id);
            ada.setAge(99);
            assertThat(session.query(select(user)).single().getAge()).isEqualTo(99);
        }
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-07")
    void aQuerySeesWhatIsNotWrittenYet() {
        Long id = userWithPosts("ada", "one");
        run(session -> {
            session.get(User.class, id).setName("eve");
            log.sent();
            assertThat(session.query(select(post)).list()).hasSize(1);
            assertThat(log.sent().get(0)).startsWith("select");
            assertThat(session.query(select(user).where(user.name.eq("eve"))).list())
                    .hasSize(1);
            assertThat(log.sent().get(0)).isEqualTo("update users set name = ? where id = ?");
        });
    }

    @Test
    void aReadOnlySessionLoadsGroupsToo() {
        userWithPosts("ada", "one");
        userWithPosts("bob", "two");
        sessions().inReadOnlyTransaction(session -> {
            for (User found : session.query(select(user)).list()) {
                assertThat(found.getPosts()).hasSize(1);
            }
            return 0;
        });
        assertThat(log.sent()).hasSize(2);
    }
}
