package dev.orm.tour;

import static dev.orm.session.blog.QComment.comment;
import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.Cancellation;
import dev.orm.engine.StatementTimeoutException;
import dev.orm.engine.TransactionOptions;
import dev.orm.engine.UniqueViolationException;
import dev.orm.mapping.EntityModels;
import dev.orm.session.AsyncSessionFactory;
import dev.orm.session.EntityNotFoundException;
import dev.orm.session.LazyLoadException;
import dev.orm.session.LazyLoading;
import dev.orm.session.Session;
import dev.orm.session.SessionException;
import dev.orm.session.SessionFactory;
import dev.orm.session.StaleEntityException;
import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.Tag;
import dev.orm.session.blog.User;
import dev.orm.testing.EachDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The examples of docs/session.md. */
@EachDatabase
class SessionTest extends TourFixture {

    @Test
    void aUnitOfWork() {
        SessionFactory sessions = sessions();
        sessions.inTransactionWithoutResult(session -> {
            User ada = session.query(select(user).where(user.name.eq("ada"))).single();
            ada.setAge(37);
            ada.getPosts().add(new Post("Three"));
        });
        run(session -> {
            User ada = named(session, "ada");
            assertThat(ada.getAge()).isEqualTo(37);
            assertThat(ada.getPosts()).hasSize(3);
        });
    }

    @Test
    void sessionsByHand() {
        SessionFactory sessions = sessions();
        try (Session session = sessions.openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            session.add(new User("dan", 41));
            session.commit();
        }
        run(session -> assertThat(named(session, "dan").getAge()).isEqualTo(41));
    }

    private static User named(Session session, String name) {
        return session.query(select(user).where(user.name.eq(name))).single();
    }

    @Test
    void states() {
        run(session -> {
            User dan = new User("dan", 41);
            session.add(dan);
            session.flush();
            Long id = dan.getId();
            session.delete(dan);
            session.flush();
            assertThat(session.contains(dan)).isFalse();
            assertThat(session.get(User.class, id)).isNull();
        });
    }

    @Test
    void identity() {
        run(session -> {
            User ada = named(session, "ada");
            User same = session.getOrThrow(User.class, ada.getId());
            assertThat(same).isSameAs(ada);
        });
    }

    @Test
    void gets() {
        long missing = 999L;
        run(session -> {
            User none = session.get(User.class, missing);
            String name = session.find(User.class, missing).map(User::getName).orElse("nobody");
            assertThat(none).isNull();
            assertThat(name).isEqualTo("nobody");
            assertThatThrownBy(() -> session.getOrThrow(User.class, missing))
                    .isInstanceOf(EntityNotFoundException.class);
        });
    }

    @Test
    void references() {
        run(session -> {
            Long id = named(session, "bob").getId();
            session.clear();
            statements();
            session.add(new Post("Four", session.reference(User.class, id)));
            session.flush();
            assertThat(statements()).isEqualTo(1);
        });
    }

    @Test
    void merging() {
        User detached = detached("ada");
        run(session -> {
            detached.setAge(38);
            User merged = session.merge(detached);
            assertThat(merged).isNotSameAs(detached);
            assertThat(session.contains(detached)).isFalse();
        });
        run(session -> assertThat(named(session, "ada").getAge()).isEqualTo(38));
    }

    private User detached(String name) {
        return sessions().inTransaction(session -> named(session, name));
    }

    @Test
    void rowsOfAUniqueKey() {
        run(session -> {
            User eve = session.findOrCreate(new User("eve", 20), user.name);
            User ada = session.upsert(new User("ada", 37), user.name);
            assertThat(session.history(ada, user.age).before()).isEqualTo(36);
            assertThat(eve.getId()).isNotNull();
        });
    }

    @Test
    void forgetting() {
        run(session -> {
            User ada = named(session, "ada");
            ada.setAge(1);
            session.refresh(ada);
            ada.setName("eve");
            session.expunge(ada);
            assertThat(ada.getAge()).isEqualTo(36);
            session.clear();
        });
        run(session -> assertThat(named(session, "ada").getAge()).isEqualTo(36));
    }

    @Test
    void netChanges() {
        run(session -> {
            User ada = named(session, "ada");
            User bob = named(session, "bob");
            statements();
            ada.setName("eve");
            ada.setName("ada");
            bob.setAge(21);
            session.flush();
            assertThat(statements()).isEqualTo(1);
        });
    }

    @Test
    void automaticFlush() {
        run(session -> {
            User ada = named(session, "ada");
            ada.setAge(19);
            List<User> young =
                    session.query(select(user).where(user.age.lt(20))).list();
            assertThat(young).containsExactly(ada);
            session.execute(update(user).set(user.age, user.age.plus(1)).everyRow());
            assertThat(ada.getAge()).isEqualTo(20);
        });
    }

    @Test
    void bothSides() {
        run(session -> {
            User ada = named(session, "ada");
            User bob = named(session, "bob");
            Post one = ada.getPosts().get(0);
            one.setAuthor(bob);
            session.flush();
            assertThat(ada.getPosts()).doesNotContain(one);
            assertThat(bob.getPosts()).contains(one);
        });
    }

    @Test
    void sidesThatDisagree() {
        assertThatThrownBy(() -> run(session -> {
                    User ada = named(session, "ada");
                    User bob = named(session, "bob");
                    ada.getPosts().add(new Post("new", bob));
                }))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("Make both sides agree, or set only one.");
    }

    @Test
    void cascades() {
        run(session -> {
            User dan = new User("dan", 41);
            Post hello = new Post("Hello");
            hello.getTags().add(new Tag("greeting"));
            dan.getPosts().add(hello);
            session.add(dan);
        });
        run(session -> {
            User dan = named(session, "dan");
            assertThat(dan.getPosts().get(0).getTags()).hasSize(1);
            dan.getPosts().remove(0);
            session.flush();
            session.delete(dan);
        });
        run(session -> {
            assertThat(session.query(select(user)).count()).isEqualTo(3);
            assertThat(session.get(Tag.class, "greeting")).isNotNull();
        });
    }

    @Test
    void versions() {
        Post mine = sessions()
                .inTransaction(session ->
                        session.query(select(post).where(post.title.eq("One"))).single());
        run(session -> session.getOrThrow(Post.class, mine.getId()).setTitle("changed by someone else"));
        mine.setTitle("changed by me");
        assertThatThrownBy(() -> run(session -> session.merge(mine)))
                .isInstanceOfSatisfying(
                        StaleEntityException.class, e -> assertThat(e.id()).isEqualTo(mine.getId()));
    }

    @Test
    void nestedTransactions() {
        run(session -> {
            session.add(new User("dan", 41));
            try (Session.NestedTransaction nested = session.beginNested()) {
                session.add(new User("ada", 1));
                nested.commit();
            } catch (UniqueViolationException taken) {
                session.add(new User("ada-2", 1));
            }
        });
        run(session -> assertThat(session.query(select(user)).count()).isEqualTo(5));
    }

    @Test
    void readOnlySessions() {
        SessionFactory sessions = sessions();
        List<String> names = sessions.inReadOnlyTransaction(
                session -> session.query(select(user.name).from(user)).list());
        assertThat(names).hasSize(3);
        assertThatThrownBy(() -> sessions.inReadOnlyTransaction(session -> session.add(new User("dan", 1))))
                .isInstanceOf(SessionException.class);
    }

    @Test
    void loadGroups() {
        run(session -> {
            statements();
            int comments = 0;
            for (User each : session.query(select(user)).list()) {
                for (Post written : each.getPosts()) {
                    comments += written.getComments().size();
                }
            }
            assertThat(comments).isEqualTo(2);
            assertThat(statements()).isEqualTo(3);
        });
    }

    @Test
    void fetchPlans() {
        SessionFactory sessions = sessions();
        List<User> users = sessions.inReadOnlyTransaction(
                session -> session.query(select(user).fetch(user.posts.fetch(post.comments, post.tags)))
                        .list());
        assertThat(statements()).isEqualTo(4);
        assertThat(users).hasSize(3);
        assertThat(users.get(0).getPosts().get(0).getTags()).hasSize(1);
        User unfetched = detached("bob");
        assertThatThrownBy(() -> unfetched.getPosts().size())
                .isInstanceOf(LazyLoadException.class)
                .hasMessageContaining(".fetch(user.posts)");
    }

    @Test
    void fetchAlongReferences() {
        run(session -> {
            statements();
            List<Comment> comments = session.query(
                            select(comment).fetch(comment.post().fetch(post.author())))
                    .list();
            assertThat(comments.get(0).getPost().getAuthor().getName()).isEqualTo("ada");
            assertThat(statements()).isEqualTo(3);
        });
    }

    @Test
    void fetchPlansThatFilter() {
        SessionFactory sessions = sessions();
        List<User> users = sessions.inReadOnlyTransaction(session -> session.query(select(user)
                        .orderBy(user.name.asc())
                        .limit(20)
                        .fetch(user.posts
                                .where(post.title.ne("Draft"))
                                .orderBy(post.title.desc())
                                .limit(3)
                                .fetch(post.comments)))
                .list());
        assertThat(users).hasSize(3);
        assertThat(statements()).isEqualTo(3);
    }

    @Test
    void lazyLoadingRefused() {
        run(session -> {
            User ada = session.query(select(user).where(user.name.eq("ada")).fetchOnly(user.posts))
                    .single();
            Post first = ada.getPosts().get(0);
            assertThatThrownBy(() -> first.getComments().size()).isInstanceOf(LazyLoadException.class);
        });
        run(session -> {
            session.lazyLoading(LazyLoading.REFUSED);
            assertThatThrownBy(() -> named(session, "ada").getPosts().size()).isInstanceOf(LazyLoadException.class);
        });
    }

    @Test
    void modelsByHand() {
        EntityModels models = EntityModels.of(List.of(User.class, Post.class, Comment.class, Tag.class));
        EntityModels byReflection = EntityModels.reflective(List.of(User.class, Post.class, Comment.class, Tag.class));
        assertThat(new ArrayList<>(models.all())).hasSameSizeAs(byReflection.all());
    }

    @Test
    void workBesideTheThread() {
        try (AsyncSessionFactory async = AsyncSessionFactory.of(sessions(), 10)) {
            CompletableFuture<List<User>> users = async.inReadOnlyTransaction(
                    session -> session.query(select(user)).list());
            assertThat(users.join()).isNotEmpty();
        }
        Cancellation cancellation = new Cancellation();
        try (Session session = sessions().openSession(cancellation)) {
            session.begin(TransactionOptions.READ_WRITE);
            cancellation.cancel();
            assertThatThrownBy(() -> session.query(select(user)).list())
                    .isInstanceOf(StatementTimeoutException.class)
                    .hasMessageContaining("The work was cancelled");
        }
    }
}
