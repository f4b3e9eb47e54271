package dev.orm.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.mapping.OnDelete;
import dev.orm.schema.ReferentialAction;
import dev.orm.testing.EachDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A new object takes over the row of a deleted one, to which others are linked that it knows nothing of. */
@EachDatabase
class TakenOverLinkTest extends EntityFixture {

    @Entity
    static class Worker {
        @Id
        @GeneratedValue
        Long id;

        @ManyToMany(cascade = CascadeType.PERSIST)
        @OrderColumn
        @OnDelete(ReferentialAction.CASCADE)
        List<Skill> skills = new ArrayList<>();

        @ManyToMany
        @JoinTable(name = "wish")
        Set<Skill> wishes = new HashSet<>();

        @ManyToMany
        @JoinTable(name = "taught")
        List<Skill> taught = new ArrayList<>();
    }

    @Entity
    static class Skill {
        @Id
        String code;

        String text;

        @ManyToMany(mappedBy = "taught")
        Set<Worker> teachers = new HashSet<>();

        Skill() {}

        Skill(String code, String text) {
            this.code = code;
            this.text = text;
        }
    }

    private final Worker ada = new Worker();

    TakenOverLinkTest() {
        super(Mapping.GENERATED, Worker.class, Skill.class);
    }

    private void store() {
        Skill a = new Skill("a", "old");
        Skill b = new Skill("b", "old");
        ada.skills.addAll(List.of(a, b));
        ada.wishes.add(a);
        ada.taught.add(a);
        run(session -> session.addAll(List.of(a, b, ada)));
        log.sent();
    }

    private Worker get(Session session) {
        return session.getOrThrow(Worker.class, ada.id);
    }

    private static List<String> shown(List<Skill> skills) {
        return skills.stream().map(skill -> skill.code + " " + skill.text).toList();
    }

    private List<String> stored() {
        return rows(session -> shown(get(session).skills));
    }

    private static Skill replace(Session session) {
        session.delete(session.getOrThrow(Skill.class, "a"));
        Skill made = new Skill("a", "new");
        session.add(made);
        return made;
    }

    @Test
    @Tag("REL-10")
    void whatLeadsToTheRowLeadsToTheNewObject() {
        store();
        run(session -> {
            Worker found = get(session);
            assertThat(found.skills).hasSize(2);
            assertThat(found.wishes).hasSize(1);
            assertThat(found.taught).hasSize(1);
            Skill made = replace(session);
            session.flush();
            assertThat(found.skills.get(0)).isSameAs(made);
            assertThat(shown(found.skills)).containsExactly("a new", "b old");
            assertThat(found.wishes).containsExactly(made);
            assertThat(found.taught).isEmpty();
            log.sent();
            session.flush();
            assertThat(log.sent()).isEmpty();
            found.skills.remove(made);
            found.wishes.clear();
        });
        assertThat(stored()).containsExactly("b old");
        assertThat(rows(session -> List.copyOf(get(session).wishes))).isEmpty();
    }

    @Test
    @Tag("REL-10")
    void whatWasTakenOutIsNotPutBack() {
        store();
        run(session -> {
            Worker found = get(session);
            found.skills.remove(0);
            Skill made = replace(session);
            session.flush();
            assertThat(shown(found.skills)).containsExactly("b old");
            assertThat(made.text).isEqualTo("new");
        });
        assertThat(stored()).containsExactly("b old");
    }

    @Test
    @Tag("REL-10")
    void theProgramMayPutTheNewObjectInItself() {
        store();
        run(session -> {
            Worker found = get(session);
            found.skills.remove(0);
            found.skills.add(replace(session));
            session.flush();
            assertThat(shown(found.skills)).containsExactly("b old", "a new");
        });
        assertThat(stored()).containsExactly("b old", "a new");
        run(session -> {
            Worker found = get(session);
            assertThat(found.skills).hasSize(2);
            found.skills.add(replace(session));
            session.flush();
            assertThat(shown(found.skills)).containsExactly("b old", "a new");
        });
        assertThat(stored()).containsExactly("b old", "a new");
    }

    @Test
    @Tag("REL-10")
    void anAssociationMayReachTheNewObject() {
        store();
        run(session -> {
            Worker found = get(session);
            session.delete(found.skills.get(0));
            found.skills.set(0, new Skill("a", "newer"));
        });
        assertThat(stored()).containsExactly("a newer", "b old");
    }

    @Test
    @Tag("REL-10")
    void aRollbackBringsTheFormerObjectBack() {
        store();
        run(session -> {
            Worker found = get(session);
            Skill former = found.skills.get(0);
            try (Session.NestedTransaction nested = session.beginNested()) {
                replace(session);
                session.flush();
                nested.rollback();
            }
            assertThat(found.skills.get(0)).isSameAs(former);
            assertThat(shown(found.skills)).containsExactly("a old", "b old");
        });
        assertThat(stored()).containsExactly("a old", "b old");
    }

    @Test
    @Tag("SESSION-09")
    void aRollbackBringsTheFirstOfSeveralBack() {
        store();
        run(session -> {
            Skill former = session.getOrThrow(Skill.class, "a");
            Worker found = get(session);
            assertThat(found.skills).hasSize(2);
            try (Session.NestedTransaction nested = session.beginNested()) {
                Skill second = replace(session);
                session.flush();
                Skill third = replace(session);
                session.flush();
                nested.rollback();
                assertThat(session.contains(second)).isFalse();
                assertThat(session.contains(third)).isFalse();
            }
            assertThat(session.contains(former)).isTrue();
            assertThat(session.getOrThrow(Skill.class, "a")).isSameAs(former);
            assertThat(found.skills.get(0)).isSameAs(former);
        });
    }
}
