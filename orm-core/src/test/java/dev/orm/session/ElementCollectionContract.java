package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Collections of values. */
abstract class ElementCollectionContract extends EntityFixture {

    enum Role {
        READER,
        AUTHOR,
        EDITOR
    }

    @Entity
    static class Writer {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @ElementCollection
        @Enumerated(EnumType.STRING)
        Set<Role> roles = new HashSet<>();

        @ElementCollection
        @CollectionTable(name = "phone", joinColumns = @JoinColumn(name = "owner_id"))
        @Column(name = "number", length = 40)
        List<String> phones = new ArrayList<>();

        @ElementCollection(fetch = FetchType.EAGER)
        @OrderColumn(name = "place")
        @Column(name = "title")
        List<String> books = new ArrayList<>();

        @ElementCollection
        @Column(precision = 10, scale = 2)
        Set<BigDecimal> fees = new LinkedHashSet<>();

        @ElementCollection
        @OrderColumn
        List<LocalDate> visits = new ArrayList<>();

        @ElementCollection
        @MapKeyColumn(name = "language", length = 10)
        @Column(name = "text")
        Map<String, String> greetings = new HashMap<>();

        @ElementCollection
        @MapKeyEnumerated(EnumType.STRING)
        Map<Role, Integer> ranks = new HashMap<>();

        Writer() {}

        Writer(String name) {
            this.name = name;
        }
    }

    private static final QElementCollectionContract_Writer writer = QElementCollectionContract_Writer.writer;

    ElementCollectionContract(Mapping mapping) {
        super(mapping, Writer.class);
    }

    private Long stored(String name, Role... roles) {
        Writer added = new Writer(name);
        added.roles.addAll(Arrays.asList(roles));
        run(session -> session.add(added));
        return added.id;
    }

    private Writer get(Session session, Long id) {
        return session.getOrThrow(Writer.class, id);
    }

    @Test
    void isSavedWithItsOwner() {
        Writer ada = new Writer("ada");
        ada.roles = new LinkedHashSet<>(List.of(Role.EDITOR, Role.AUTHOR));
        ada.phones.addAll(List.of("1", "2", "1"));
        ada.books.addAll(List.of("B", "A"));
        ada.fees.add(new BigDecimal("1.50"));
        ada.visits.add(LocalDate.of(2026, 2, 28));
        log.sent();
        run(session -> session.add(ada));
        assertThat(log.sent())
                .containsExactly(
                        "insert into writer (name) values (?)",
                        "insert into writer_roles (writer_id, roles) values (?, ?), (?, ?)",
                        "insert into phone (owner_id, number) values (?, ?), (?, ?), (?, ?)",
                        "insert into writer_books (writer_id, place, title) values (?, ?, ?), (?, ?, ?)",
                        "insert into writer_fees (writer_id, fees) values (?, ?)",
                        "insert into writer_visits (writer_id, visits_order, visits) values (?, ?, ?)");
        run(session -> {
            Writer loaded = get(session, ada.id);
            assertThat(loaded.roles).containsExactlyInAnyOrder(Role.EDITOR, Role.AUTHOR);
            assertThat(loaded.phones).containsExactly("1", "1", "2");
            assertThat(loaded.books).containsExactly("B", "A");
            assertThat(loaded.fees).containsExactly(new BigDecimal("1.50"));
            assertThat(loaded.visits).containsExactly(LocalDate.of(2026, 2, 28));
            assertThat(session.isModified(loaded)).isFalse();
            log.sent();
            session.flush();
            assertThat(log.sent()).isEmpty();
        });
    }

    @Test
    @Tag("LOAD-07")
    void isLoadedForAllOwnersByOneStatement() {
        Stream.of("ada", "bob", "cid").forEach(name -> stored(name, Role.AUTHOR, Role.READER));
        run(session -> {
            List<Writer> writers = session.query(select(writer)).list();
            assertThat(log.sent()).last().asString().as("books are EAGER").contains("from writer_books");
            assertThat(writers).allSatisfy(one -> assertThat(one.roles).hasSize(2));
            assertThat(log.sent()).hasSize(1);
        });
        run(session -> {
            List<Writer> writers =
                    session.query(select(writer).fetch(writer.roles)).list();
            log.sent();
            assertThat(writers).allSatisfy(one -> assertThat(one.roles).hasSize(2));
            assertThat(log.sent()).isEmpty();
        });
    }

    @Test
    void onlyWhatDiffersIsWritten() {
        Long id = stored("ada", Role.AUTHOR, Role.READER);
        run(session -> {
            Writer ada = get(session, id);
            ada.roles.remove(Role.READER);
            ada.roles.add(Role.EDITOR);
            assertThat(session.isModified(ada)).isTrue();
            log.sent();
            session.flush();
            assertThat(log.sent())
                    .containsExactly(
                            "delete from writer_roles where writer_id = ? and roles = ?",
                            "insert into writer_roles (writer_id, roles) values (?, ?)");
            ada.roles.add(Role.READER);
            ada.roles.remove(Role.READER);
            ada.roles = new HashSet<>(ada.roles);
            session.flush();
            assertThat(log.sent()).isEmpty();
        });
        run(session -> assertThat(get(session, id).roles).containsExactlyInAnyOrder(Role.AUTHOR, Role.EDITOR));
    }

    @Test
    @Tag("EXT-09")
    void placesFollowTheList() {
        Writer ada = new Writer("ada");
        ada.books.addAll(List.of("A", "B", "C"));
        run(session -> session.add(ada));
        run(session -> {
            Writer loaded = get(session, ada.id);
            loaded.books.add(0, "Z");
            log.sent();
            session.flush();
            assertThat(log.sent())
                    .containsExactly(
                            "update writer_books set title = ? where writer_id = ? and place = ? x3",
                            "insert into writer_books (writer_id, place, title) values (?, ?, ?)");
            loaded.books.remove("B");
            loaded.books.remove("C");
            session.flush();
            assertThat(log.sent()).containsExactly("delete from writer_books where writer_id = ? and place = ? x2");
        });
        run(session -> assertThat(get(session, ada.id).books).containsExactly("Z", "A"));
    }

    @Test
    void aValueThatAListHoldsTwiceMayGoOnce() {
        Writer ada = new Writer("ada");
        ada.phones.addAll(List.of("1", "1", "1", "2"));
        run(session -> session.add(ada));
        run(session -> get(session, ada.id).phones.remove("1"));
        run(session -> assertThat(get(session, ada.id).phones).containsExactly("1", "1", "2"));
        run(session -> get(session, ada.id).phones = null);
        run(session -> assertThat(get(session, ada.id).phones).isEmpty());
    }

    @Test
    void goesWithItsOwner() {
        Long id = stored("ada", Role.AUTHOR);
        Long other = stored("bob", Role.AUTHOR);
        run(session -> session.delete(get(session, id)));
        assertThat(rows(session ->
                        session.unsafeSql("select writer_id from writer_roles").list(Long.class)))
                .containsExactly(other);
    }

    @Test
    @Tag("SESSION-09")
    void rollbackBringsTheValuesBack() {
        Long id = stored("ada", Role.AUTHOR);
        run(session -> {
            Writer ada = get(session, id);
            try (Session.NestedTransaction nested = session.beginNested()) {
                ada.roles.add(Role.EDITOR);
                session.flush();
                nested.rollback();
            }
            assertThat(ada.roles).containsExactly(Role.AUTHOR);
            ada.roles.add(Role.READER);
        });
        run(session -> assertThat(get(session, id).roles).containsExactlyInAnyOrder(Role.AUTHOR, Role.READER));
    }

    @Test
    @Tag("SESSION-17")
    void isMerged() {
        Long id = stored("ada", Role.AUTHOR);
        Writer outside = call(session -> {
            Writer ada = get(session, id);
            ada.roles.size();
            return ada;
        });
        outside.roles.add(Role.EDITOR);
        run(session -> session.merge(outside));
        run(session -> assertThat(get(session, id).roles).containsExactlyInAnyOrder(Role.AUTHOR, Role.EDITOR));
        Writer fresh = new Writer("bob");
        fresh.phones.add("1");
        Writer merged = call(session -> session.merge(fresh));
        run(session -> assertThat(get(session, merged.id).phones).containsExactly("1"));
    }

    @Test
    @Tag("REL-16")
    void queriesAskWhatItHolds() {
        stored("ada", Role.AUTHOR, Role.READER);
        stored("bob", Role.READER);
        stored("cid");
        run(session -> get(
                        session,
                        session.query(select(writer.id).where(writer.name.eq("cid")))
                                .single())
                .phones
                .add("0170"));
        assertThat(rows(session -> session.query(
                                select(writer.name).from(writer).where(writer.roles.contains(Role.AUTHOR)))
                        .list()))
                .containsExactly("ada");
        assertThat(rows(session -> session.query(select(writer.name)
                                .from(writer)
                                .where(writer.roles
                                        .isEmpty()
                                        .or(writer.roles.size().eq(1L)))
                                .orderBy(writer.name.asc()))
                        .list()))
                .containsExactly("bob", "cid");
        assertThat(rows(session -> session.query(select(writer.name)
                                .from(writer)
                                .where(writer.phones.any(phone -> phone.startsWith("01"))))
                        .list()))
                .containsExactly("cid");
        assertThat(rows(session -> session.query(select(writer.name)
                                .from(writer)
                                .where(writer.roles.none(role -> role.eq(Role.AUTHOR)))
                                .orderBy(writer.name.asc()))
                        .list()))
                .containsExactly("bob", "cid");
        assertThat(log.sent()).anyMatch(sql -> sql.contains("exists (select 1 from writer_roles as writer_roles"));
    }

    @Test
    void nullIsNoValue() {
        Writer ada = new Writer("ada");
        ada.phones.add(null);
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> run(session -> session.add(ada)))
                .withMessage("Writer (new).phones holds null. Take it out before flushing.");
    }

    @Test
    void whatIsNotLoadedSaysSoAfterTheSession() {
        Long id = stored("ada", Role.AUTHOR);
        Writer ada = call(session -> get(session, id));
        assertThatExceptionOfType(LazyLoadException.class)
                .isThrownBy(() -> ada.roles.size())
                .withMessageContaining("Writer.roles of Writer#" + id)
                .withMessageContaining(".fetch(writer.roles)");
        assertThat(ada.books).isEmpty();
    }

    @Test
    @Tag("REL-12")
    void aMapIsWrittenKeyByKey() {
        Writer ada = new Writer("ada");
        ada.greetings.put("de", "Hallo");
        ada.ranks.put(Role.EDITOR, 1);
        log.sent();
        run(session -> session.add(ada));
        assertThat(log.sent())
                .contains(
                        "insert into writer_greetings (writer_id, language, text) values (?, ?, ?)",
                        "insert into writer_ranks (writer_id, ranks_key, ranks) values (?, ?, ?)");
        run(session -> {
            Writer loaded = get(session, ada.id);
            assertThat(loaded.greetings).isEqualTo(Map.of("de", "Hallo"));
            assertThat(loaded.ranks).isEqualTo(Map.of(Role.EDITOR, 1));
            assertThat(session.isModified(loaded)).isFalse();
            loaded.greetings.put("en", "Hello");
            loaded.greetings.put("de", "Guten Tag");
            loaded.ranks.remove(Role.EDITOR);
            assertThat(session.isModified(loaded)).isTrue();
            log.sent();
            session.flush();
            assertThat(log.sent())
                    .containsExactly(
                            "update writer_greetings set text = ? where writer_id = ? and language = ?",
                            "insert into writer_greetings (writer_id, language, text) values (?, ?, ?)",
                            "delete from writer_ranks where writer_id = ? and ranks_key = ?");
            loaded.greetings = new HashMap<>(loaded.greetings);
            session.flush();
            assertThat(log.sent()).isEmpty();
            loaded.greetings.entrySet().removeIf(greeting -> greeting.getKey().equals("de"));
            loaded.greetings.replaceAll((language, text) -> text + "!");
        });
        run(session -> {
            Writer loaded = get(session, ada.id);
            assertThat(loaded.greetings).isEqualTo(Map.of("en", "Hello!"));
            try (Session.NestedTransaction nested = session.beginNested()) {
                loaded.greetings.clear();
                session.flush();
                nested.rollback();
            }
            assertThat(loaded.greetings).containsOnlyKeys("en");
        });
        Writer outside = call(session -> {
            Writer loaded = get(session, ada.id);
            loaded.greetings.size();
            return loaded;
        });
        outside.greetings.put("fr", "Bonjour");
        run(session -> session.merge(outside));
        run(session -> assertThat(get(session, ada.id).greetings).containsOnlyKeys("en", "fr"));
        run(session -> get(session, ada.id).greetings = null);
        run(session -> assertThat(get(session, ada.id).greetings).isEmpty());
    }

    @Test
    @Tag("REL-16")
    void queriesAskWhatAMapHolds() {
        Writer ada = new Writer("ada");
        ada.greetings.put("de", "Hallo");
        ada.ranks.put(Role.EDITOR, 1);
        Writer bob = new Writer("bob");
        bob.greetings.put("en", "Hallo");
        run(session -> session.addAll(List.of(ada, bob)));
        assertThat(rows(session -> session.query(
                                select(writer.name).from(writer).where(writer.greetings.containsKey("de")))
                        .list()))
                .containsExactly("ada");
        assertThat(rows(session -> session.query(select(writer.name)
                                .from(writer)
                                .where(writer.greetings.any(
                                        (language, text) -> language.eq("en").and(text.startsWith("Ha")))))
                        .list()))
                .containsExactly("bob");
        assertThat(rows(session -> session.query(select(writer.name)
                                .from(writer)
                                .where(
                                        writer.greetings.containsValue("Hallo"),
                                        writer.ranks.isEmpty(),
                                        writer.greetings.size().eq(1L),
                                        writer.ranks.none((role, rank) -> rank.gt(0))))
                        .list()))
                .containsExactly("bob");
    }

    @Test
    @Tag("SESSION-16")
    void expiredValuesAreForgottenAndReadAgain() {
        Long id = stored("ada", Role.AUTHOR);
        run(session -> {
            Writer ada = get(session, id);
            ada.roles.add(Role.EDITOR);
            session.expire(ada);
            assertThat(session.isModified(ada)).isFalse();
            assertThat(ada.roles).containsExactly(Role.AUTHOR);
            ada.roles.add(Role.READER);
            session.expire(ada, writer.roles);
            assertThat(ada.roles).containsExactly(Role.AUTHOR);
            ada.roles.clear();
            session.refresh(ada, writer.roles);
            assertThat(ada.roles).containsExactly(Role.AUTHOR);
        });
        run(session -> assertThat(get(session, id).roles).containsExactly(Role.AUTHOR));
    }

    @Test
    @Tag("SESSION-16")
    void whatIsPutIntoACollectionOfAnExpiredObjectIsWritten() {
        Long id = stored("ada", Role.AUTHOR);
        run(session -> {
            Writer ada = get(session, id);
            session.expire(ada);
            ada.roles.add(Role.EDITOR);
            assertThat(session.isModified(ada)).isTrue();
        });
        run(session -> assertThat(get(session, id).roles).containsExactlyInAnyOrder(Role.AUTHOR, Role.EDITOR));
    }

    @Test
    @Tag("SESSION-19")
    void historyTellsWhichValuesCameAndWent() {
        Writer stored = new Writer("ada");
        stored.roles.add(Role.AUTHOR);
        stored.roles.add(Role.READER);
        stored.greetings.put("de", "Hallo");
        stored.greetings.put("en", "Hello");
        run(session -> session.add(stored));
        run(session -> {
            Writer ada = get(session, stored.id);
            assertThat(session.history(ada, writer.roles).isChanged()).isFalse();
            ada.roles.remove(Role.READER);
            ada.roles.add(Role.EDITOR);
            History<Role> roles = session.history(ada, writer.roles);
            assertThat(roles.added()).containsExactly(Role.EDITOR);
            assertThat(roles.unchanged()).containsExactly(Role.AUTHOR);
            assertThat(roles.removed()).containsExactly(Role.READER);
            ada.greetings.put("de", "Servus");
            History<String> greetings = session.history(ada, writer.greetings);
            assertThat(greetings.added()).containsExactly("Servus");
            assertThat(greetings.unchanged()).containsExactly("Hello");
            assertThat(greetings.removed()).containsExactly("Hallo");
        });
    }
}
