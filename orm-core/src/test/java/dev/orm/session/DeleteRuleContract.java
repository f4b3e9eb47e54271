package dev.orm.session;

import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orm.dialect.Capability;
import dev.orm.engine.ForeignKeyViolationException;
import dev.orm.mapping.OnDelete;
import dev.orm.schema.ReferentialAction;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
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

    @MappedSuperclass
    abstract static class Numbered {
        @Id
        @GeneratedValue
        Long id;
    }

    @MappedSuperclass
    abstract static class Named extends Numbered {
        String name;
    }

    @Entity
    static class Owner extends Named {
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
    static class Plain extends Numbered {
        @ManyToOne(fetch = FetchType.LAZY)
        Owner owner;
    }

    @Entity
    static class Part extends Named {
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
    static class Loose extends Named {
        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(ReferentialAction.SET_NULL)
        Owner owner;
    }

    @Entity
    static class Label extends Numbered {
        @ManyToMany(mappedBy = "labels")
        Set<Owner> owners = new HashSet<>();
    }

    @Entity
    static class Shelf {
        @Id
        Long id;

        String name;

        Shelf() {}

        Shelf(Long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity
    static class Book extends Named {
        @Column(unique = true)
        String code;

        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(ReferentialAction.CASCADE)
        Shelf shelf;

        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(ReferentialAction.SET_NULL)
        Shelf former;

        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(ReferentialAction.CASCADE)
        Book sequelOf;

        Book() {}

        Book(String code, Shelf shelf, Shelf former) {
            this.code = code;
            this.shelf = shelf;
            this.former = former;
        }
    }

    @Entity
    @Inheritance
    static class Beast extends Numbered {}

    @Entity
    static class Hound extends Beast {
        String breed;
    }

    @Entity
    static class Bone extends Named {
        @ManyToOne(fetch = FetchType.LAZY)
        @OnDelete(ReferentialAction.CASCADE)
        Hound hound;
    }

    private static final QDeleteRuleContract_Owner owner = QDeleteRuleContract_Owner.owner;
    private static final QDeleteRuleContract_Part part = QDeleteRuleContract_Part.part;
    private static final QDeleteRuleContract_Loose loose = QDeleteRuleContract_Loose.loose;

    private static final QDeleteRuleContract_Book book = QDeleteRuleContract_Book.book;
    private static final QDeleteRuleContract_Beast beast = QDeleteRuleContract_Beast.beast;

    private static final String DELETE = "delete from owner where id = ?";

    DeleteRuleContract(Mapping mapping) {
        super(
                mapping,
                Owner.class,
                Plain.class,
                Part.class,
                Loose.class,
                Label.class,
                Shelf.class,
                Book.class,
                Beast.class,
                Hound.class,
                Bone.class);
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

    @Test
    @Tag("REL-10")
    void statementsLoseNothingThatWasChanged() {
        Loose one = new Loose();
        Part whole = new Part("whole", null, null);
        stored(one, whole);
        Long other = stored();
        run(session -> {
            session.getOrThrow(Loose.class, one.id).name = "changed";
            session.getOrThrow(Part.class, whole.id).name = "too";
            assertThat(session.execute(deleteFrom(owner).where(owner.id.eq(other))))
                    .isEqualTo(1);
        });
        assertThat(rows(session -> session.query(select(loose.name).from(loose)).list()))
                .containsExactly("changed");
        assertThat(rows(session -> session.query(select(part.name).from(part)).list()))
                .containsExactly("too");
    }

    @Test
    void batchesOfStatementsLoseNothingThatWasChanged() {
        Loose one = new Loose();
        stored(one);
        Long other = stored();
        run(session -> {
            session.getOrThrow(Loose.class, one.id).name = "changed";
            session.executeBatch(List.of(other), id -> deleteFrom(owner).where(owner.id.eq(id)));
        });
        assertThat(count("loose where name = 'changed'")).isEqualTo(1);
    }

    @Test
    void statementsThatReturnRowsAreFollowedToo() {
        assumeTrue(sessions().engine().dialect().supports(Capability.DELETE_RETURNING));
        Loose one = new Loose();
        Part whole = new Part("whole", null, null);
        Long id = stored(one, whole);
        run(session -> {
            Loose found = session.getOrThrow(Loose.class, one.id);
            Part inside = session.getOrThrow(Part.class, whole.id);
            found.name = "changed";
            assertThat(session.query(deleteFrom(owner).where(owner.id.eq(id)).returning(owner.name))
                            .list())
                    .containsExactly("ada");
            assertThat(session.contains(inside)).isFalse();
            assertThat(found.owner).isNull();
            assertThat(found.name).isEqualTo("changed");
            assertThat(flushed(session)).isEmpty();
        });
        assertThat(count("loose where name = 'changed'")).isEqualTo(1);
    }

    @Test
    void statementsAboutAClassFollowWhatRefersToOneThatExtendsIt() {
        Hound hound = new Hound();
        Bone bone = new Bone();
        bone.hound = hound;
        run(session -> session.addAll(List.of(hound, bone)));
        run(session -> {
            Bone found = session.getOrThrow(Bone.class, bone.id);
            session.execute(deleteFrom(beast).where(beast.id.eq(hound.id)));
            assertThat(session.contains(found)).isFalse();
            assertThat(flushed(session)).isEmpty();
        });
    }

    @Test
    void aRowThatIsTakenOverIsNotGone() {
        Shelf low = new Shelf(1L, "low");
        Book inside = new Book("a", low, null);
        Book outside = new Book("b", null, low);
        run(session -> session.addAll(List.of(low, inside, outside)));
        log.sent();
        run(session -> {
            Book in = session.getOrThrow(Book.class, inside.id);
            Book out = session.getOrThrow(Book.class, outside.id);
            in.name = "changed";
            session.delete(session.getOrThrow(Shelf.class, 1L));
            session.add(new Shelf(1L, "high"));
            assertThat(flushed(session))
                    .containsExactlyInAnyOrder(
                            "update book set name = ? where id = ?", "update shelf set name = ? where id = ?");
            assertThat(session.contains(in)).isTrue();
            assertThat(out.former).isNotNull();
            assertThat(session.isModified(out)).isFalse();
            session.refresh(in);
            session.refresh(out);
            assertThat(in.shelf.name).isEqualTo("high");
            assertThat(out.former).isSameAs(in.shelf);
            assertThat(flushed(session)).isEmpty();
        });
        assertThat(count("book where shelf_id = 1 and name = 'changed'")).isEqualTo(1);
        assertThat(count("book where former_id = 1")).isEqualTo(1);
    }

    @Test
    @Tag("SESSION-09")
    void whatWasOutOfDateIsReadAfterARollback() {
        Shelf low = new Shelf(1L, "low");
        Book inside = new Book("a", low, null);
        run(session -> session.addAll(List.of(low, inside)));
        run(session -> {
            Book found = session.getOrThrow(Book.class, inside.id);
            Shelf shelf = session.getOrThrow(Shelf.class, 1L);
            session.expire(found);
            try (Session.NestedTransaction nested = session.beginNested()) {
                session.delete(shelf);
                session.flush();
                assertThat(session.contains(found)).isFalse();
                nested.rollback();
            }
            log.sent();
            assertThat(session.getOrThrow(Book.class, inside.id)).isSameAs(found);
            assertThat(log.sent()).hasSize(1).first().asString().startsWith("select");
        });
    }

    @Test
    void nothingNewRefersToWhatGoes() {
        Shelf low = new Shelf(1L, "low");
        Book inside = new Book("a", low, null);
        Book other = new Book("b", null, null);
        run(session -> session.addAll(List.of(low, inside, other)));
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> run(session -> {
                    Book sequel = session.add(new Book("c", null, null));
                    sequel.sequelOf = session.getOrThrow(Book.class, inside.id);
                    session.delete(session.getOrThrow(Shelf.class, 1L));
                }))
                .withMessage("Book (new).sequelOf leads to Book#" + inside.id
                        + ", whose row is deleted in the same flush, by the rule of a foreign key (@OnDelete). Set the"
                        + " attribute to something else, or delete Book (new) too.");
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> run(session -> {
                    Book present = session.getOrThrow(Book.class, other.id);
                    present.sequelOf = session.getOrThrow(Book.class, inside.id);
                    session.delete(session.getOrThrow(Shelf.class, 1L));
                }))
                .withMessageStartingWith("Book#" + other.id + ".sequelOf leads to Book#" + inside.id);
        assertThat(count("book")).isEqualTo(2);
    }

    @Test
    void uniqueValuesOfWhatGoesAreFree() {
        Shelf low = new Shelf(1L, "low");
        Book inside = new Book("a", low, null);
        run(session -> session.addAll(List.of(low, inside)));
        run(session -> {
            Book found = session.getOrThrow(Book.class, inside.id);
            session.delete(session.getOrThrow(Shelf.class, 1L));
            session.add(new Book("a", null, null));
            session.flush();
            assertThat(session.contains(found)).isFalse();
        });
        assertThat(rows(session -> session.query(select(book.code).from(book)).list()))
                .containsExactly("a");
    }

    @Test
    void uniqueValuesAreVacatedWhereARowHasToGoLast() {
        Shelf low = new Shelf(1L, "low");
        Book inside = new Book("a", low, null);
        Book moved = new Book("b", low, null);
        run(session -> session.addAll(List.of(low, inside, moved)));
        run(session -> {
            Book found = session.getOrThrow(Book.class, inside.id);
            session.getOrThrow(Book.class, moved.id).shelf = null;
            session.delete(session.getOrThrow(Shelf.class, 1L));
            session.add(new Book("a", null, null));
            session.flush();
            assertThat(session.contains(found)).isFalse();
        });
        assertThat(rows(session -> session.query(select(book.code).from(book).orderBy(book.code.asc()))
                        .list()))
                .containsExactly("a", "b");
    }
}
