package dev.orm.session;

import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.TransactionFailedException;
import dev.orm.engine.TransactionOptions;
import dev.orm.engine.UniqueViolationException;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.Tag;
import dev.orm.session.blog.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What objects are after a rollback, of the transaction or of a part of it. */
abstract class TransactionAccountingContract extends BlogFixture {

    TransactionAccountingContract(Mapping mapping) {
        super(mapping);
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-09")
    @org.junit.jupiter.api.Tag("SESSION-10")
    void whatWasNewDeletedAndChangedInsideIsAsItWasBefore() {
        Long ada = userWithPosts("ada", "one");
        Long bob = userWithPosts("bob");
        run(session -> {
            User changed = session.get(User.class, ada);
            User deleted = session.get(User.class, bob);
            changed.setAge(40);
            User before = session.add(new User("before", 1));
            try (Session.NestedTransaction nested = session.beginNested()) {
                User inside = session.add(new User("inside", 2));
                User never = new User("never flushed", 3);
                changed.setAge(50);
                before.setAge(60);
                session.delete(deleted);
                session.flush();
                changed.setAge(70);
                session.add(never);
                session.delete(changed.getPosts().get(0));
                assertThat(session.contains(deleted)).isFalse();
                nested.rollback();
                assertThat(inside.getId()).isNull();
                assertThat(session.contains(inside)).isFalse();
                assertThat(session.contains(never)).isFalse();
            }
            assertThat(changed.getAge()).isEqualTo(40);
            assertThat(before.getAge()).isEqualTo(1);
            assertThat(session.contains(before)).isTrue();
            assertThat(session.contains(deleted)).isTrue();
            assertThat(session.get(User.class, bob)).isSameAs(deleted);
            assertThat(changed.getPosts()).hasSize(1);
            assertThat(session.isModified(changed)).isFalse();
        });
        assertThat(rows(session ->
                        session.query(select(user.name, user.age).from(user).orderBy(user.name.asc())).list().stream()
                                .map(Object::toString)
                                .toList()))
                .containsExactly("[ada, 40]", "[before, 1]", "[bob, 30]");
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-09")
    void aCleanObjectIsLeftAloneByTheRollbackOfASavepoint() {
        Long ada = userWithPosts("ada", "one", "two");
        Long bob = userWithPosts("bob", "three");
        run(session -> {
            User clean = session.get(User.class, ada);
            clean.getPosts().forEach(post -> post.getTags().size());
            User changed = session.get(User.class, bob);
            changed.getPosts().size();
            try (Session.NestedTransaction nested = session.beginNested()) {
                changed.getPosts().add(new Post("four", changed));
                session.flush();
                nested.rollback();
            }
            log.sent();
            assertThat(clean.getPosts()).hasSize(2);
            clean.getPosts().forEach(post -> post.getTags().size());
            assertThat(session.get(User.class, ada)).isSameAs(clean);
            assertThat(log.sent()).isEmpty();
            assertThat(changed.getPosts()).extracting(Post::getTitle).containsExactly("three");
            assertThat(log.sent()).hasSize(1);
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-09")
    void aChangeByStatementIsUndoneInTheObjectsToo() {
        Long ada = userWithPosts("ada");
        Long bob = userWithPosts("bob");
        Long eve = userWithPosts("eve");
        run(session -> {
            User known = session.get(User.class, ada);
            User gone = session.get(User.class, eve);
            User met;
            try (Session.NestedTransaction nested = session.beginNested()) {
                session.execute(update(user).set(user.age, 99).everyRow());
                session.execute(deleteFrom(user).where(user.id.eq(eve)));
                met = session.get(User.class, bob);
                assertThat(known.getAge()).isEqualTo(99);
                assertThat(met.getAge()).isEqualTo(99);
                assertThat(session.contains(gone)).isFalse();
                nested.rollback();
            }
            assertThat(known.getAge()).isEqualTo(30);
            assertThat(session.contains(gone)).isTrue();
            assertThat(session.get(User.class, bob)).isSameAs(met);
            assertThat(met.getAge()).isEqualTo(30);
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-09")
    void whatWasReadInsideIsReadAgain() {
        Long ada = userWithPosts("ada", "one");
        run(session -> {
            User found = session.get(User.class, ada);
            try (Session.NestedTransaction nested = session.beginNested()) {
                session.add(new Post("two", found));
                session.flush();
                assertThat(found.getPosts()).hasSize(2);
                nested.rollback();
            }
            assertThat(found.getPosts()).hasSize(1);
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-09")
    @org.junit.jupiter.api.Tag("SESSION-21")
    void aReplacedObjectIsBackAfterTheRollback() {
        run(session -> session.add(new Tag("java")));
        run(session -> {
            Tag former = session.getOrThrow(Tag.class, "java");
            Tag again = new Tag("java");
            again.setDescription("again");
            try (Session.NestedTransaction nested = session.beginNested()) {
                session.delete(former);
                session.add(again);
                session.flush();
                assertThat(session.get(Tag.class, "java")).isSameAs(again);
                nested.rollback();
            }
            assertThat(session.contains(again)).isFalse();
            assertThat(session.get(Tag.class, "java")).isSameAs(former);
            assertThat(former.getDescription()).isEmpty();
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-10")
    void levelsEndOneByOne() {
        Long ada = userWithPosts("ada");
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            User found = session.get(User.class, ada);
            User kept = new User("kept", 1);
            try (Session.NestedTransaction outer = session.beginNested()) {
                found.setAge(31);
                try (Session.NestedTransaction inner = session.beginNested()) {
                    found.setAge(32);
                    session.add(kept);
                    inner.commit();
                }
                try (Session.NestedTransaction inner = session.beginNested()) {
                    found.setAge(33);
                    session.flush();
                    inner.rollback();
                }
                assertThat(found.getAge()).isEqualTo(32);
                outer.rollback();
            }
            assertThat(found.getAge()).isEqualTo(30);
            assertThat(kept.getId()).isNull();
            session.add(kept);
            found.setAge(34);
            session.commit();
            assertThat(kept.getId()).isNotNull();
        }
        assertThat(number(session -> session.get(User.class, ada).getAge())).isEqualTo(34);
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-10")
    void aKeyThatIsTakenIsRecoveredFrom() {
        run(session -> session.add(new Tag("java")));
        run(session -> {
            Tag twin = new Tag("java");
            Tag other = new Tag("other");
            assertThatThrownBy(() -> {
                        try (Session.NestedTransaction nested = session.beginNested()) {
                            session.addAll(List.of(other, twin));
                            nested.commit();
                        }
                    })
                    .isInstanceOf(UniqueViolationException.class);
            assertThat(session.contains(twin)).isFalse();
            Tag there = session.getOrThrow(Tag.class, "java");
            assertThat(there).isNotSameAs(twin);
            there.setDescription("a language");
            session.add(other);
        });
        assertThat(text(session -> session.getOrThrow(Tag.class, "java").getDescription()))
                .isEqualTo("a language");
        assertThat(text(session -> session.getOrThrow(Tag.class, "other").getName()))
                .isEqualTo("other");
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-06")
    @org.junit.jupiter.api.Tag("FAULT-23")
    void aFlushThatFailsAtAnyStatementLeavesADefinedState() {
        Long taken = userWithPosts("taken");
        for (int failing = 1; failing <= 50; failing += 7) {
            List<User> users = new ArrayList<>();
            try (Session session = sessions().openSession()) {
                session.begin(TransactionOptions.READ_WRITE);
                User loaded = session.get(User.class, taken);
                loaded.setAge(failing);
                for (int i = 1; i <= 50; i++) {
                    User fresh = new User(failing + " user " + i, i);
                    fresh.getPosts().add(new Post("post", fresh));
                    users.add(session.add(fresh));
                }
                users.get(failing - 1).setName("taken");
                assertThatThrownBy(session::flush).isInstanceOf(UniqueViolationException.class);
                assertThatThrownBy(session::flush).isInstanceOf(TransactionFailedException.class);
                if (failing % 2 == 0) {
                    session.rollback();
                } else {
                    assertThatThrownBy(session::commit)
                            .isInstanceOf(TransactionFailedException.class)
                            .hasRootCauseInstanceOf(java.sql.SQLException.class);
                }
                assertThat(users).allSatisfy(user -> {
                    assertThat(user.getId()).isNull();
                    assertThat(user.getPosts().get(0).getId()).isNull();
                });
                assertThat(loaded.getAge()).isEqualTo(30);
                assertThat(session.entities()).doesNotContainAnyElementsOf(users);
                users.get(failing - 1).setName(failing + " corrected");
                session.begin(TransactionOptions.READ_WRITE);
                session.addAll(users);
                session.commit();
            }
            assertThat(users).allSatisfy(user -> assertThat(user.getId()).isNotNull());
        }
        assertThat(number(session -> session.query(select(user)).count())).isEqualTo(401);
    }
}
