package dev.orm.session;

import static dev.orm.session.blog.QComment.comment;
import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QTag.tag;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.engine.EngineConnection.Parameters;
import dev.orm.engine.TransactionOptions;
import dev.orm.engine.UniqueViolationException;
import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** States, history, and what reads an object again. */
abstract class SessionVerbsContract extends BlogFixture {

    SessionVerbsContract(Mapping mapping) {
        super(mapping);
    }

    private static void elsewhere(Session session, String sql) {
        session.connection()
                .update(new CompiledStatement(sql, Operation.OTHER, "", List.of(), List.of()), Parameters.NONE);
    }

    private static User inState(EntityState state, Session session) {
        User user = new User(state.name(), 1);
        if (state == EntityState.TRANSIENT) {
            return user;
        }
        session.add(user);
        if (state == EntityState.PENDING) {
            return user;
        }
        session.flush();
        if (state == EntityState.DELETED) {
            session.delete(user);
        } else if (state == EntityState.DETACHED) {
            session.expunge(user);
            User read = session.getOrThrow(User.class, user.getId());
            session.expunge(read);
            return read;
        }
        return user;
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-01")
    void eachVerbLeadsFromEachStateToOneOrIsRefused() {
        String table = """
                          TRANSIENT  PENDING    PERSISTENT DELETED    DETACHED
                add       PENDING    PENDING    PERSISTENT PERSISTENT refused
                delete    refused    TRANSIENT  DELETED    DELETED    refused
                expunge   refused    TRANSIENT  DETACHED   DETACHED   refused
                flush     TRANSIENT  PERSISTENT PERSISTENT DELETED    DETACHED
                refresh   refused    refused    PERSISTENT refused    refused
                expire    refused    PENDING    PERSISTENT DELETED    refused
                clear     TRANSIENT  TRANSIENT  DETACHED   DETACHED   DETACHED
                rollback  TRANSIENT  TRANSIENT  TRANSIENT  TRANSIENT  DETACHED
                commit    TRANSIENT  PERSISTENT PERSISTENT DETACHED   DETACHED
                """;
        Map<String, Consumer<Map.Entry<Session, User>>> verbs = new LinkedHashMap<>();
        verbs.put("add", on -> on.getKey().add(on.getValue()));
        verbs.put("delete", on -> on.getKey().delete(on.getValue()));
        verbs.put("expunge", on -> on.getKey().expunge(on.getValue()));
        verbs.put("flush", on -> on.getKey().flush());
        verbs.put("refresh", on -> on.getKey().refresh(on.getValue()));
        verbs.put("expire", on -> on.getKey().expire(on.getValue()));
        verbs.put("clear", on -> on.getKey().clear());
        verbs.put("rollback", on -> on.getKey().rollback());
        verbs.put("commit", on -> on.getKey().commit());
        StringBuilder found = new StringBuilder("          ");
        for (EntityState state : EntityState.values()) {
            found.append(String.format("%-11s", state));
        }
        found = new StringBuilder(found.toString().stripTrailing()).append("\n");
        for (Map.Entry<String, Consumer<Map.Entry<Session, User>>> verb : verbs.entrySet()) {
            StringBuilder line = new StringBuilder(String.format("%-10s", verb.getKey()));
            for (EntityState state : EntityState.values()) {
                line.append(String.format("%-11s", after(state, verb.getValue())));
            }
            found.append(line.toString().stripTrailing()).append("\n");
        }
        assertThat(found.toString()).isEqualTo(table);
    }

    private String after(EntityState state, Consumer<Map.Entry<Session, User>> verb) {
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            elsewhere(session, "delete from users");
            User user = inState(state, session);
            assertThat(session.state(user)).isEqualTo(state);
            try {
                verb.accept(Map.entry(session, user));
            } catch (SessionException | IllegalArgumentException refused) {
                assertThat(session.state(user)).isEqualTo(state);
                return "refused";
            }
            return session.state(user).name();
        }
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-01")
    void theDetachedOfAGeneratedIdAreKnownByIt() {
        Long id = userWithPosts("ada");
        User detached = call(session -> session.get(User.class, id));
        run(session -> {
            assertThat(session.state(detached)).isEqualTo(EntityState.DETACHED);
            assertThat(session.state(new User("new", 1))).isEqualTo(EntityState.TRANSIENT);
            assertThat(session.state(session.reference(User.class, id))).isEqualTo(EntityState.PERSISTENT);
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-16")
    void whatIsExpiredIsReadWhenItIsMetAgain() {
        Long id = userWithPosts("ada", "one");
        run(session -> {
            User ada = session.get(User.class, id);
            assertThat(ada.getPosts()).hasSize(1);
            ada.setName("eve");
            elsewhere(session, "update users set age = 77");
            elsewhere(session, "update post set title = 'uno'");
            session.expire(ada);
            assertThat(ada.getName()).isEqualTo("ada");
            log.sent();
            assertThat(session.get(User.class, id)).isSameAs(ada);
            assertThat(ada.getAge()).isEqualTo(77);
            assertThat(log.sent()).hasSize(1);
            assertThat(session.get(User.class, id)).isSameAs(ada);
            assertThat(log.sent()).isEmpty();
            assertThat(ada.getPosts()).hasSize(1);
            assertThat(log.sent()).hasSize(1);
            session.expireAll();
            assertThat(session.query(select(post)).single().getTitle()).isEqualTo("uno");
            assertThat(session.query(select(user)).single()).isSameAs(ada);
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-16")
    void aChangeAfterExpiryIsWritten() {
        Long id = userWithPosts("ada");
        run(session -> {
            User ada = session.get(User.class, id);
            session.expire(ada);
            ada.setAge(5);
            log.sent();
        });
        assertThat(log.sent()).containsExactly("update users set age = ? where id = ?");
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-16")
    void theRowOfAnExpiredObjectMayBeGone() {
        Long id = userWithPosts("ada");
        run(session -> {
            User ada = session.get(User.class, id);
            elsewhere(session, "delete from users");
            session.expire(ada);
            assertThat(session.get(User.class, id)).isNull();
            assertThat(session.contains(ada)).isFalse();
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-16")
    void oneAttributeIsReadAgainAndTheOthersKeepTheirChanges() {
        Long id = userWithPosts("ada", "one");
        run(session -> {
            User ada = session.get(User.class, id);
            Post one = ada.getPosts().get(0);
            User bob = session.add(new User("bob", 1));
            session.flush();
            ada.setName("eve");
            ada.setAge(1);
            elsewhere(session, "update users set age = 77 where name = 'ada'");
            elsewhere(session, "update post set author_id = " + bob.getId());
            log.sent();
            session.refresh(ada, user.age);
            assertThat(log.sent())
                    .singleElement()
                    .asString()
                    .startsWith("select ")
                    .doesNotContain("name");
            assertThat(ada.getAge()).isEqualTo(77);
            assertThat(ada.getName()).isEqualTo("eve");
            assertThat(session.history(ada, user.age).isChanged()).isFalse();
            session.refresh(one, post.author(), post.title);
            assertThat(one.getAuthor()).isSameAs(bob);
            session.refresh(ada, user.posts);
            assertThat(ada.getPosts()).isEmpty();
            log.sent();
        });
        assertThat(log.sent()).containsExactly("update users set name = ? where id = ?");
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-16")
    void oneCollectionIsExpiredAlone() {
        Long id = userWithPosts("ada", "one");
        run(session -> {
            User ada = session.get(User.class, id);
            ada.getPosts().clear();
            ada.setAge(2);
            session.expire(ada, user.posts);
            assertThat(ada.getPosts()).hasSize(1);
            assertThat(ada.getAge()).isEqualTo(2);
            session.expire(ada, user.age);
            assertThat(ada.getAge()).isEqualTo(30);
            assertThatThrownBy(() -> session.expire(ada, post.title))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is an attribute of Post, not of User.");
            log.sent();
        });
        assertThat(log.sent()).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-16")
    void anExpiredObjectIsMovedLikeAnyOther() {
        Long from = userWithPosts("ada", "one");
        Long to = userWithPosts("bob");
        run(session -> {
            User ada = session.getOrThrow(User.class, from);
            User bob = session.getOrThrow(User.class, to);
            Post one = ada.getPosts().get(0);
            session.expire(one);
            bob.getPosts().add(one);
            ada.getPosts().clear();
            assertThat(session.isModified(bob)).isTrue();
        });
        run(session -> {
            assertThat(session.getOrThrow(User.class, from).getPosts()).isEmpty();
            assertThat(session.getOrThrow(User.class, to).getPosts())
                    .extracting(Post::getTitle)
                    .containsExactly("one");
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-07")
    void aQuerySeesWhatWasPutIntoACollectionOfAnExpiredObject() {
        Long id = userWithPosts("ada");
        run(session -> {
            User ada = session.getOrThrow(User.class, id);
            session.expire(ada);
            ada.getPosts().add(new Post("new", null));
            assertThat(session.isModified(ada)).isTrue();
            assertThat(session.query(select(post.title).from(post)).list()).containsExactly("new");
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-16")
    void aLockReadsTheRowAgainAndHoldsIt() {
        Long id = userWithPosts("ada");
        run(session -> {
            User ada = session.get(User.class, id);
            elsewhere(session, "update users set age = 77");
            log.sent();
            session.lock(ada);
            assertThat(ada.getAge()).isEqualTo(77);
            boolean clause = sessions().engine().dialect().supports(Capability.FOR_UPDATE);
            assertThat(log.sent()).singleElement().asString().matches(sql -> sql.endsWith(" for update") == clause);
            ada.setAge(1);
            session.lock(ada);
            assertThat(ada.getAge()).as("a change is written before").isEqualTo(1);
        });
        try (Session session = sessions().openSession()) {
            User ada = session.get(User.class, id);
            assertThatThrownBy(() -> session.lock(ada)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-19")
    void historyTellsWhatWasAddedAndRemoved() {
        Long id = userWithPosts("ada", "one", "two");
        run(session -> {
            User ada = session.get(User.class, id);
            ada.setAge(31);
            History<Integer> age = session.history(ada, user.age);
            assertThat(age.before()).isEqualTo(30);
            assertThat(age.after()).isEqualTo(31);
            assertThat(session.history(ada, user.name)).isEqualTo(new History<>(List.of(), List.of("ada"), List.of()));
            log.sent();
            assertThat(session.history(ada, user.posts).isChanged())
                    .as("what was not loaded was not changed")
                    .isFalse();
            assertThat(log.sent()).isEmpty();
            Post one = ada.getPosts().get(0);
            Post two = ada.getPosts().get(1);
            Post three = new Post("three", ada);
            ada.getPosts().remove(one);
            ada.getPosts().add(three);
            assertThat(session.history(ada, user.posts))
                    .isEqualTo(new History<>(List.of(three), List.of(two), List.of(one)));
            User bob = session.add(new User("bob", 1));
            two.setAuthor(bob);
            assertThat(session.history(two, post.author()).before()).isSameAs(ada);
            assertThat(session.history(two, post.author()).after()).isSameAs(bob);
            assertThat(session.history(bob, user.name).added()).containsExactly("bob");
            two.setBody(null);
            assertThat(session.history(two, post.body).after()).isNull();
            two.setAuthor(ada);
            session.flush();
            assertThat(session.history(ada, user.posts).isChanged()).isFalse();
            assertThat(session.history(ada, user.age).isChanged()).isFalse();
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-07")
    void aQueryIsFlushedForOnlyIfItCouldMissSomething() {
        Long id = userWithPosts("ada", "one");
        run(session -> {
            Post one = session.query(select(post)).single();
            session.add(new Comment("hi", one));
            log.sent();
            session.query(select(user)).list();
            session.query(select(tag)).list();
            assertThat(log.sent()).noneMatch(sql -> sql.startsWith("insert"));
            assertThat(session.query(select(comment)).list()).hasSize(1);
            assertThat(log.sent()).anyMatch(sql -> sql.startsWith("insert into comment"));
            User bob = session.add(new User("bob", 1));
            assertThat(session.query(select(post).where(post.author().eq(bob))).list())
                    .isEmpty();
            session.get(User.class, id).setAge(99);
            log.sent();
            session.query(select(tag)).list();
            assertThat(log.sent()).hasSize(1);
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-07")
    void noAutoflushReadsTheRowsAsTheyAre() {
        Long id = userWithPosts("ada");
        run(session -> {
            session.get(User.class, id).setAge(99);
            session.add(new User("bob", 1));
            List<Integer> ages = session.noAutoflush(
                    () -> session.query(select(user.age).from(user).orderBy(user.age.asc()))
                            .list());
            assertThat(ages).containsExactly(30);
            assertThat(session.query(select(user)).count()).isEqualTo(2);
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-07")
    @org.junit.jupiter.api.Tag("SESSION-24")
    void whatIsReadAgainWithoutAFlushKeepsWhatWasChanged() {
        Long id = userWithPosts("ada", "one", "two");
        run(session -> {
            User ada = session.getOrThrow(User.class, id);
            Post first = ada.getPosts().get(0);
            ada.setName("eve");
            ada.getPosts().remove(1);
            session.noAutoflush(() -> {
                assertThat(session.execute(update(user).set(user.age, 50).everyRow()))
                        .isOne();
                assertThat(session.execute(
                                update(post).set(post.title, "changed").where(post.id.eq(first.getId()))))
                        .isOne();
                session.lock(ada);
                return null;
            });
            assertThat(ada.getName()).isEqualTo("eve");
            assertThat(ada.getAge()).isEqualTo(50);
            assertThat(ada.getPosts()).containsExactly(first);
            assertThat(first.getTitle()).isEqualTo("changed");
            assertThat(session.history(ada, user.name).before()).isEqualTo("ada");
            session.flush();
            assertThat(session.isModified(ada)).isFalse();
            ada.setName("lost");
            session.refresh(ada);
            assertThat(ada.getName()).as("a refresh forgets").isEqualTo("eve");
        });
        run(session -> {
            User eve = session.getOrThrow(User.class, id);
            assertThat(eve.getName()).isEqualTo("eve");
            assertThat(eve.getAge()).isEqualTo(50);
            assertThat(eve.getPosts()).extracting(Post::getTitle).containsExactly("changed");
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-07")
    void anErrorOfAnAutomaticFlushSaysWhereItCameFrom() {
        userWithPosts("ada");
        run(session -> {
            try (Session.NestedTransaction nested = session.beginNested()) {
                session.add(new User("ada", 1));
                assertThatThrownBy(() -> session.query(select(user)).list())
                        .isInstanceOfSatisfying(
                                UniqueViolationException.class,
                                taken -> assertThat(taken.getSuppressed())
                                        .anySatisfy(where -> assertThat(where)
                                                .hasMessageStartingWith(
                                                        "This came from the flush before a statement about [User].")));
                nested.rollback();
            }
        });
    }
}
