package dev.orm.session;

import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.engine.ForeignKeyViolationException;
import dev.orm.mapping.OnDelete;
import dev.orm.schema.ReferentialAction;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows that refer to a row that is deleted: the three rules of a foreign key. */
abstract class DeleteRuleContract extends EntityFixture {

    @Entity
    static class Owner {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @OneToMany(mappedBy = "owner")
        List<Plain> plains = new ArrayList<>();

        @OneToMany(mappedBy = "owner", cascade = CascadeType.ALL)
        List<Part> parts = new ArrayList<>();

        @OneToMany(mappedBy = "owner")
        List<Loose> looses = new ArrayList<>();

        @ElementCollection
        @OnDelete(ReferentialAction.CASCADE)
        Set<String> words = new HashSet<>();

        @ManyToMany
        @OnDelete(ReferentialAction.CASCADE)
        Set<Label> labels = new HashSet<>();

        Owner() {}

        Owner(String name) {
            this.name = name;
        }
    }

    @Entity
    static class Plain {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        Owner owner;
    }

    @Entity
    static class Part {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @Version
        int version;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        @OnDelete(ReferentialAction.CASCADE)
        Owner owner;

        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(ReferentialAction.CASCADE)
        Part whole;

        Part() {}

        Part(String name, Owner owner, Part whole) {
            this.name = name;
            this.owner = owner;
            this.whole = whole;
        }
    }

    @Entity
    static class Loose {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(ReferentialAction.SET_NULL)
        Owner owner;
    }

    @Entity
    static class Label {
        @Id
        @GeneratedValue
        Long id;

        @ManyToMany(mappedBy = "labels")
        Set<Owner> owners = new HashSet<>();
    }

    private static final QDeleteRuleContract_Owner owner = QDeleteRuleContract_Owner.owner;
    private static final QDeleteRuleContract_Part part = QDeleteRuleContract_Part.part;
    private static final QDeleteRuleContract_Loose loose = QDeleteRuleContract_Loose.loose;

    private static final String DELETE = "delete from owner where id = ?";

    DeleteRuleContract(Mapping mapping) {
        super(mapping, Owner.class, Plain.class, Part.class, Loose.class, Label.class);
    }

    private Long stored(Object... others) {
        Owner added = new Owner("ada");
        run(session -> {
            session.add(added);
            for (Object other : others) {
                if (other instanceof Plain plain) {
                    plain.owner = added;
                } else if (other instanceof Part one) {
                    one.owner = added;
                } else {
                    ((Loose) other).owner = added;
                }
                session.add(other);
            }
        });
        log.sent();
        return added.id;
    }

    private Owner get(Session session, Long id) {
        return session.getOrThrow(Owner.class, id);
    }

    private List<String> flushed(Session session) {
        log.sent();
        session.flush();
        return log.sent();
    }

    private long count(String table) {
        return rows(session ->
                        session.unsafeSql("select count(*) from " + table).list(Long.class))
                .get(0);
    }

    @Test
    void validatesItsTables() {
        sessions().schema().validate();
    }

    @Test
    @Tag("REL-10")
    void withoutARuleTheDatabaseRefuses() {
        Long id = stored(new Plain());
        assertThatExceptionOfType(ForeignKeyViolationException.class)
                .isThrownBy(() -> run(session -> session.delete(get(session, id))));
        assertThat(log.sent()).last().isEqualTo(DELETE);
        run(session -> {
            Owner found = get(session, id);
            found.plains.forEach(session::delete);
            session.delete(found);
            assertThat(flushed(session)).containsExactly("delete from plain where id = ?", DELETE);
        });
    }

    @Test
    @Tag("REL-10")
    void whatIsNotLoadedIsLeftToTheDatabase() {
        Part whole = new Part("whole", null, null);
        Long id = stored(whole, new Part("inner", null, whole), new Loose());
        run(session -> {
            Owner found = get(session, id);
            found.words.add("x");
            found.labels.add(new Label());
            found.labels.forEach(session::add);
        });
        run(session -> {
            Owner found = get(session, id);
            log.sent();
            session.delete(found);
            session.flush();
            assertThat(log.sent()).as("parts cascade, and are not looked at").containsExactly(DELETE);
        });
        assertThat(List.of(count("part"), count("owner_words"), count("owner_label"), count("loose"), count("label")))
                .containsExactly(0L, 0L, 0L, 1L, 1L);
        assertThat(count("loose where owner_id is null")).isEqualTo(1);
    }

    @Test
    @Tag("REL-10")
    void whatIsLoadedLeavesTheSessionWithoutAStatement() {
        Part whole = new Part("whole", null, null);
        Long id = stored(whole, new Part("inner", null, whole));
        run(session -> {
            List<Part> parts =
                    session.query(select(part).orderBy(part.id.asc())).list();
            Owner found = get(session, id);
            parts.get(1).name = "changed in vain";
            session.delete(found);
            assertThat(flushed(session)).containsExactly(DELETE);
            assertThat(parts).noneMatch(session::contains);
            assertThat(session.get(Part.class, parts.get(0).id)).isNull();
            assertThat(session.query(select(part)).list()).isEmpty();
        });
    }

    @Test
    @Tag("REL-10")
    void whatWasLoadedToBeDeletedIsDeletedOneByOne() {
        Part whole = new Part("whole", null, null);
        Long id = stored(whole, new Part("inner", null, whole));
        run(session -> {
            Owner found = get(session, id);
            found.parts.size();
            session.delete(found);
            assertThat(flushed(session))
                    .as("cascade = ALL goes on to what was loaded, with versions and callbacks")
                    .containsExactly(
                            "delete from part where id = ? and version = ?",
                            "delete from part where id = ? and version = ?",
                            DELETE);
        });
    }

    @Test
    @Tag("REL-10")
    void referencesAreClearedWithoutAStatement() {
        Loose one = new Loose();
        Long id = stored(one, new Loose());
        run(session -> {
            Loose found = session.getOrThrow(Loose.class, one.id);
            Owner gone = get(session, id);
            found.name = "changed";
            session.delete(gone);
            assertThat(flushed(session)).containsExactly("update loose set name = ? where id = ?", DELETE);
            assertThat(found.owner).isNull();
            assertThat(session.isModified(found)).isFalse();
            assertThat(flushed(session)).isEmpty();
        });
        assertThat(count("loose where owner_id is null")).isEqualTo(2);
    }

    @Test
    @Tag("SESSION-09")
    void rollbackBringsThemBack() {
        Loose one = new Loose();
        Part whole = new Part("whole", null, null);
        Long id = stored(one, whole);
        run(session -> {
            Loose found = session.getOrThrow(Loose.class, one.id);
            Part inside = session.getOrThrow(Part.class, whole.id);
            Owner kept = get(session, id);
            try (Session.NestedTransaction nested = session.beginNested()) {
                session.delete(kept);
                session.flush();
                assertThat(session.contains(inside)).isFalse();
                nested.rollback();
            }
            assertThat(session.contains(inside)).isTrue();
            assertThat(inside.owner).isSameAs(kept);
            assertThat(found.owner).isSameAs(kept);
            assertThat(flushed(session)).isEmpty();
            inside.name = "still there";
            found.name = "too";
        });
        assertThat(rows(session -> session.query(select(part.name).from(part)).list()))
                .containsExactly("still there");
    }

    @Test
    void statementsAreFollowedToo() {
        Loose one = new Loose();
        Part whole = new Part("whole", null, null);
        Long id = stored(one, whole);
        run(session -> {
            Loose found = session.getOrThrow(Loose.class, one.id);
            Part inside = session.getOrThrow(Part.class, whole.id);
            session.execute(deleteFrom(owner).where(owner.id.eq(id)));
            assertThat(session.contains(inside)).isFalse();
            assertThat(found.owner).isNull();
            assertThat(flushed(session)).isEmpty();
        });
    }

    @Test
    void whatWentToAnotherOwnerStays() {
        Part moved = new Part("moved", null, null);
        Long id = stored(moved);
        Long other = stored();
        run(session -> {
            Part found = session.getOrThrow(Part.class, moved.id);
            found.owner = get(session, other);
            session.delete(get(session, id));
            assertThat(flushed(session))
                    .containsExactly("update part set owner_id = ?, version = ? where id = ? and version = ?", DELETE);
            assertThat(session.contains(found)).isTrue();
        });
    }

    @Test
    void queriesSeeWhatFollowed() {
        Loose one = new Loose();
        Long id = stored(one);
        run(session -> {
            session.delete(get(session, id));
            assertThat(session.query(select(loose).where(loose.owner_().isNull()))
                            .list())
                    .hasSize(1);
        });
    }
}
