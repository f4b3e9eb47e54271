package dev.orm.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Transient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What callbacks of entities are called for, in which order, and what they may do. */
abstract class CallbackContract extends EntityFixture {

    private static final List<String> HEARD = new ArrayList<>();

    @MappedSuperclass
    @EntityListeners(Auditor.class)
    abstract static class Stamped {
        int writes;

        @PrePersist
        @PreUpdate
        void stamp() {
            writes++;
        }
    }

    @Entity
    static class Notebook extends Stamped {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @OneToMany(mappedBy = "notebook", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Note> notes = new ArrayList<>();

        Notebook() {}

        Notebook(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Entity
    static class Note extends Stamped {
        @Id
        String id;

        String text;

        @Transient
        String shown;

        @ManyToOne
        Notebook notebook;

        Note() {}

        Note(String text, Notebook notebook) {
            this.text = text;
            this.notebook = notebook;
        }

        @PrePersist
        private void name() {
            id = "n-" + text;
        }

        @PostLoad
        void show() {
            shown = text + " of " + notebook.name;
        }

        @Override
        public String toString() {
            return id == null ? "?" : id;
        }
    }

    static class Auditor {

        @PrePersist
        void beforeInsert(Object entity) {
            HEARD.add("+?" + entity);
        }

        @PostPersist
        void inserted(Object entity) {
            HEARD.add("+" + entity);
        }

        @PreUpdate
        void beforeUpdate(Object entity) {
            HEARD.add("~?" + entity);
        }

        @PostUpdate
        void updated(Object entity) {
            HEARD.add("~" + entity);
        }

        @PreRemove
        void beforeDelete(Object entity) {
            HEARD.add("-?" + entity);
        }

        @PostRemove
        void deleted(Object entity) {
            HEARD.add("-" + entity);
        }

        @PostLoad
        void loaded(Object entity) {
            HEARD.add("<" + entity);
        }
    }

    CallbackContract(Mapping mapping) {
        super(mapping, Notebook.class, Note.class);
    }

    @BeforeEach
    void hearNothingYet() {
        HEARD.clear();
    }

    private static List<String> heard() {
        List<String> heard = List.copyOf(HEARD);
        HEARD.clear();
        return heard;
    }

    private SessionFactory sessionsWith(Function<Class<?>, Object> listeners) {
        return SessionFactory.builder(sessions().engine())
                .models(models())
                .listeners(listeners)
                .build();
    }

    private Long notebook(String... notes) {
        Notebook notebook = new Notebook("book");
        for (String note : notes) {
            notebook.notes.add(new Note(note, notebook));
        }
        run(session -> session.add(notebook));
        heard();
        log.sent();
        return notebook.id;
    }

    @Test
    @Tag("EXT-04")
    void aNewObjectAndWhatItCascadesToAreHeardOf() {
        run(session -> {
            Notebook notebook = new Notebook("book");
            session.add(notebook);
            assertThat(heard()).containsExactly("+?book");
            notebook.notes.add(new Note("a", notebook));
            session.flush();
            assertThat(heard()).containsExactly("+??", "+book", "+n-a");
            assertThat(notebook.writes).isOne();
            assertThat(notebook.notes.get(0).id).isEqualTo("n-a");
        });
        assertThat(heard()).isEmpty();
    }

    @Test
    @Tag("EXT-04")
    void whatACallbackChangesIsWrittenInTheSameStatement() {
        Long id = notebook("a");
        run(session -> {
            session.getOrThrow(Notebook.class, id).name = "other";
            session.flush();
            assertThat(heard()).containsExactly("<book", "~?other", "~other");
            session.flush();
        });
        assertThat(heard()).as("nothing has changed since").isEmpty();
        assertThat(log.sent())
                .filteredOn(sql -> sql.startsWith("update"))
                .containsExactly("update notebook set writes = ?, name = ? where id = ?");
        assertThat(sessions().<Integer>inReadOnlyTransaction(session -> session.getOrThrow(Notebook.class, id).writes))
                .isEqualTo(2);
    }

    @Test
    @Tag("EXT-04")
    void whatIsTakenOutOfACollectionIsHeardOf() {
        Long id = notebook("a", "b");
        run(session -> {
            Notebook notebook = session.getOrThrow(Notebook.class, id);
            notebook.notes.removeIf(note -> note.text.equals("a"));
            heard();
            session.flush();
            assertThat(heard()).containsExactly("-?n-a", "-n-a");
            session.delete(notebook);
            assertThat(heard()).containsExactly("-?book", "-?n-b");
        });
        assertThat(heard()).containsExactly("-n-b", "-book");
    }

    @Test
    @Tag("MAP-09")
    void anObjectIsCompleteWhenItsLoadingIsHeardOf() {
        Long id = notebook("a", "b");
        sessions().inReadOnlyTransaction(session -> {
            Notebook notebook = session.getOrThrow(Notebook.class, id);
            assertThat(notebook.notes)
                    .extracting(note -> note.shown)
                    .containsExactlyInAnyOrder("a of book", "b of book");
            assertThat(heard()).containsExactlyInAnyOrder("<book", "<n-a", "<n-b");
            session.get(Note.class, "n-a");
            assertThat(heard()).as("it is not read again").isEmpty();
            return null;
        });
        run(session -> {
            assertThat(session.getOrThrow(Note.class, "n-a").shown).isEqualTo("a of book");
            heard();
            session.refresh(session.getOrThrow(Note.class, "n-a"));
            assertThat(heard()).contains("<n-a");
        });
    }

    @Test
    @Tag("EXT-04")
    void aChangeThatACallbackTakesBackIsNotWritten() {
        Long id = notebook();
        run(session -> {
            Notebook notebook = session.getOrThrow(Notebook.class, id);
            log.sent();
            notebook.writes = 7;
            notebook.writes--;
            notebook.writes = 0;
            session.flush();
            assertThat(log.sent()).as("the stamp makes it one again, as it was").isEmpty();
            assertThat(heard()).containsExactly("<book", "~?book");
        });
    }

    @Test
    @Tag("EXT-06")
    void whatIsAddedByACallbackAfterTheFlushIsWrittenToo() {
        try (SessionFactory own = sessionsWith(type -> new Follower())) {
            own.inTransactionWithoutResult(session -> {
                Follower.session = session;
                session.add(new Notebook("first"));
            });
            assertThat(own.<List<String>>inReadOnlyTransaction(
                            session -> session.unsafeSql("select name from notebook order by name")
                                    .list(String.class)))
                    .containsExactly("first", "second of first");
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> own.inTransactionWithoutResult(session -> {
                        Follower.session = session;
                        session.add(new Notebook("endless"));
                    }))
                    .withMessageContaining("callbacks still change something");
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> own.inTransactionWithoutResult(session -> {
                        Follower.session = session;
                        session.unsafeSql("select count(*) from notebook").list(Long.class);
                        Notebook impatient = new Notebook("impatient");
                        session.add(impatient);
                        session.flush();
                        impatient.name = "flush";
                    }))
                    .withMessageContaining("A callback flushes the session while it is flushed");
        }
    }

    /** Adds and flushes; given instead of the listener that the entities name. */
    static class Follower extends Auditor {

        private static Session session;

        @Override
        void inserted(Object entity) {
            if (entity.toString().equals("first")) {
                session.add(new Notebook("second of first"));
            } else if (entity.toString().equals("endless")) {
                session.add(new Notebook("endless"));
            }
        }

        @Override
        void beforeUpdate(Object entity) {
            session.flush();
        }
    }

    @Test
    @Tag("EXT-04")
    void aCallbackThatFailsStopsTheFlushAndChangesNothing() {
        try (SessionFactory own = sessionsWith(type -> new Auditor() {
            @Override
            void inserted(Object entity) {
                throw new IllegalStateException("no " + entity);
            }
        })) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> own.inTransactionWithoutResult(session -> session.add(new Notebook("bad"))))
                    .withMessage("no bad");
        }
        assertThat(sessions()
                        .<List<String>>inReadOnlyTransaction(session ->
                                session.unsafeSql("select name from notebook").list(String.class)))
                .isEmpty();
    }

    @Test
    @Tag("EXT-04")
    void aListenerThatCannotBeMadeIsNamed() {
        try (SessionFactory own = SessionFactory.builder(sessions().engine())
                .entities(Alone.class)
                .build()) {
            own.schema().createMissing();
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> own.inTransactionWithoutResult(session -> session.add(new Alone())))
                    .withMessageContaining("Needy cannot be made. Give it a constructor without arguments");
        }
    }

    @Entity
    @EntityListeners(Needy.class)
    static class Alone {
        @Id
        @GeneratedValue
        Long id;
    }

    static class Needy {

        private final String need;

        Needy(String need) {
            this.need = need;
        }

        @PrePersist
        void call(Alone alone) {
            throw new IllegalStateException(need);
        }
    }
}
