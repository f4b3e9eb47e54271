package dev.orm.session;

import static dev.orm.session.blog.QUser.user;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.session.blog.Post;
import dev.orm.session.blog.User;
import dev.orm.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What users of other mappers miss there. */
abstract class ExpectationContract extends EntityFixture {

    private static final int THREADS = 32;

    @Entity
    static class Parcel {
        @Id
        UUID id;

        String content;

        @Version
        Integer version;

        Parcel() {}

        Parcel(UUID id, String content) {
            this.id = id;
            this.content = content;
        }
    }

    @Entity
    static class Box {
        @Id
        @GeneratedValue
        Long id;

        @Version
        int version;

        Box() {}

        /** As many write it. */
        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Box box && id != null && id.equals(box.id);
        }

        @Override
        public int hashCode() {
            return Objects.hash(Box.class);
        }
    }

    private final Mapping mapping;

    ExpectationContract(Mapping mapping) {
        super(
                mapping,
                User.class,
                Post.class,
                dev.orm.session.blog.Comment.class,
                dev.orm.session.blog.Tag.class,
                dev.orm.session.blog.Employee.class,
                Parcel.class,
                Box.class);
        this.mapping = mapping;
    }

    @Test
    @Tag("PAIN-09")
    void nothingIsReadBeforeARowWithAnAssignedIdIsInserted() {
        run(session -> session.addAll(List.of(new Parcel(UUID.randomUUID(), "a"), new Parcel(UUID.randomUUID(), "b"))));
        assertThat(log.sent()).containsExactly("insert into parcel (id, content, version) values (?, ?, ?), (?, ?, ?)");
    }

    @Test
    @Tag("PAIN-10")
    void whatIsAddedIsNewOrRefusedWithTheCallToUse() {
        Box stored = call(session -> session.add(new Box()));
        Box detached = new Box();
        detached.id = stored.id;
        Box gone = new Box();
        gone.id = stored.id + 1000;
        Box versioned = new Box();
        versioned.version = 3;
        for (Box withId : List.of(stored, detached, gone)) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> run(session -> session.add(withId)))
                    .withMessageContaining("use merge(…)")
                    .withMessageContaining("set its id to null");
        }
        run(session -> session.add(versioned));
        assertThat(versioned.id).isNotNull();
        Parcel first = new Parcel(UUID.randomUUID(), "a");
        run(session -> session.add(first));
        assertThatExceptionOfType(dev.orm.engine.UniqueViolationException.class)
                .isThrownBy(() -> run(session -> session.add(new Parcel(first.id, "b"))));
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> run(session -> session.add(new Parcel(null, "c"))))
                .withMessageContaining("has no id, and nothing generates one");
    }

    @Test
    @Tag("PAIN-18")
    void aSetOfNewObjectsSurvivesTheFlush() {
        Set<Object> objects = new HashSet<>();
        Box box = new Box();
        Parcel parcel = new Parcel(UUID.randomUUID(), "a");
        User ada = new User("ada", 30);
        objects.addAll(List.of(box, parcel, ada));
        run(session -> {
            session.addAll(objects);
            session.flush();
            assertThat(objects).contains(box, parcel, ada);
        });
        assertThat(objects).contains(box, parcel, ada);
        run(session -> assertThat(session.getOrThrow(Box.class, box.id)).isEqualTo(box));
    }

    @Test
    @Tag("PAIN-19")
    void aNewObjectThatNothingAddsIsNamedWithItsPath() {
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> run(session -> session.add(new Post("One", new User("ada", 30)))))
                .withMessageContaining("Post (new).author leads to a new User")
                .withMessageContaining("cascade = CascadeType.PERSIST");
    }

    @Test
    @Tag("PAIN-37")
    void theListOfAQueryBelongsToWhoAsked() {
        run(session -> session.add(new User("ada", 30)));
        run(session -> {
            List<User> first = new ArrayList<>(session.query(select(user)).list());
            List<User> second = session.query(select(user)).list();
            assertThat(second).isNotSameAs(first);
            first.clear();
            assertThat(session.query(select(user)).list()).hasSize(1).containsExactlyElementsOf(second);
        });
    }

    @Test
    @Tag("PAIN-41")
    void whatIsNotLoadedIsNeverEmptyOrNull() {
        User ada = new User("ada", 30);
        ada.getPosts().add(new Post("One", ada));
        run(session -> session.add(ada));
        User loaded = call(session -> session.getOrThrow(User.class, ada.getId()));
        for (Callable<Object> use : List.<Callable<Object>>of(
                () -> loaded.getPosts().isEmpty(),
                () -> loaded.getPosts().size(),
                () -> loaded.getPosts().iterator().hasNext(),
                () -> loaded.getPosts().contains(null),
                () -> loaded.getPosts().equals(List.of()),
                () -> loaded.getPosts().stream().count(),
                () -> loaded.getPosts().add(new Post("Two", loaded)))) {
            assertThatExceptionOfType(LazyLoadException.class).isThrownBy(use::call);
        }
        if (!isReflective()) {
            Post post = call(session ->
                    session.query(select(dev.orm.session.blog.QPost.post)).single());
            assertThatExceptionOfType(LazyLoadException.class)
                    .isThrownBy(() -> post.getAuthor().getName());
        }
    }

    @Test
    @Tag("PAIN-42")
    void whatIsInjectedCanBeReplacedInTests() {
        assertThat(List.of(Session.class, SessionFactory.class, NativeQuery.class))
                .allMatch(Class::isInterface)
                .allMatch(type -> Modifier.isPublic(type.getModifiers()));
    }

    @Test
    @Tag("PAIN-43")
    void theFirstUseMayBeFromManyThreads() throws Exception {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (SessionFactory fresh = SessionFactory.builder(sessions().engine())
                .models(mapping.models(List.of(Box.class, Parcel.class)))
                .build()) {
            List<Callable<Integer>> first = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                first.add(() -> {
                    together.await(30, TimeUnit.SECONDS);
                    return fresh.inTransaction(session -> {
                        Parcel parcel = session.add(new Parcel(UUID.randomUUID(), "a"));
                        session.flush();
                        parcel.content = "b";
                        session.flush();
                        session.clear();
                        return session.getOrThrow(Parcel.class, parcel.id).version;
                    });
                });
            }
            for (Future<Integer> result : threads.invokeAll(first)) {
                assertThat(result.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    @Tag("PAIN-44")
    void aConnectionIsBorrowedByTheFirstStatement(TestDatabase database) {
        run(session -> {
            assertThat(session.isConnected()).isFalse();
            session.add(new User("ada", 30));
            assertThat(session.isConnected()).isFalse();
            session.flush();
            assertThat(session.isConnected()).isTrue();
        });
        sessions().inReadOnlyTransaction(session -> {
            assertThat(session.isConnected()).isFalse();
            return 0;
        });
    }
}
