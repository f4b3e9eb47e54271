package dev.orm.session;

import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.Tag;
import dev.orm.session.blog.User;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a session promises of its objects. */
abstract class SessionContract extends BlogFixture {

    SessionContract(Mapping mapping) {
        super(mapping);
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-02")
    void aRowIsOneObject() {
        Long id = userWithPosts("ada");
        run(session -> {
            User first = session.get(User.class, id);
            assertThat(session.query(select(user)).single()).isSameAs(first);
            assertThat(session.getOrThrow(User.class, id)).isSameAs(first);
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-05")
    void aSecondGetSendsNothing() {
        Long id = userWithPosts("ada");
        run(session -> {
            session.get(User.class, id);
            log.sent();
            session.get(User.class, id);
            assertThat(log.sent()).isEmpty();
            assertThat(session.get(User.class, id + 1)).isNull();
            assertThatThrownBy(() -> session.getOrThrow(User.class, id + 1))
                    .isInstanceOf(EntityNotFoundException.class)
                    .hasMessage("There is no row for User#" + (id + 1) + ".");
        });
    }

    @Test
    void anIdOfTheWrongKindIsRefused() {
        run(session -> {
            assertThatThrownBy(() -> session.get(User.class, "1"))
                    .hasMessage("The id of User is a Long, not a String.");
            assertThatThrownBy(() -> session.get(User.class, null))
                    .hasMessage("A User is looked up by null. An id is never null.");
            assertThatThrownBy(() -> session.get(String.class, 1L)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-01")
    void statesFollowAddFlushDeleteAndRollback() {
        User ada = new User("ada", 36);
        try (Session session = sessions().openSession()) {
            session.begin(dev.orm.engine.TransactionOptions.READ_WRITE);
            assertThat(session.contains(ada)).isFalse();
            session.add(ada);
            assertThat(session.contains(ada)).isTrue();
            assertThat(ada.getId()).isNull();
            session.flush();
            assertThat(ada.getId()).isNotNull();
            session.delete(ada);
            assertThat(session.contains(ada)).isFalse();
            session.rollback();
            assertThat(ada.getId()).isNull();
            assertThat(session.contains(ada)).isFalse();
        }
        run(session -> session.add(ada));
        assertThat(number(session -> session.query(select(user)).count())).isEqualTo(1);
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-04")
    void addReachesAlongCascades() {
        User ada = new User("ada", 36);
        Post post = new Post("one", null);
        post.getComments().add(new Comment("hi", null));
        ada.getPosts().add(post);
        run(session -> {
            session.add(ada);
            assertThat(session.contains(post)).isTrue();
        });
        assertThat(post.getAuthor()).isSameAs(ada);
        assertThat(post.getComments().get(0).getPost()).isSameAs(post);
        assertThat(post.getComments().get(0).getId()).isNotNull();
    }

    @Test
    void anObjectWithAGeneratedIdIsNotNew() {
        Long id = userWithPosts("ada");
        User detached = call(session -> session.get(User.class, id));
        run(session -> assertThatThrownBy(() -> session.add(detached))
                .isInstanceOf(SessionException.class)
                .hasMessageStartingWith("User#" + id + " has an id, which its database generates, so it is not new."));
    }

    @Test
    void aMissingAssignedIdIsNamed() {
        assertThatThrownBy(() -> run(session -> session.add(new Tag(null))))
                .hasMessageStartingWith("The new Tag has no id, and nothing generates one. Set Tag.name before add(…)");
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-09")
    void aRollbackRestoresTheObjects() {
        Long id = userWithPosts("ada", "one");
        try (Session session = sessions().openSession()) {
            session.begin(dev.orm.engine.TransactionOptions.READ_WRITE);
            User ada = session.get(User.class, id);
            ada.setName("eve");
            session.flush();
            ada.setAge(99);
            ada.getPosts().clear();
            session.rollback();
            assertThat(ada.getName()).isEqualTo("ada");
            assertThat(ada.getAge()).isEqualTo(30);
            assertThat(ada.getPosts()).hasSize(1);
        }
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-10")
    void aNestedTransactionIsUndoneAlone() {
        User ada = new User("ada", 36);
        User bob = new User("bob", 20);
        run(session -> {
            session.add(ada);
            try (Session.NestedTransaction nested = session.beginNested()) {
                session.add(bob);
                ada.setAge(37);
                session.flush();
                nested.rollback();
            }
            assertThat(ada.getAge()).isEqualTo(36);
            assertThat(bob.getId()).isNull();
            try (Session.NestedTransaction nested = session.beginNested()) {
                ada.setAge(38);
                nested.commit();
            }
        });
        assertThat(text(session -> session.query(select(user.name, user.age).from(user))
                        .list()
                        .toString()))
                .isEqualTo("[[ada, 38]]");
    }

    @Test
    void aFailedStatementInANestedTransactionIsForgiven() {
        userWithPosts("ada");
        run(session -> {
            session.add(new User("bob", 1));
            assertThatThrownBy(() -> {
                        try (Session.NestedTransaction nested = session.beginNested()) {
                            session.add(new User("ada", 2));
                            nested.commit();
                        }
                    })
                    .isInstanceOf(dev.orm.engine.UniqueViolationException.class);
            session.add(new User("cid", 3));
        });
        assertThat(rows(session -> session.query(select(user.name).from(user).orderBy(user.name.asc()))
                        .list()))
                .containsExactly("ada", "bob", "cid");
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-16")
    void refreshForgetsWhatWasChanged() {
        Long id = userWithPosts("ada");
        run(session -> {
            User ada = session.get(User.class, id);
            ada.setName("eve");
            session.refresh(ada);
            assertThat(ada.getName()).isEqualTo("ada");
            assertThat(session.isModified(ada)).isFalse();
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-18")
    void expungeAndClearForget() {
        Long id = userWithPosts("ada");
        run(session -> {
            User ada = session.get(User.class, id);
            ada.setName("eve");
            session.expunge(ada);
            User again = session.get(User.class, id);
            assertThat(again).isNotSameAs(ada);
            again.setName("mallory");
            session.clear();
            assertThat(session.contains(again)).isFalse();
        });
        assertThat(text(session -> session.getOrThrow(User.class, id).getName()))
                .isEqualTo("ada");
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-17")
    void mergeCopiesADetachedObject() {
        Long id = userWithPosts("ada", "one");
        User detached = call(session -> {
            User ada = session.get(User.class, id);
            ada.getPosts().size();
            return ada;
        });
        detached.setAge(77);
        detached.getPosts().get(0).setTitle("uno");
        detached.getPosts().add(new Post("two", null));
        run(session -> {
            User merged = session.merge(detached);
            assertThat(merged).isNotSameAs(detached).isSameAs(session.get(User.class, id));
        });
        run(session -> {
            User ada = session.get(User.class, id);
            assertThat(ada.getAge()).isEqualTo(77);
            assertThat(ada.getPosts()).extracting(Post::getTitle).containsExactly("two", "uno");
        });
    }

    @Test
    void mergeOfAnOldVersionIsRefused() {
        Long id = userWithPosts("ada", "one");
        Post detached = call(session -> session.get(User.class, id).getPosts().get(0));
        run(session -> session.get(Post.class, detached.getId()).setTitle("newer"));
        detached.setTitle("stale");
        assertThatThrownBy(() -> run(session -> session.merge(detached))).isInstanceOf(StaleEntityException.class);
    }

    @Test
    void aReadOnlySessionWritesNothing() {
        Long id = userWithPosts("ada");
        sessions().inReadOnlyTransaction(session -> {
            session.get(User.class, id).setName("eve");
            assertThatThrownBy(() -> session.add(new User("bob", 1)))
                    .hasMessageStartingWith("The session is read-only.");
            return 0;
        });
        assertThat(text(session -> session.getOrThrow(User.class, id).getName()))
                .isEqualTo("ada");
    }

    @Test
    void workOutsideATransactionReadsButDoesNotWrite() {
        Long id = userWithPosts("ada");
        try (Session session = sessions().openSession()) {
            assertThat(session.getOrThrow(User.class, id).getPosts()).isEmpty();
            session.add(new User("bob", 1));
            assertThatThrownBy(session::flush).hasMessageStartingWith("The session has no transaction.");
        }
    }

    @Test
    void aTransactionWithoutStatementsBorrowsNoConnection() {
        run(session -> {});
        assertThat(log.sent()).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-12")
    void aSecondThreadIsRefused() throws InterruptedException {
        Long id = userWithPosts("ada", "one");
        AtomicReference<Throwable> refused = new AtomicReference<>();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        try (Session session = sessions().openSession()) {
            session.begin(dev.orm.engine.TransactionOptions.READ_ONLY);
            List<User> before = session.query(select(user)).list();
            Thread other = new Thread(() -> {
                try {
                    inside.await();
                    session.get(User.class, id + 1);
                } catch (Throwable e) {
                    refused.set(e);
                } finally {
                    tried.countDown();
                }
            });
            other.start();
            session.query(select(
                                    (a) -> {
                                        inside.countDown();
                                        try {
                                            tried.await();
                                        } catch (InterruptedException e) {
                                            Thread.currentThread().interrupt();
                                        }
                                        return a;
                                    },
                                    user.name)
                            .from(user))
                    .list();
            other.join();
            assertThat(before).hasSize(1);
        }
        assertThat(refused.get())
                .isInstanceOf(SessionException.class)
                .hasMessageStartingWith("Two threads use the same session at once.");
    }
}
