package dev.orm.session;

import static dev.orm.sql.Sql.list;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.engine.ForeignKeyViolationException;
import dev.orm.mapping.SoftDelete;
import dev.orm.sql.Sql;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An id of several columns, collections of values, the other side of a one-to-one and soft delete, all in one entity. */
abstract class CombinedMappingContract extends EntityFixture {

    @Embeddable
    static class ShelfId {
        String room;
        int number;
    }

    @Entity
    static class Shelf {
        @EmbeddedId
        ShelfId id = new ShelfId();

        @Column(unique = true)
        String name;

        @ElementCollection
        Map<String, Integer> sizes = new HashMap<>();

        @ElementCollection
        Set<String> tags = new HashSet<>();

        @OneToOne(mappedBy = "shelf", cascade = CascadeType.ALL, orphanRemoval = true)
        Plate plate;

        @SoftDelete
        boolean gone;

        Shelf() {}

        Shelf(String room, int number, String tag) {
            id.room = room;
            id.number = number;
            name = room + number;
            tags.add(tag);
            sizes.put(tag, number);
            plate = new Plate(name);
        }
    }

    @Entity
    static class Plate {
        @Id
        @GeneratedValue
        Long id;

        String text;

        @OneToOne(fetch = FetchType.LAZY)
        Shelf shelf;

        @SoftDelete
        boolean gone;

        Plate() {}

        Plate(String text) {
            this.text = text;
        }
    }

    private static final QCombinedMappingContract_Shelf shelf = QCombinedMappingContract_Shelf.shelf;
    private static final QCombinedMappingContract_Plate plate = QCombinedMappingContract_Plate.plate;

    CombinedMappingContract(Mapping mapping) {
        super(mapping, Shelf.class, Plate.class);
    }

    @BeforeEach
    void fill() {
        run(session -> session.addAll(List.of(new Shelf("k", 1, "a"), new Shelf("k", 2, "b"))));
    }

    private static Shelf named(Session session, String name) {
        return session.query(select(shelf).where(shelf.name.eq(name))).single();
    }

    @Test
    void isLoadedByAFewStatements() {
        run(session -> {
            log.sent();
            List<Shelf> shelves =
                    session.query(select(shelf).orderBy(shelf.id.number.asc())).list();
            assertThat(shelves).extracting(each -> each.plate.text).containsExactly("k1", "k2");
            assertThat(shelves).extracting(each -> each.tags).containsExactly(Set.of("a"), Set.of("b"));
            assertThat(shelves).extracting(each -> each.sizes).containsExactly(Map.of("a", 1), Map.of("b", 2));
            assertThat(log.sent()).hasSize(4);
        });
    }

    @Test
    void whatIsDeletedSoftlyComesBackWhole() {
        run(session -> session.delete(named(session, "k1")));
        run(session -> {
            assertThat(session.query(select(shelf)).list()).hasSize(1);
            assertThat(session.query(select(plate)).list()).hasSize(1);
            session.without(Filter.SOFT_DELETE, () -> {
                Shelf deleted = named(session, "k1");
                deleted.gone = false;
                deleted.plate.gone = false;
                session.flush();
                return deleted;
            });
        });
        run(session -> {
            Shelf back = named(session, "k1");
            assertThat(back.tags).containsExactly("a");
            assertThat(back.plate.text).isEqualTo("k1");
        });
    }

    @Test
    void isFoundOrMadeWithAllItHolds() {
        run(session -> {
            Shelf made = new Shelf("q", 1, "new");
            assertThat(session.findOrCreate(made, shelf.name)).isSameAs(made);
        });
        run(session -> {
            Shelf found = named(session, "q1");
            assertThat(found.tags).containsExactly("new");
            assertThat(found.plate.text).isEqualTo("q1");
            assertThat(session.upsert(new Shelf("q", 1, "other"), shelf.name)).isSameAs(found);
        });
    }

    @Test
    void isMergedWithAllItHolds() {
        Shelf outside = call(session -> session.query(
                        select(shelf).where(shelf.name.eq("k2")).fetch(shelf.tags, shelf.sizes))
                .single());
        outside.tags.add("merged");
        outside.sizes.put("m", 9);
        outside.plate.text = "changed";
        run(session -> session.merge(outside));
        run(session -> {
            Shelf merged = named(session, "k2");
            assertThat(merged.tags).containsExactlyInAnyOrder("b", "merged");
            assertThat(merged.sizes).containsEntry("m", 9);
            assertThat(merged.plate.text).isEqualTo("changed");
        });
    }

    @Test
    void aRowThatIsReplacedTakesTheNewValues() {
        run(session -> session.without(Filter.SOFT_DELETE, () -> {
            session.delete(named(session, "k2"));
            session.add(new Shelf("k", 2, "switched"));
            session.flush();
            return session;
        }));
        run(session -> {
            Shelf switched = named(session, "k2");
            assertThat(switched.tags).containsExactly("switched");
            assertThat(switched.plate.text).isEqualTo("k2");
        });
    }

    @Test
    void rollbackOfASavepointBringsAllOfItBack() {
        run(session -> {
            Shelf changed = named(session, "k2");
            Plate before = changed.plate;
            try (Session.NestedTransaction nested = session.beginNested()) {
                changed.tags.add("z");
                changed.sizes.clear();
                changed.plate = null;
                session.flush();
                nested.rollback();
            }
            assertThat(changed.tags).containsExactly("b");
            assertThat(changed.sizes).isEqualTo(Map.of("b", 2));
            assertThat(changed.plate).isSameAs(before);
            assertThat(session.isModified(changed)).isFalse();
        });
    }

    @Test
    void anExpiredObjectIsDeletedWithAllItHolds() {
        run(session -> session.without(Filter.SOFT_DELETE, () -> {
            Shelf expired = named(session, "k1");
            session.expire(expired);
            session.delete(expired);
            session.flush();
            return session;
        }));
        assertThat(rows(session ->
                        session.unsafeSql("select tags from shelf_tags").list(String.class)))
                .containsExactly("b");
        assertThat(rows(session -> session.unsafeSql("select text from plate").list(String.class)))
                .containsExactly("k2");
    }

    @Test
    void queriesLookAtWhatIsThere() {
        run(session -> session.delete(named(session, "k1").plate));
        assertThat(rows(session -> session.query(select(shelf.name).from(shelf).where(shelf.sizes.containsKey("b")))
                        .list()))
                .containsExactly("k2");
        assertThat(rows(session -> session.query(select(shelf.name, list(shelf.plate, select(plate.text)))
                                .from(shelf)
                                .orderBy(shelf.name.asc()))
                        .list()))
                .extracting(row -> row.get(1))
                .containsExactly(List.of(), List.of("k2"));
        run(session -> {
            Shelf fetched = session.query(
                            select(shelf).where(shelf.name.eq("k2")).fetchOnly(shelf.tags))
                    .single();
            assertThat(fetched.tags).containsExactly("b");
            assertThatExceptionOfType(LazyLoadException.class)
                    .isThrownBy(() -> fetched.sizes.size())
                    .withMessageContaining(".fetch(shelf.sizes)");
        });
    }

    @Test
    void aStatementThatDeletesOwnersLeavesTheirValuesToTheForeignKey() {
        assertThatExceptionOfType(ForeignKeyViolationException.class)
                .isThrownBy(() -> run(session -> session.without(
                        Filter.SOFT_DELETE,
                        () -> session.execute(Sql.deleteFrom(shelf).everyRow()))));
    }
}
