package dev.orm.session;

import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.Engine;
import dev.orm.engine.TransactionOptions;
import dev.orm.session.blog.Comment;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.Tag;
import dev.orm.session.blog.User;
import dev.orm.sql.Change;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What listeners hear of sessions, and what validators refuse. */
@EachDatabase
class SessionListenerTest {

    /** Writes down what it hears. */
    private static class Diary implements SessionListener {
        final List<String> heard = new ArrayList<>();

        @Override
        public void beforeFlush(Session session) {
            heard.add("before flush");
        }

        @Override
        public void afterFlush(Session session, Flushed flushed) {
            heard.add("flushed " + names(flushed.inserted()) + names(flushed.updated()) + names(flushed.deleted()));
        }

        @Override
        public void afterChange(Session session, Change change, long rows) {
            heard.add("changed " + rows);
        }

        @Override
        public void beforeCommit(Session session) {
            heard.add("before commit");
        }

        @Override
        public void afterCommit(Session session) {
            heard.add("committed");
        }

        @Override
        public void afterRollback(Session session) {
            heard.add("rolled back");
        }

        @Override
        public void stateChanged(Session session, Object entity, EntityState before, EntityState after) {
            heard.add(name(entity) + ": " + before + " to " + after);
        }

        private static String name(Object entity) {
            return entity instanceof User user ? user.getName() : ((Tag) entity).getName();
        }

        private static List<String> names(List<Object> entities) {
            return entities.stream().map(Diary::name).toList();
        }

        List<String> heard(String without) {
            List<String> since =
                    heard.stream().filter(line -> !line.equals(without)).toList();
            heard.clear();
            return since;
        }
    }

    private static void with(
            TestDatabase database, Consumer<SessionFactoryBuilder> building, Consumer<SessionFactory> work) {
        for (Mapping mapping : Mapping.values()) {
            try (Engine engine =
                    Engine.builder().dataSource(database.dataSource()).build()) {
                SessionFactoryBuilder builder = SessionFactory.builder(engine)
                        .models(mapping.models(List.of(User.class, Post.class, Comment.class, Tag.class)));
                building.accept(builder);
                SessionFactory sessions = builder.build();
                sessions.schema().createMissing();
                sessions.inTransactionWithoutResult(
                        session -> session.query(select(user)).list().forEach(session::delete));
                work.accept(sessions);
            }
        }
    }

    @Test
    @org.junit.jupiter.api.Tag("EXT-06")
    void flushesCommitsAndChangesAreHeard(TestDatabase database) {
        Diary diary = new Diary() {
            @Override
            public void stateChanged(Session session, Object entity, EntityState before, EntityState after) {}
        };
        with(database, builder -> builder.listener(diary), sessions -> {
            diary.heard.clear();
            User ada = new User("ada", 36);
            User bob = new User("bob", 20);
            sessions.inTransactionWithoutResult(session -> session.addAll(List.of(ada, bob)));
            assertThat(diary.heard("before flush"))
                    .containsExactly("flushed [ada, bob][][]", "before commit", "committed");
            sessions.inTransactionWithoutResult(session -> {
                session.get(User.class, ada.getId()).setAge(37);
                session.delete(session.get(User.class, bob.getId()));
                session.execute(update(user).set(user.age, 38).where(user.name.eq("ada")));
            });
            assertThat(diary.heard("before flush"))
                    .containsExactly("flushed [][ada][bob]", "changed 1", "before commit", "committed");
            assertThatThrownBy(() -> sessions.inTransactionWithoutResult(session -> {
                        session.add(new User("eve", 1));
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(diary.heard("")).containsExactly("rolled back");
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("SESSION-01")
    @org.junit.jupiter.api.Tag("EXT-06")
    void eachChangeOfStateIsHeard(TestDatabase database) {
        List<String> heard = new ArrayList<>();
        SessionListener states = new SessionListener() {
            @Override
            public void stateChanged(Session session, Object entity, EntityState before, EntityState after) {
                heard.add(before + " to " + after);
            }
        };
        with(database, builder -> builder.listener(states), sessions -> {
            heard.clear();
            try (Session session = sessions.openSession()) {
                session.begin(TransactionOptions.READ_WRITE);
                User ada = session.add(new User("ada", 36));
                session.delete(ada);
                session.add(ada);
                session.flush();
                session.delete(ada);
                session.add(ada);
                session.delete(ada);
                session.flush();
                session.rollback();
                session.begin(TransactionOptions.READ_WRITE);
                session.add(ada);
                session.commit();
                session.begin(TransactionOptions.READ_WRITE);
                session.delete(ada);
                session.commit();
                session.begin(TransactionOptions.READ_WRITE);
                User bob = session.findOrCreate(new User("bob", 1), user.name);
                session.expunge(bob);
                session.commit();
            }
            assertThat(heard)
                    .containsExactly(
                            "TRANSIENT to PENDING",
                            "PENDING to TRANSIENT",
                            "TRANSIENT to PENDING",
                            "PENDING to PERSISTENT",
                            "PERSISTENT to DELETED",
                            "DELETED to PERSISTENT",
                            "PERSISTENT to DELETED",
                            "DELETED to PERSISTENT",
                            "PERSISTENT to TRANSIENT",
                            "TRANSIENT to PENDING",
                            "PENDING to PERSISTENT",
                            "PERSISTENT to DELETED",
                            "DELETED to DETACHED",
                            "TRANSIENT to PENDING",
                            "PENDING to PERSISTENT",
                            "PERSISTENT to DETACHED");
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("EXT-06")
    @org.junit.jupiter.api.Tag("SESSION-19")
    void anAuditIsWrittenFromBeforeTheFlush(TestDatabase database) {
        SessionListener audit = new SessionListener() {
            @Override
            public void beforeFlush(Session session) {
                for (Object entity : List.copyOf(session.entities())) {
                    if (entity instanceof User changed && session.state(changed) == EntityState.PERSISTENT) {
                        History<Integer> age = session.history(changed, user.age);
                        if (age.isChanged()) {
                            session.add(new Tag(changed.getName() + ": " + age.before() + " to " + age.after()));
                        }
                    }
                }
            }
        };
        with(database, builder -> builder.listener(audit), sessions -> {
            User ada = new User("ada", 36);
            sessions.inTransactionWithoutResult(session -> session.add(ada));
            sessions.inTransactionWithoutResult(
                    session -> session.get(User.class, ada.getId()).setAge(37));
            assertThat(sessions.<Tag>inTransaction(session -> {
                        Tag found = session.get(Tag.class, "ada: 36 to 37");
                        session.delete(found);
                        return found;
                    }))
                    .isNotNull();
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("MAP-09")
    void whatAValidatorRefusesIsNotWritten(TestDatabase database) {
        List<Object> checked = new ArrayList<>();
        EntityValidator adults = new EntityValidator() {
            @Override
            public boolean validates(Class<?> entity) {
                return entity == User.class;
            }

            @Override
            public void validate(Object entity) {
                checked.add(entity);
                if (((User) entity).getAge() < 18) {
                    throw new IllegalArgumentException("too young");
                }
            }
        };
        with(database, builder -> builder.validator(adults), sessions -> {
            User ada = new User("ada", 36);
            ada.getPosts().add(new Post("one", ada));
            sessions.inTransactionWithoutResult(session -> {
                session.add(ada);
                ada.setAge(40);
            });
            assertThat(checked).containsExactly(ada);
            checked.clear();
            sessions.inTransactionWithoutResult(session -> {
                User same = session.get(User.class, ada.getId());
                same.getPosts().get(0).setTitle("uno");
            });
            assertThat(checked).as("what was not changed is not checked").isEmpty();
            assertThatThrownBy(() -> sessions.inTransactionWithoutResult(
                            session -> session.get(User.class, ada.getId()).setAge(1)))
                    .hasMessage("too young");
            assertThatThrownBy(() -> sessions.inTransactionWithoutResult(session -> session.add(new User("bob", 1))))
                    .hasMessage("too young");
            checked.clear();
            assertThat(sessions.<Integer>inTransaction(
                            session -> session.get(User.class, ada.getId()).getAge()))
                    .isEqualTo(40);
        });
    }
}
