package dev.orm.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Unique values may pass from one row to another in one flush, in whatever order the program says it. */
abstract class UniqueValueContract extends EntityFixture {

    @Entity
    static class Account {
        @Id
        @GeneratedValue
        Long id;

        @Column(unique = true)
        String mail;

        @Version
        int version;

        @ManyToOne
        @Nullable
        Account guardian;

        Account() {}

        Account(String mail) {
            this.mail = mail;
        }
    }

    @Entity
    @Table(uniqueConstraints = @UniqueConstraint(columnNames = {"list", "place"}))
    static class Slot {
        @Id
        @GeneratedValue
        Long id;

        int list;
        int place;

        @Column(nullable = false, unique = true, length = 20)
        String name;

        Slot() {}

        Slot(int place) {
            this.place = place;
            this.name = "slot " + place;
        }
    }

    @Entity
    static class Passport {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity
    static class Traveller {
        @Id
        @GeneratedValue
        Long id;

        @OneToOne(optional = false)
        Passport passport;

        Traveller() {}

        Traveller(Passport passport) {
            this.passport = passport;
        }
    }

    @Entity
    static class Shelf {
        @Id
        @GeneratedValue
        Long id;

        String name = "";

        @OneToMany
        List<Passport> passports = new ArrayList<>();
    }

    UniqueValueContract(Mapping mapping) {
        super(mapping, Account.class, Slot.class, Passport.class, Traveller.class, Shelf.class);
    }

    private List<Long> accounts(String... mails) {
        List<Account> accounts = List.of(mails).stream().map(Account::new).toList();
        run(session -> session.addAll(accounts));
        return accounts.stream().map(account -> account.id).toList();
    }

    private String mails(List<Long> ids) {
        return text(session -> ids.stream()
                .map(id -> session.find(Account.class, id)
                        .map(account -> account.mail)
                        .orElse("-"))
                .toList()
                .toString());
    }

    @Test
    @Tag("PAIN-12")
    void aDeletedRowGoesAheadOfTheOneThatTakesItsValue() {
        List<Long> ids = accounts("a", "b");
        run(session -> {
            session.delete(session.get(Account.class, ids.get(0)));
            session.add(new Account("a"));
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly(
                        "delete from account where id = ? and version = ?",
                        "insert into account (mail, version, guardian_id) values (?, ?, ?)");
        run(session -> {
            session.delete(session.get(Account.class, ids.get(1)));
            session.add(new Account("c"));
            log.sent();
        });
        assertThat(log.sent())
                .as("without need the order stays")
                .containsExactly(
                        "insert into account (mail, version, guardian_id) values (?, ?, ?)",
                        "delete from account where id = ? and version = ?");
    }

    @Test
    @Tag("PAIN-12")
    void aChangedRowGoesAheadOfTheOneThatTakesItsValue() {
        List<Long> ids = accounts("a", "b", "c");
        run(session -> {
            Account first = session.get(Account.class, ids.get(0));
            Account second = session.get(Account.class, ids.get(1));
            Account third = session.get(Account.class, ids.get(2));
            session.add(new Account("c"));
            second.mail = "a";
            third.mail = "b";
            session.delete(first);
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly(
                        "delete from account where id = ? and version = ?",
                        "update account set mail = ?, version = ? where id = ? and version = ? x2",
                        "insert into account (mail, version, guardian_id) values (?, ?, ?)");
        assertThat(mails(ids)).isEqualTo("[-, a, b]");
    }

    @Test
    @Tag("PAIN-12")
    void rowsExchangeAValueByAnUpdateMore() {
        List<Long> ids = accounts("a", "b");
        run(session -> {
            Account first = session.get(Account.class, ids.get(0));
            Account second = session.get(Account.class, ids.get(1));
            first.mail = "b";
            second.mail = "a";
            log.sent();
            session.flush();
            assertThat(first.version).isEqualTo(1);
            session.flush();
        });
        assertThat(log.sent())
                .containsExactly(
                        "update account set mail = ? where id = ?",
                        "update account set mail = ?, version = ? where id = ? and version = ?",
                        "update account set mail = ?, version = ? where id = ? and version = ?");
        assertThat(mails(ids)).isEqualTo("[b, a]");
    }

    @Test
    @Tag("PAIN-12")
    void aListMakesRoomInOneBatchAndIsTurnedRound() {
        List<Slot> slots = IntStream.range(0, 10).mapToObj(Slot::new).toList();
        run(session -> session.addAll(slots));
        run(session -> {
            List<Slot> found =
                    slots.stream().map(slot -> session.get(Slot.class, slot.id)).toList();
            found.forEach(slot -> slot.place++);
            Slot first = new Slot(0);
            first.name = "first";
            session.add(first);
            log.sent();
            session.flush();
            assertThat(log.sent())
                    .containsExactly(
                            "update slot set place = ? where id = ? x10",
                            "insert into slot (list, place, name) values (?, ?, ?)");
            found.forEach(slot -> slot.place = 11 - slot.place);
            session.flush();
            assertThat(log.sent())
                    .as("five pairs exchange their places, which may not be null")
                    .startsWith("update slot set place = ? where id = ? x5");
        });
        assertThat(rows(session -> slots.stream()
                        .map(slot -> session.get(Slot.class, slot.id).place)
                        .toList()))
                .containsExactly(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    }

    @Test
    @Tag("PAIN-12")
    void aTextThatMayNotBeNullIsExchangedToo() {
        Slot left = new Slot(1);
        Slot right = new Slot(2);
        run(session -> session.addAll(List.of(left, right)));
        run(session -> {
            Slot one = session.get(Slot.class, left.id);
            Slot two = session.get(Slot.class, right.id);
            one.name = right.name;
            two.name = left.name;
        });
        assertThat(text(session -> session.get(Slot.class, left.id).name)).isEqualTo("slot 2");
        assertThat(text(session -> session.get(Slot.class, right.id).name)).isEqualTo("slot 1");
    }

    @Test
    @Tag("PAIN-12")
    void aDeletedRowThatAnotherStillRefersToGivesUpItsValueFirst() {
        List<Long> ids = accounts("a", "b");
        run(session -> session.get(Account.class, ids.get(1)).guardian = session.get(Account.class, ids.get(0)));
        run(session -> {
            Account heir = session.add(new Account("a"));
            session.get(Account.class, ids.get(1)).guardian = heir;
            session.delete(session.get(Account.class, ids.get(0)));
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly(
                        "update account set mail = ? where id = ?",
                        "insert into account (mail, version, guardian_id) values (?, ?, ?)",
                        "update account set guardian_id = ?, version = ? where id = ? and version = ?",
                        "delete from account where id = ? and version = ?");
        assertThat(mails(ids)).isEqualTo("[-, b]");
    }

    @Test
    @Tag("PAIN-12")
    void aForeignKeyThatIsUniqueIsPassedOn() {
        Traveller traveller = new Traveller(new Passport());
        Traveller other = new Traveller(new Passport());
        run(session -> session.addAll(List.of(traveller.passport, other.passport, traveller, other)));
        run(session -> {
            session.delete(session.get(Traveller.class, traveller.id));
            session.add(new Traveller(session.get(Passport.class, traveller.passport.id)));
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly(
                        "delete from traveller where id = ?", "insert into traveller (passport_id) values (?)");
        run(session -> {
            Passport fresh = session.add(new Passport());
            Passport passed = session.get(Passport.class, other.passport.id);
            session.get(Traveller.class, other.id).passport = fresh;
            assertThatThrownBy(() -> {
                        try (Session.NestedTransaction nested = session.beginNested()) {
                            session.get(Traveller.class, other.id).passport = session.add(new Passport());
                            session.add(new Traveller(fresh));
                            nested.commit();
                        }
                    })
                    .as("the foreign key cannot be anything else until the new passport is there")
                    .isInstanceOf(SessionException.class)
                    .hasMessageStartingWith("Traveller#" + other.id + " and other rows pass on the values of"
                            + " uq_traveller_passport_id in one flush, in a way that no order of statements allows, and"
                            + " passport cannot hold anything else meanwhile.");
            session.add(new Traveller(passed));
        });
    }

    @Test
    @Tag("PAIN-12")
    void aLinkThatIsUniquePassesFromADeletedOwner() {
        Passport passport = new Passport();
        Shelf upper = new Shelf();
        upper.passports.add(passport);
        run(session -> session.addAll(List.of(passport, upper)));
        run(session -> {
            Shelf lower = session.add(new Shelf());
            lower.passports.add(session.get(Passport.class, passport.id));
            session.delete(session.get(Shelf.class, upper.id));
            log.sent();
        });
        assertThat(log.sent())
                .containsExactly(
                        "insert into shelf (name) values (?)",
                        "delete from shelf_passport where shelf_id in (?)",
                        "insert into shelf_passport (shelf_id, passports_id) values (?, ?)",
                        "delete from shelf where id = ?");
    }

    @Test
    void whatNobodyGivesUpIsStillAViolation() {
        List<Long> ids = accounts("a", "b");
        assertThatThrownBy(() -> run(session -> {
                    session.get(Account.class, ids.get(0)).mail = "b";
                    session.delete(session.get(Account.class, ids.get(0)));
                    session.add(new Account("b"));
                }))
                .isInstanceOf(dev.orm.engine.UniqueViolationException.class);
        assertThat(mails(ids)).isEqualTo("[a, b]");
    }
}
