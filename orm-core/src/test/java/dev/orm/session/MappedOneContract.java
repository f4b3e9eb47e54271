package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One-to-one associations, seen from the side without the foreign key. */
abstract class MappedOneContract extends EntityFixture {

    @Entity
    static class Client {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @OneToOne(mappedBy = "client", cascade = CascadeType.ALL, orphanRemoval = true)
        Account account;

        @OneToOne(mappedBy = "holder", fetch = FetchType.LAZY)
        Locker locker;

        Client() {}

        Client(String name) {
            this.name = name;
        }
    }

    @Entity
    static class Account {
        @Id
        @GeneratedValue
        Long id;

        String number;

        @OneToOne(optional = false, fetch = FetchType.LAZY)
        Client client;

        Account() {}

        Account(String number) {
            this.number = number;
        }
    }

    @Entity
    static class Locker {
        @Id
        @GeneratedValue
        Long id;

        int place;

        @OneToOne
        Client holder;

        Locker() {}

        Locker(int place) {
            this.place = place;
        }
    }

    @Entity
    static class Waggon {
        @Id
        @GeneratedValue
        Long id;

        @OneToOne
        Waggon before;

        @OneToOne(mappedBy = "before", cascade = CascadeType.PERSIST)
        Waggon behind;
    }

    private static final QMappedOneContract_Client client = QMappedOneContract_Client.client;
    private static final QMappedOneContract_Account account = QMappedOneContract_Account.account;

    MappedOneContract(Mapping mapping) {
        super(mapping, Client.class, Account.class, Locker.class, Waggon.class);
    }

    private Long stored(String name, String number) {
        Client added = new Client(name);
        added.account = number == null ? null : new Account(number);
        run(session -> session.add(added));
        return added.id;
    }

    private List<String> numbers() {
        return rows(session ->
                session.unsafeSql("select number from account order by id").list(String.class));
    }

    @Test
    @Tag("REL-01")
    @Tag("REL-02")
    void isSavedFromTheSideWithoutTheForeignKey() {
        Client ada = new Client("ada");
        ada.account = new Account("A1");
        log.sent();
        run(session -> session.add(ada));
        assertThat(log.sent())
                .containsExactly(
                        "insert into client (name) values (?)",
                        "insert into account (number, client_id) values (?, ?)");
        assertThat(ada.account.client).isSameAs(ada);
    }

    @Test
    @Tag("REL-01")
    void isLoadedForAllOwnersByOneStatement() {
        Long ada = stored("ada", "A1");
        stored("bob", null);
        stored("cid", "A3");
        run(session -> {
            log.sent();
            List<Client> clients =
                    session.query(select(client).orderBy(client.name.asc())).list();
            assertThat(log.sent()).hasSize(3);
            assertThat(clients.get(0).account.number).isEqualTo("A1");
            assertThat(clients.get(0).account.client).isSameAs(clients.get(0));
            assertThat(clients.get(1).account).isNull();
            assertThat(clients.get(2).account.number).isEqualTo("A3");
            assertThat(log.sent()).isEmpty();
            assertThat(session.isModified(clients.get(0))).isFalse();
            session.flush();
            assertThat(log.sent()).isEmpty();
        });
        run(session -> {
            Account loaded = session.query(select(account).where(account.number.eq("A1")))
                    .single();
            assertThat(loaded.client.id).isEqualTo(ada);
            assertThat(session.getOrThrow(Client.class, ada).account).isSameAs(loaded);
        });
    }

    @Test
    @Tag("REL-09")
    void whatIsTakenOutIsDeleted() {
        Long id = stored("ada", "A1");
        run(session -> {
            Client ada = session.getOrThrow(Client.class, id);
            ada.account = null;
            assertThat(session.isModified(ada)).isTrue();
        });
        assertThat(numbers()).isEmpty();
    }

    @Test
    @Tag("REL-09")
    @Tag("PAIN-12")
    void whatIsReplacedMakesPlace() {
        Long id = stored("ada", "A1");
        run(session -> {
            Client ada = session.getOrThrow(Client.class, id);
            ada.account = new Account("A2");
            log.sent();
            session.flush();
            assertThat(log.sent())
                    .containsExactly(
                            "delete from account where id = ?",
                            "insert into account (number, client_id) values (?, ?)");
        });
        assertThat(numbers()).containsExactly("A2");
    }

    @Test
    @Tag("REL-08")
    void isDeletedWithItsOwner() {
        Long id = stored("ada", "A1");
        run(session -> session.delete(session.getOrThrow(Client.class, id)));
        assertThat(numbers()).isEmpty();
    }

    @Test
    @Tag("REL-02")
    void settingEitherSideIsEnough() {
        Long ada = stored("ada", null);
        Long bob = stored("bob", null);
        Locker locker = new Locker(7);
        run(session -> {
            Client first = session.getOrThrow(Client.class, ada);
            locker.holder = first;
            session.add(locker);
            session.flush();
            assertThat(first.locker).isSameAs(locker);
            Client second = session.getOrThrow(Client.class, bob);
            locker.holder = second;
            session.flush();
            assertThat(first.locker).isNull();
            assertThat(second.locker).isSameAs(locker);
            first.locker = locker;
            second.locker = null;
            session.flush();
            assertThat(locker.holder).isSameAs(first);
            first.locker = null;
            session.flush();
            assertThat(locker.holder).isNull();
        });
        assertThat(number(session -> session.unsafeSql("select count(*) from locker where holder_id is null")
                        .list(Long.class)
                        .get(0)))
                .isEqualTo(1);
    }

    @Test
    @Tag("SESSION-09")
    void rollbackBringsBothSidesBack() {
        Long id = stored("ada", "A1");
        Locker locker = new Locker(7);
        run(session -> {
            Client ada = session.getOrThrow(Client.class, id);
            Account before = ada.account;
            try (Session.NestedTransaction nested = session.beginNested()) {
                ada.account = null;
                locker.holder = ada;
                session.add(locker);
                session.flush();
                assertThat(ada.locker).isSameAs(locker);
                nested.rollback();
            }
            assertThat(ada.account).isSameAs(before);
            assertThat(ada.locker).isNull();
            assertThat(session.isModified(ada)).isFalse();
        });
        assertThat(numbers()).containsExactly("A1");
    }

    @Test
    @Tag("SESSION-17")
    void mergeIsHandedOn() {
        Long id = stored("ada", "A1");
        Client outside = call(session -> session.getOrThrow(Client.class, id));
        outside.account.number = "A2";
        run(session -> {
            Client ada = session.merge(outside);
            assertThat(ada.account).isNotSameAs(outside.account);
        });
        assertThat(numbers()).containsExactly("A2");
        outside.account = null;
        run(session -> session.merge(outside));
        assertThat(numbers()).isEmpty();
    }

    @Test
    @Tag("REL-16")
    @Tag("LOAD-02")
    void queriesFollowIt() {
        stored("ada", "A1");
        stored("bob", null);
        assertThat(rows(session -> session.query(select(client.name)
                                .from(client)
                                .join(client.account, account)
                                .where(account.number.eq("A1")))
                        .list()))
                .containsExactly("ada");
        assertThat(rows(session -> session.query(
                                select(client.name).from(client).where(client.account.isEmpty()))
                        .list()))
                .containsExactly("bob");
        assertThat(rows(session -> session.query(select(client)
                                .fetch(client.account.fetch(account.client()))
                                .orderBy(client.id.asc()))
                        .list()))
                .extracting(loaded -> loaded.account == null ? null : loaded.account.number)
                .containsExactly("A1", null);
    }

    @Test
    @Tag("REL-03")
    void aChainIsReadToItsEnd() {
        Waggon first = new Waggon();
        Waggon last = first;
        for (int i = 0; i < 5; i++) {
            last.behind = new Waggon();
            last = last.behind;
        }
        run(session -> session.add(first));
        run(session -> {
            Waggon waggon = session.getOrThrow(Waggon.class, first.id);
            int length = 1;
            for (; waggon.behind != null; waggon = waggon.behind) {
                assertThat(waggon.behind.before).isSameAs(waggon);
                length++;
            }
            assertThat(length).isEqualTo(6);
        });
    }

    @Test
    void rowsOfATableWithoutTheUniqueConstraintAreRefused() {
        Long id = stored("ada", null);
        run(session -> {
            session.unsafeSql("drop table locker").update();
            session.unsafeSql("create table locker (id bigint primary key, place integer not null, holder_id bigint)")
                    .update();
            session.unsafeSql("insert into locker values (1, 7, :id), (2, 8, :id)")
                    .bind("id", id)
                    .update();
        });
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> run(session -> session.getOrThrow(Client.class, id)))
                .withMessage("Client#" + id + ".locker leads to 2 rows, and a one-to-one association to one at most."
                        + " Make the foreign key unique, or map it as @OneToMany.");
    }
}
