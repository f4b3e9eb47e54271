package dev.orm.session;

import static dev.orm.session.blog.QPost.post;
import static dev.orm.session.blog.QTag.tag;
import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.TransactionOptions;
import dev.orm.session.blog.Post;
import dev.orm.session.blog.Tag;
import dev.orm.session.blog.User;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Rows are found or made by a unique key, whoever does the same at the same time. */
abstract class UniqueKeyContract extends BlogFixture {

    private static final int THREADS = 16;

    UniqueKeyContract(Mapping mapping) {
        super(mapping);
    }

    @Test
    void whatIsThereIsFoundAndWhatIsNotIsMade() {
        Long id = userWithPosts("ada");
        run(session -> {
            User twin = new User("ada", 99);
            User found = session.findOrCreate(twin, user.name);
            assertThat(found.getId()).isEqualTo(id);
            assertThat(found.getAge()).isEqualTo(30);
            assertThat(session.state(twin)).isEqualTo(EntityState.TRANSIENT);
            User bob = new User("bob", 1);
            bob.getPosts().add(new Post("one", null));
            assertThat(session.findOrCreate(bob, user.name)).isSameAs(bob);
            assertThat(session.state(bob)).isEqualTo(EntityState.PERSISTENT);
            assertThat(session.isModified(bob)).isTrue();
            assertThat(session.findOrCreate(new User("bob", 2), user.name)).isSameAs(bob);
            Tag java = session.findOrCreate(new Tag("java"), tag.name);
            assertThat(session.get(Tag.class, "java")).isSameAs(java);
        });
        assertThat(rows(session -> session.query(select(post.title).from(post)).list()))
                .containsExactly("one");
    }

    @Test
    void upsertWritesWhatDiffers() {
        Long id = userWithPosts("ada", "one");
        run(session -> {
            User there = session.upsert(new User("ada", 31), user.name);
            assertThat(there.getId()).isEqualTo(id);
            assertThat(there.getPosts()).hasSize(1);
            log.sent();
        });
        assertThat(log.sent()).containsExactly("update users set age = ? where id = ?");
        run(session -> {
            session.upsert(new User("ada", 31), user.name);
            User made = session.upsert(new User("bob", 1), user.name);
            made.setAge(2);
            log.sent();
        });
        assertThat(log.sent()).containsExactly("update users set age = ? where id = ?");
        assertThat(rows(session ->
                        session.query(select(user.name, user.age).from(user).orderBy(user.name.asc())).list().stream()
                                .map(Object::toString)
                                .toList()))
                .containsExactly("[ada, 31]", "[bob, 2]");
    }

    @Test
    void aRollbackMakesWhatWasMadeNewAgain() {
        User bob = new User("bob", 1);
        Tag java = new Tag("java");
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            session.findOrCreate(bob, user.name);
            session.upsert(java, tag.name);
            session.rollback();
            assertThat(bob.getId()).isNull();
            assertThat(session.state(bob)).isEqualTo(EntityState.TRANSIENT);
        }
        run(session -> session.addAll(List.of(bob, java)));
    }

    @Test
    void whatIsNoUniqueKeyIsRefused() {
        run(session -> {
            assertThatThrownBy(() -> session.findOrCreate(new User("ada", 1), user.age))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("User.age is no unique key, so there may be several such rows.");
            assertThatThrownBy(() -> session.upsert(new User(null, 1), user.name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("User.name is null in the object");
        });
    }

    @Test
    void manyThreadsMakeOneRow() throws Exception {
        race((session, number) -> {
            User found = session.findOrCreate(new User("raced", number), user.name);
            // All show the same row, whoever made it.
            return found.getId() * THREADS + found.getAge();
        });
        race((session, number) ->
                session.upsert(new User("upserted", number), user.name).getId());
        assertThat(number(session -> session.query(select(user)).count())).isEqualTo(2);
    }

    /** Does the same in many transactions at once, each of which goes on afterwards. */
    private void race(BiFunction<Session, Integer, Long> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Long>> ids = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                ids.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return sessions().inTransaction(session -> {
                        Long id = work.apply(session, number);
                        session.add(new Tag(id + " of " + number));
                        return id;
                    });
                }));
            }
            List<Long> found = new ArrayList<>();
            for (Future<Long> id : ids) {
                found.add(id.get(60, TimeUnit.SECONDS));
            }
            assertThat(found).containsOnly(found.get(0));
        } finally {
            threads.shutdownNow();
        }
    }
}
