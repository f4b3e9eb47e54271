package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.engine.EngineConnection.Parameters;
import dev.orm.engine.ForeignKeyViolationException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The statements of a flush in cases that are easily got wrong: their order, their batches, and what is not sent at all. */
abstract class FlushSequenceContract extends EntityFixture {

    @Entity
    static class Crate {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @OneToMany(mappedBy = "crate", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Item> items = new ArrayList<>();

        @ManyToMany(cascade = CascadeType.PERSIST)
        Set<Label> labels = new LinkedHashSet<>();

        Crate() {}

        Crate(String name) {
            this.name = name;
        }
    }

    @Entity
    static class Item {
        @Id
        String code;

        @Nullable
        String text;

        @Nullable
        Integer weight;

        @ManyToOne
        Crate crate;

        Item() {}

        Item(String code, Crate crate) {
            this.code = code;
            this.crate = crate;
        }
    }

    @Entity
    static class Label {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne
        @Nullable
        Label parent;

        String text;

        Label() {}

        Label(String text) {
            this.text = text;
        }
    }

    @Entity
    static class Team {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @ManyToOne
        @Nullable
        Player captain;

        Team() {}

        Team(String name) {
            this.name = name;
        }
    }

    @Entity
    static class Player {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne(optional = false)
        Team team;

        Player() {}

        Player(Team team) {
            this.team = team;
        }
    }

    @Entity
    static class Counted {
        @Id
        int id;

        int amount;

        @Version
        int version;
    }

    @Entity
    static class LongCounted {
        @Id
        int id;

        int amount;

        @Version
        Long version;
    }

    @Entity
    static class Timed {
        @Id
        int id;

        int amount;

        @Version
        Instant version;
    }

    FlushSequenceContract(Mapping mapping) {
        super(
                mapping,
                Crate.class,
                Item.class,
                Label.class,
                Team.class,
                Player.class,
                Counted.class,
                LongCounted.class,
                Timed.class);
    }

    private Crate stored(String... codes) {
        Crate crate = new Crate("crate");
        for (String code : codes) {
            crate.items.add(new Item(code, crate));
        }
        run(session -> session.add(crate));
        log.sent();
        return crate;
    }

    private static void elsewhere(Session session, String sql) {
        session.connection()
                .update(new CompiledStatement(sql, Operation.OTHER, "", List.of(), List.of()), Parameters.NONE);
    }

    @Test
    @Tag("SESSION-06")
    void rowsAreInsertedInTheOrderInWhichTheyWereAdded() {
        List<Crate> crates = List.of(new Crate("c"), new Crate("a"), new Crate("b"), new Crate("d"));
        run(session -> crates.forEach(session::add));
        assertThat(log.sent()).containsExactly("insert into crate (name) values (?), (?), (?), (?)");
        assertThat(crates).extracting(crate -> crate.id).isSorted();
    }

    @Test
    @Tag("SESSION-06")
    void theNumberOfStatementsDoesNotDependOnTheNumberOfParents() {
        List<Crate> crates = IntStream.range(0, 40)
                .mapToObj(i -> {
                    Crate crate = new Crate("crate");
                    crate.items.add(new Item(i + "a", crate));
                    crate.items.add(new Item(i + "b", crate));
                    crate.labels.add(new Label("label"));
                    return crate;
                })
                .toList();
        run(session -> session.addAll(crates));
        assertThat(log.sent())
                .allMatch(sql -> sql.startsWith("insert into "))
                .hasSizeLessThanOrEqualTo(9)
                .extracting(sql -> sql.substring(0, sql.indexOf(" (")).substring(12))
                .isSortedAccordingTo((left, right) -> 0)
                .containsSubsequence("crate", "item", "crate_label")
                .containsSubsequence("label", "crate_label");
    }

    @Test
    @Tag("SESSION-22")
    void aNullIsWrittenAndBreaksNoBatch() {
        Crate crate = stored();
        run(session -> {
            Crate owner = session.get(Crate.class, crate.id);
            for (int i = 0; i < 3; i++) {
                Item item = new Item("i" + i, owner);
                item.text = i == 1 ? null : "text";
                item.weight = i == 2 ? null : i;
                session.add(item);
            }
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly(
                        "insert into item (code, text, weight, crate_id) values (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?)");
    }

    @Test
    @Tag("SESSION-22")
    void anUpdateBreaksItsBatchWhereOtherColumnsDifferAndNowhereElse() {
        Crate crate = stored("a", "b", "c", "d", "e");
        run(session -> {
            List<Item> items = session.get(Crate.class, crate.id).items;
            items.forEach(item -> item.text = item.code);
            items.get(2).weight = 2;
            items.get(3).weight = 3;
            items.get(4).text = null;
            items.get(4).weight = 4;
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly(
                        "update item set text = ? where code = ? x2",
                        "update item set text = ?, weight = ? where code = ? x2",
                        "update item set weight = ? where code = ?");
    }

    @Test
    @Tag("SESSION-06")
    void whatWasTakenBackIsNotSent() {
        Crate crate = stored("a", "b");
        run(session -> {
            Crate found = session.get(Crate.class, crate.id);
            Item first = found.items.get(0);
            found.labels.size();
            log.sent();
            found.name = "other";
            found.name = "crate";
            session.delete(session.add(new Label("never")));
            Label label = session.add(new Label("put in and taken out"));
            found.labels.add(label);
            found.labels.remove(label);
            session.delete(label);
            session.delete(first);
            session.add(first);
            found.items.remove(first);
            found.items.add(0, first);
            first.weight = 3;
            first.weight = null;
        });
        assertThat(log.sent()).isEmpty();
    }

    @Test
    @Tag("SESSION-21")
    @Tag("REL-09")
    void aChildThatIsReplacedByOneOfTheSameKeyIsUpdated() {
        Crate crate = stored("a", "b");
        run(session -> {
            Crate found = session.get(Crate.class, crate.id);
            found.items.removeIf(item -> item.code.equals("a"));
            Item again = new Item("a", found);
            again.text = "again";
            found.items.add(again);
            log.sent();
        });
        assertThat(log.sent()).containsExactly("update item set text = ? where code = ?");
        assertThat(text(session -> session.get(Item.class, "a").text)).isEqualTo("again");
        run(session -> {
            Crate found = session.get(Crate.class, crate.id);
            found.items.clear();
            found.items.add(new Item("b", found));
            log.sent();
        });
        assertThat(log.sent()).containsExactly("delete from item where code = ?");
    }

    @Test
    @Tag("REL-11")
    void classesThatReferToEachOtherAreClosedByAnUpdate() {
        Team red = new Team("red");
        Team blue = new Team("blue");
        Player one = new Player(red);
        Player two = new Player(blue);
        red.captain = one;
        blue.captain = two;
        run(session -> session.addAll(List.of(one, two, red, blue)));
        assertThat(log.sent())
                .containsExactly(
                        "insert into team (name, captain_id) values (?, ?)",
                        "insert into player (team_id) values (?)",
                        "insert into team (name, captain_id) values (?, ?)",
                        "insert into player (team_id) values (?)",
                        "update team set captain_id = ? where id = ? x2");
        run(session -> {
            Team team = session.get(Team.class, red.id);
            Player captain = session.get(Player.class, one.id);
            session.delete(team);
            session.delete(captain);
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly(
                        "update team set captain_id = ? where id = ?",
                        "delete from player where id = ?",
                        "delete from team where id = ?");
    }

    @Test
    void aForeignKeyIsNeverSetToNullBehindTheProgramsBack() {
        Label parent = new Label("parent");
        Label child = new Label("child");
        child.parent = parent;
        run(session -> session.addAll(List.of(parent, child)));
        log.sent();
        assertThatThrownBy(() -> run(session -> session.delete(session.get(Label.class, parent.id))))
                .isInstanceOf(ForeignKeyViolationException.class);
        assertThat(log.sent()).filteredOn(sql -> sql.startsWith("update")).isEmpty();
        run(session -> {
            session.get(Label.class, child.id).parent = null;
            session.delete(session.get(Label.class, parent.id));
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly("update label set parent_id = ? where id = ?", "delete from label where id = ?");
    }

    private void counted(int number) {
        run(session -> {
            for (int i = 1; i <= number; i++) {
                Counted counted = new Counted();
                counted.id = i;
                session.add(counted);
            }
        });
        log.sent();
    }

    @Test
    @Tag("MAP-17")
    void oneStaleRowOfABatchIsNamedAndNothingIsWritten() {
        counted(100);
        assertThatThrownBy(() -> run(session -> {
                    for (int i = 1; i <= 100; i++) {
                        session.get(Counted.class, i).amount = 7;
                    }
                    elsewhere(session, "update counted set version = 5 where id = 63");
                }))
                .isInstanceOfSatisfying(StaleEntityException.class, stale -> {
                    assertThat(stale.entityType()).isEqualTo(Counted.class);
                    assertThat(stale.id()).isEqualTo(63);
                })
                .hasMessageStartingWith("Counted#63 could not be updated:");
        assertThatThrownBy(() -> run(session -> {
                    for (int i = 1; i <= 100; i++) {
                        session.delete(session.get(Counted.class, i));
                    }
                    elsewhere(session, "update counted set version = 5 where id = 17");
                }))
                .hasMessageStartingWith("Counted#17 could not be deleted:");
        assertThat(rows(session -> session.unsafeSql("select count(*) from counted where amount = 0 and version = 0")
                        .list(Long.class)))
                .containsExactly(100L);
    }

    @Test
    @Tag("MAP-17")
    void versionsCountOrTellTheTime() {
        Counted counted = new Counted();
        LongCounted longer = new LongCounted();
        Timed timed = new Timed();
        counted.id = 1;
        longer.id = 1;
        timed.id = 1;
        Instant before = Instant.now().minusMillis(1);
        run(session -> session.addAll(List.of(counted, longer, timed)));
        assertThat(counted.version).isZero();
        assertThat(longer.version).isZero();
        Instant first = timed.version;
        assertThat(first).isAfterOrEqualTo(before);
        for (int change = 1; change <= 3; change++) {
            int value = change;
            Instant last = call(session -> session.get(Timed.class, 1).version);
            log.sent();
            run(session -> {
                session.get(Counted.class, 1).amount = value;
                session.get(LongCounted.class, 1).amount = value;
                session.get(Timed.class, 1).amount = value;
            });
            assertThat(log.sent())
                    .contains(
                            "update counted set amount = ?, version = ? where id = ? and version = ?",
                            "update long_counted set amount = ?, version = ? where id = ? and version = ?",
                            "update timed set amount = ?, version = ? where id = ? and version = ?");
            run(session -> {
                assertThat(session.get(Counted.class, 1).version).isEqualTo(value);
                assertThat(session.get(LongCounted.class, 1).version).isEqualTo((long) value);
                assertThat(session.get(Timed.class, 1).version).isAfter(last);
            });
        }
        for (Class<?> type : List.of(Counted.class, LongCounted.class, Timed.class)) {
            assertThatThrownBy(() -> run(session -> {
                        session.delete(session.get(type, 1));
                        elsewhere(
                                session,
                                type == Timed.class
                                        ? "delete from timed"
                                        : "update " + (type == Counted.class ? "counted" : "long_counted")
                                                + " set version = 99");
                    }))
                    .isInstanceOf(StaleEntityException.class);
        }
    }

    @Test
    @Tag("SESSION-06")
    void aSecondFlushAndAReadAgainSendNothing() {
        Crate crate = stored("a", "b");
        run(session -> {
            Crate found = session.get(Crate.class, crate.id);
            found.items.get(0).text = "changed";
            found.labels.add(new Label("new"));
            session.flush();
            log.sent();
            session.flush();
            session.flush();
            assertThat(log.sent()).isEmpty();
            session.query(select(QFlushSequenceContract_Crate.crate)).list();
            log.sent();
        });
        assertThat(log.sent()).isEmpty();
    }
}
