package dev.orm.session;

import static dev.orm.session.graph.QBadge.badge;
import static dev.orm.session.graph.QPerson.person;
import static dev.orm.session.graph.QTask.task;
import static dev.orm.session.graph.QTeam.team;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.orm.engine.TransactionOptions;
import dev.orm.session.graph.Badge;
import dev.orm.session.graph.Label;
import dev.orm.session.graph.LabelId;
import dev.orm.session.graph.Person;
import dev.orm.session.graph.Task;
import dev.orm.session.graph.Team;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What objects hold in memory stays in step with their rows, also after statements, rollbacks and what was forgotten meanwhile. */
abstract class InStepContract extends EntityFixture {

    private long id;

    InStepContract(Mapping mapping) {
        super(mapping, Graph.ENTITIES);
    }

    @BeforeEach
    void fill() {
        Team first = new Team("t");
        first.labels().add(new Label("l", new LabelId("x", 1)));
        first.scores().add(1);
        first.tasks().add(new Task("k"));
        first.members().add(new Person("p"));
        run(session -> {
            session.add(first);
            session.add(new Team("other"));
            session.add(new Badge("b", "b"));
        });
        id = (Long) first.id();
        log.sent();
    }

    private Team first(Session session) {
        return session.getOrThrow(Team.class, id);
    }

    private static Team other(Session session) {
        return session.query(select(team).where(team.mark.eq("other"))).single();
    }

    private static Person only(Session session) {
        return session.query(select(person)).single();
    }

    /** Changes a name in a transaction that is rolled back, and reads it inside after all was forgotten. */
    private void readInWhatIsUndone(Session session) {
        session.begin(TransactionOptions.READ_WRITE);
        first(session).name("undone");
        session.flush();
        session.clear();
        assertThat(first(session).name()).isEqualTo("undone");
    }

    @Test
    void deletedObjectsLeaveTheCollectionsThatLinkThem() {
        run(session -> {
            Team owner = first(session);
            Label linked = owner.labels().iterator().next();
            session.delete(linked);
            session.flush();
            assertThat(owner.labels()).isEmpty();
            log.sent();
            session.flush();
            assertThat(log.sent()).isEmpty();
        });
    }

    @Test
    void whatIsTakenOutOfADeletedObjectStays() {
        run(session -> {
            Team owner = first(session);
            Person member = owner.members().iterator().next();
            owner.members().remove(member);
            session.delete(owner);
            session.flush();
            assertThat(member.team()).isNull();
        });
    }

    @Test
    void aNewObjectIsReachedByWhicheverAssociationCascades() {
        run(session -> {
            Person worker = new Person("new");
            session.add(worker);
            Team owner = new Team("new");
            session.add(owner);
            Task reached = new Task("reached");
            worker.jobs().add(reached);
            owner.tasks().add(reached);
            session.flush();
            assertThat(session.contains(reached)).isTrue();
            assertThat(reached.worker()).isSameAs(worker);
        });
    }

    @Test
    void collectionsHearOfStatements() {
        run(session -> {
            Team owner = first(session);
            Team other = other(session);
            assertThat(owner.members()).hasSize(1);
            assertThat(other.members()).isEmpty();
            assertThat(owner.tasks()).hasSize(1);
            session.execute(
                    update(person).set(person.team().id, (Long) other.id()).everyRow());
            assertThat(owner.members()).isEmpty();
            assertThat(other.members()).hasSize(1);
            session.execute(deleteFrom(task).everyRow());
            assertThat(owner.tasks()).isEmpty();
            session.execute(insertInto(task)
                    .columns(task.mark, task.version, task.team().id)
                    .values("late", 0, id));
            assertThat(owner.tasks()).extracting(Task::mark).containsExactly("late");
            log.sent();
            session.execute(update(task).set(task.mark, "later").everyRow());
            assertThat(owner.tasks()).hasSize(1);
            assertThat(log.sent())
                    .as("what moves nothing forgets no collection")
                    .hasSize(2);
        });
    }

    @Test
    void theOtherSideOfAOneToOneHearsOfStatements() {
        run(session -> {
            Badge worn = session.getOrThrow(Badge.class, "b");
            assertThat(worn.holder()).isNull();
            session.execute(update(person).set(person.badge().code, "b").everyRow());
            assertThat(worn.holder()).isSameAs(only(session));
            session.execute(deleteFrom(person).everyRow());
            assertThat(worn.holder()).isNull();
        });
    }

    @Test
    void whatStatementsDidToCollectionsIsUndone() {
        try (Session session = sessions().openSession()) {
            Team owner = first(session);
            assertThat(owner.tasks()).hasSize(1);
            session.begin(TransactionOptions.READ_WRITE);
            session.execute(deleteFrom(task).everyRow());
            assertThat(owner.tasks()).isEmpty();
            session.rollback();
            assertThat(owner.tasks()).hasSize(1);
        }
    }

    @Test
    void whatWasReadInATransactionThatIsUndoneIsReadAgain() {
        try (Session session = sessions().openSession()) {
            readInWhatIsUndone(session);
            first(session).name("undone again");
            session.flush();
            session.rollback();
            session.begin(TransactionOptions.READ_WRITE);
            Team back = first(session);
            assertThat(back.name()).isNull();
            assertThat(back.version()).isZero();
            back.name("kept");
            session.commit();
        }
    }

    @Test
    void whatIsChangedAfterwardsIsWrittenOverTheRowThatIsThere() {
        try (Session session = sessions().openSession()) {
            readInWhatIsUndone(session);
            Team undone = first(session);
            session.rollback();
            session.begin(TransactionOptions.READ_WRITE);
            undone.name("kept");
            session.commit();
            assertThat(undone.version()).isEqualTo(1);
        }
    }

    @Test
    void whatWasForgottenDoesNotComeBack() {
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            Badge deleted = session.getOrThrow(Badge.class, "b");
            session.delete(deleted);
            session.flush();
            session.clear();
            session.rollback();
            assertThat(session.contains(deleted)).isFalse();
            assertThat(session.get(Badge.class, "b")).isNotNull().isNotSameAs(deleted);
        }
    }

    @Test
    void anObjectOfARowThatNeverWasGivesItsIdAway() {
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            session.add(new Badge("ghost", "g"));
            session.flush();
            session.clear();
            assertThat(session.query(select(badge)).list()).hasSize(2);
            session.rollback();
            session.begin(TransactionOptions.READ_WRITE);
            session.add(new Badge("real", "g"));
            session.commit();
            assertThat(session.getOrThrow(Badge.class, "g").mark()).isEqualTo("real");
        }
    }

    @Test
    void anObjectOfARowThatNeverWasStandsInNobodysWay() {
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            session.add(new Team("ghost"));
            session.flush();
            session.clear();
            List<Team> all = session.query(select(team)).list();
            assertThat(all).hasSize(3);
            session.rollback();
            session.begin(TransactionOptions.READ_WRITE);
            Team there = all.stream()
                    .filter(each -> each.mark().equals("t"))
                    .findFirst()
                    .orElseThrow();
            assertThatCode(() -> session.delete(there)).doesNotThrowAnyException();
            session.rollback();
        }
    }

    @Test
    void changesOfAnExpiredObjectOutliveItsBeingRead() {
        run(session -> {
            Team expired = first(session);
            session.expire(expired);
            expired.name("kept");
            expired.scores(List.of(7));
            expired.labels().clear();
            assertThat(first(session)).isSameAs(expired);
            session.flush();
        });
        run(session -> {
            Team kept = first(session);
            assertThat(kept.name()).isEqualTo("kept");
            assertThat(kept.scores()).containsExactly(7);
            assertThat(kept.labels()).isEmpty();
        });
    }

    @Test
    void anExpiredObjectThatIsChangedIsExpiredAgain() {
        run(session -> {
            Team expired = first(session);
            session.expire(expired);
            expired.name("lost");
            session.expire(expired);
            expired.name("lost");
            session.expire(expired, team.name);
            session.flush();
            assertThat(first(session).name()).isNull();
        });
    }

    @Test
    void aCollectionIsLoadedThoughItsOwnerIsReadAlongWithIt() {
        run(session -> {
            Person own = only(session);
            own.boss(own);
            session.flush();
            session.expireAll();
            assertThat(own.reports()).containsExactly(own);
        });
    }

    @Test
    void aCollectionThatWasExchangedIsPutBack() {
        run(session -> {
            Team owner = first(session);
            Label added = new Label("m", new LabelId("x", 2));
            try (Session.NestedTransaction nested = session.beginNested()) {
                owner.labels().add(added);
                session.flush();
                owner.labels(new HashSet<>(owner.labels()));
                owner.tags(Set.of("a"));
                session.flush();
                nested.rollback();
            }
            assertThat(owner.labels()).extracting(Label::mark).containsExactly("l");
            assertThat(owner.tags()).isEmpty();
        });
    }

    @Test
    void aCollectionThatIsSetToNullIsEmptiedOnce() {
        run(session -> {
            Team owner = first(session);
            owner.labels(null);
            owner.tags(null);
            try (Session.NestedTransaction nested = session.beginNested()) {
                owner.tags(new HashSet<>(Set.of("a")));
                session.flush();
                nested.rollback();
            }
            log.sent();
            session.flush();
            assertThat(log.sent()).isEmpty();
            assertThat(session.isModified(owner)).isFalse();
        });
        run(session -> assertThat(first(session).labels()).isEmpty());
    }

    @Test
    void theOtherSideOfWhatWasToBeDeletedIsSetAgain() {
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            Badge worn = session.getOrThrow(Badge.class, "b");
            Person wearer = only(session);
            worn.holder(wearer);
            session.commit();
            session.begin(TransactionOptions.READ_WRITE);
            session.delete(wearer);
            session.rollback();
            assertThat(worn.holder()).isSameAs(wearer);
        }
    }

    @Test
    void aRowThatRefersToItselfIsDeletedAsSoonAsItDoes() {
        run(session -> {
            Person own = new Person("own");
            own.boss(own);
            session.add(own);
            session.flush();
            session.delete(own);
            session.flush();
            assertThat(session.query(select(person.mark).from(person)).list()).containsExactly("p");
        });
    }

    @Test
    void theOtherSideOfWhatNeverWasLeadsNowhere() {
        try (Session session = sessions().openSession()) {
            Badge worn = session.getOrThrow(Badge.class, "b");
            session.begin(TransactionOptions.READ_WRITE);
            Person wearer = new Person("new");
            wearer.badge(worn);
            session.add(wearer);
            session.flush();
            assertThat(worn.holder()).isSameAs(wearer);
            session.expunge(wearer);
            session.query(select(person).where(person.mark.eq("new"))).single();
            session.rollback();
            assertThat(worn.holder()).isNull();
            session.begin(TransactionOptions.READ_WRITE);
            try (Session.NestedTransaction nested = session.beginNested()) {
                worn.text("undone");
                nested.rollback();
            }
            assertThat(worn.holder()).isNull();
        }
    }

    @Test
    void anExpiredObjectWhoseRowIsDeletedLeavesItsCollection() {
        run(session -> {
            Team owner = first(session);
            session.expire(owner.tasks().get(0));
            session.execute(deleteFrom(task).everyRow());
            assertThat(owner.tasks()).isEmpty();
        });
    }

    @Test
    void aCollectionReadWithoutWhatWasToBeDeletedIsReadAgain() {
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            Task kept = session.query(select(task)).single();
            Team owner = first(session);
            session.delete(kept);
            assertThat(owner.tasks()).isEmpty();
            session.rollback();
            assertThat(owner.tasks()).containsExactly(kept);
        }
    }

    @Test
    void theOtherSideThatWasReadAgainIsPutBack() {
        run(session -> session.query(select(person)).single().badge(session.getOrThrow(Badge.class, "b")));
        try (Session session = sessions().openSession()) {
            Badge worn = session.getOrThrow(Badge.class, "b");
            Person wearer = only(session);
            assertThat(worn.holder()).isSameAs(wearer);
            session.begin(TransactionOptions.READ_WRITE);
            try (Session.NestedTransaction nested = session.beginNested()) {
                wearer.badge(null);
                session.flush();
                session.refresh(worn, badge.holder);
                assertThat(worn.holder()).isNull();
                nested.rollback();
            }
            assertThat(worn.holder()).isSameAs(wearer);
        }
    }

    @Test
    void aCollectionOfAnExpiredObjectThatIsSetToNullStaysSo() {
        run(session -> first(session).tags().add("g"));
        run(session -> {
            Team owner = first(session);
            session.expire(owner);
            owner.tags(null);
            assertThat(first(session).tags()).isNull();
        });
        run(session -> assertThat(first(session).tags()).isEmpty());
    }

    @Test
    void whatNeverWasIsTakenOutWithoutAWord() {
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            Person never = new Person("never");
            never.badge(session.getOrThrow(Badge.class, "b"));
            session.add(never);
            session.flush();
            session.clear();
            Badge worn = session.getOrThrow(Badge.class, "b");
            assertThat(worn.holder()).isNotNull();
            session.rollback();
            session.begin(TransactionOptions.READ_WRITE);
            worn.holder(only(session));
            session.commit();
        }
        run(session -> assertThat(session.getOrThrow(Badge.class, "b").holder()).isSameAs(only(session)));
    }

    @Test
    void theOtherSideIsTakenFromWhoeverReallyHasIt() {
        run(session -> only(session).badge(session.getOrThrow(Badge.class, "b")));
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            only(session).badge(null);
            session.flush();
            Person never = new Person("never");
            never.badge(session.getOrThrow(Badge.class, "b"));
            session.add(never);
            session.flush();
            session.clear();
            Badge worn = session.getOrThrow(Badge.class, "b");
            session.rollback();
            session.begin(TransactionOptions.READ_WRITE);
            Person next = new Person("next");
            session.add(next);
            worn.holder(next);
            session.commit();
        }
        run(session -> {
            assertThat(session.getOrThrow(Badge.class, "b").holder())
                    .extracting(Person::mark)
                    .isEqualTo("next");
            assertThat(session.query(select(person).where(person.mark.eq("p")))
                            .single()
                            .badge())
                    .isNull();
        });
    }
}
