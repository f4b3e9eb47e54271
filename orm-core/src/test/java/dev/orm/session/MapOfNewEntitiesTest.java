package dev.orm.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.testing.EachDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Maps of entities whose keys are known only after the insert, or not at all. */
@EachDatabase
class MapOfNewEntitiesTest extends EntityFixture {

    @Entity
    static class Shelf {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @OneToMany(mappedBy = "shelf", cascade = CascadeType.ALL)
        @MapKey
        Map<Long, Volume> volumes = new HashMap<>();

        @OneToMany(mappedBy = "named")
        @MapKey(name = "title")
        Map<String, Volume> titles = new HashMap<>();

        @ManyToMany(cascade = CascadeType.ALL)
        @MapKey
        Map<Long, Volume> lent = new HashMap<>();
    }

    @Entity
    static class Volume {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Nullable
        String title;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable
        Shelf shelf;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable
        Shelf named;

        Volume() {}

        Volume(Shelf shelf) {
            this.shelf = shelf;
        }
    }

    private static final QMapOfNewEntitiesTest_Shelf shelf = QMapOfNewEntitiesTest_Shelf.shelf;

    MapOfNewEntitiesTest() {
        super(Mapping.GENERATED, Shelf.class, Volume.class);
    }

    @Test
    @Tag("REL-02")
    void aMapOfTheProgramGetsWhatTheFlushGaveAKey() {
        run(session -> {
            Shelf added = new Shelf();
            session.add(added);
            Volume first = new Volume(added);
            session.add(first);
            session.flush();
            assertThat(added.volumes).containsOnly(Map.entry(first.id, first));
            Volume second = new Volume(added);
            session.add(second);
            session.flush();
            assertThat(added.volumes).containsOnlyKeys(first.id, second.id);
            assertThat(session.isModified(added)).isFalse();
            session.delete(first);
            session.flush();
            assertThat(added.volumes).containsOnlyKeys(second.id);
        });
    }

    @Test
    @Tag("LOAD-05")
    void aLoadedMapStaysLoadedAfterTheSession() {
        Shelf stored = new Shelf();
        run(session -> session.add(stored));
        Volume volume = new Volume();
        Shelf read = call(session -> {
            Shelf found = session.getOrThrow(Shelf.class, stored.id);
            assertThat(found.volumes).isEmpty();
            volume.shelf = found;
            session.add(volume);
            return found;
        });
        assertThat(read.volumes).containsOnlyKeys(volume.id);
        run(session ->
                assertThat(session.getOrThrow(Shelf.class, stored.id).volumes).containsOnlyKeys(volume.id));
    }

    @Test
    @Tag("SESSION-09")
    void whatWasRolledBackIsNotInTheMap() {
        Shelf stored = new Shelf();
        run(session -> session.add(stored));
        run(session -> {
            Shelf found = session.getOrThrow(Shelf.class, stored.id);
            assertThat(found.volumes).isEmpty();
            try (Session.NestedTransaction nested = session.beginNested()) {
                session.add(new Volume(found));
                session.flush();
                assertThat(found.volumes).hasSize(1);
                nested.rollback();
            }
            assertThat(found.volumes).isEmpty();
        });
    }

    @Test
    @Tag("SESSION-17")
    void whatIsMergedWithoutAKeyIsNotLost() {
        Shelf outside = new Shelf();
        outside.volumes.put(-1L, new Volume());
        outside.lent.put(-1L, new Volume());
        Shelf made = call(session -> session.merge(outside));
        assertThat(made.volumes).hasSize(1);
        assertThat(made.lent).hasSize(1);
        outside.id = made.id;
        run(session -> {
            Shelf found = session.getOrThrow(Shelf.class, made.id);
            assertThat(found.volumes).containsOnlyKeys(made.volumes.keySet());
            assertThat(found.lent).containsOnlyKeys(made.lent.keySet());
            session.merge(outside);
            session.flush();
            assertThat(found.lent)
                    .hasSize(1)
                    .doesNotContainKeys(made.lent.keySet().toArray(Long[]::new));
        });
        run(session -> assertThat(session.getOrThrow(Shelf.class, made.id).lent)
                .hasSize(1)
                .doesNotContainKeys(made.lent.keySet().toArray(Long[]::new)));
    }

    @Test
    @Tag("REL-12")
    void aRowWithoutAKeyIsAnError() {
        Shelf stored = new Shelf();
        run(session -> {
            session.add(stored);
            Volume volume = new Volume();
            volume.named = stored;
            session.add(volume);
        });
        String message = "Shelf#" + stored.id + ".titles leads to a row whose title is null, and that is the key of its"
                + " map. Let each have one, or declare a List.";
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> run(session ->
                        session.getOrThrow(Shelf.class, stored.id).titles.size()))
                .withMessage(message);
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> run(
                        session -> session.query(dev.orm.sql.Sql.select(shelf).fetch(shelf.titles))
                                .list()))
                .withMessage(message);
    }
}
