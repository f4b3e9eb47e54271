package dev.orm.session;

import static dev.orm.session.QDerivedIdContract_Item.item;
import static dev.orm.session.QDerivedIdContract_Note.note;
import static dev.orm.session.QDerivedIdContract_Profile.profile;
import static dev.orm.session.QDerivedIdContract_Remark.remark;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.TransactionOptions;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ids that are, or contain, those of other entities: {@code @MapsId}, and {@code @Id} on an association. */
abstract class DerivedIdContract extends EntityFixture {

    @Entity(name = "Account")
    static class Account {
        @Id
        @GeneratedValue
        private Long id;

        private String name;

        @OneToOne(mappedBy = "account", cascade = CascadeType.ALL, orphanRemoval = true)
        private Profile profile;

        @OneToMany(mappedBy = "account", cascade = CascadeType.ALL, orphanRemoval = true)
        private List<Note> notes = new ArrayList<>();

        Account() {}

        Account(String name) {
            this.name = name;
        }

        Long getId() {
            return id;
        }

        String name() {
            return name;
        }
    }

    /** Shares the primary key of its account. */
    @Entity(name = "Profile")
    static class Profile {
        @Id
        private Long id;

        @OneToOne(fetch = FetchType.LAZY)
        @MapsId
        @JoinColumn(name = "account_id")
        private Account account;

        private String motto;

        Profile() {}

        Profile(Account account, String motto) {
            this.account = account;
            this.motto = motto;
        }
    }

    /** Has no other id than its account. */
    @Entity(name = "Badge")
    static class Badge {
        @Id
        @OneToOne
        private Account account;

        private String code;

        Badge() {}

        Badge(Account account, String code) {
            this.account = account;
            this.code = code;
        }
    }

    record NoteKey(Long account, int place) {}

    @Entity(name = "Note")
    @IdClass(NoteKey.class)
    static class Note {
        @Id
        @ManyToOne(fetch = FetchType.LAZY)
        private Account account;

        @Id
        private int place;

        private String text;

        Note() {}

        Note(int place, String text) {
            this.place = place;
            this.text = text;
        }
    }

    @Entity(name = "Bill")
    static class Bill {
        @Id
        @GeneratedValue
        private Long id;

        @OneToMany(mappedBy = "bill", cascade = CascadeType.ALL, orphanRemoval = true)
        private List<Item> items = new ArrayList<>();
    }

    @Embeddable
    static class ItemId {
        private Long billId;
        private int place;

        ItemId() {}

        ItemId(Long billId, int place) {
            this.billId = billId;
            this.place = place;
        }
    }

    @Entity(name = "Item")
    static class Item {
        @EmbeddedId
        private ItemId id;

        @MapsId("billId")
        @ManyToOne(fetch = FetchType.LAZY)
        private Bill bill;

        private String text;

        Item() {}

        Item(int place, String text) {
            this.id = new ItemId(null, place);
            this.text = text;
        }
    }

    record RemarkKey(ItemId item, int number) {}

    /** Its id contains one that contains another. */
    @Entity(name = "Remark")
    @IdClass(RemarkKey.class)
    static class Remark {
        @Id
        @ManyToOne(fetch = FetchType.LAZY)
        private Item item;

        @Id
        private int number;

        private String text;

        Remark() {}

        Remark(Item item, int number, String text) {
            this.item = item;
            this.number = number;
            this.text = text;
        }
    }

    DerivedIdContract(Mapping mapping) {
        super(mapping, Profile.class, Badge.class, Account.class, Note.class, Remark.class, Item.class, Bill.class);
    }

    @Test
    void sharedPrimaryKeyFollowsItsOwner() {
        Account ada = new Account("ada");
        ada.profile = new Profile(ada, "count");
        run(session -> {
            session.add(new Account("first"));
            session.flush();
            log.sent();
            session.add(ada);
        });
        assertThat(log.sent())
                .containsExactly(
                        "insert into account (name) values (?)",
                        "insert into profile (account_id, motto) values (?, ?)");
        assertThat(ada.profile.id).isEqualTo(ada.id);
        run(session -> {
            log.sent();
            Profile found = session.getOrThrow(Profile.class, ada.id);
            if (!isReflective()) {
                assertThat(log.sent())
                        .containsExactly(
                                "select e.account_id, e.account_id, e.motto from profile as e where e.account_id = ?");
            }
            assertThat(found.account.name()).isEqualTo("ada");
            assertThat(session.query(
                                    select(profile).where(profile.account().name.eq("ada")))
                            .single())
                    .isSameAs(found);
            found.motto = "counted";
            log.sent();
            session.flush();
            assertThat(log.sent()).containsExactly("update profile set motto = ? where account_id = ?");
            session.delete(session.getOrThrow(Account.class, ada.id));
        });
        assertThat(log.sent())
                .filteredOn(sql -> sql.startsWith("delete"))
                .containsExactly("delete from profile where account_id = ?", "delete from account where id = ?");
    }

    @Test
    void anAssociationIsTheWholeId() {
        Account ada = new Account("ada");
        run(session -> session.addAll(List.of(new Badge(ada, "b"), ada)));
        run(session -> {
            Badge badge = session.getOrThrow(Badge.class, ada.id);
            assertThat(badge.account.name).isEqualTo("ada");
            assertThat(session.get(Badge.class, ada.id)).isSameAs(badge);
            badge.code = "c";
        });
        Badge detached = call(session -> session.getOrThrow(Badge.class, ada.id));
        detached.code = "d";
        run(session -> session.merge(detached));
        run(session -> {
            assertThat(session.unsafeSql("select code from badge").list(String.class))
                    .containsExactly("d");
            session.delete(session.getOrThrow(Badge.class, ada.id));
        });
    }

    @Test
    void anAssociationIsPartOfTheId() {
        Account ada = new Account("ada");
        Account bob = new Account("bob");
        ada.notes.addAll(List.of(new Note(1, "one"), new Note(2, "two")));
        bob.notes.add(new Note(1, "eins"));
        log.sent();
        run(session -> session.addAll(List.of(ada, bob)));
        assertThat(log.sent())
                .containsExactly(
                        "insert into account (name) values (?), (?)",
                        "insert into note (account_id, place, text) values (?, ?, ?), (?, ?, ?), (?, ?, ?)");
        run(session -> {
            Note two = session.getOrThrow(Note.class, new NoteKey(ada.id, 2));
            assertThat(two.text).isEqualTo("two");
            assertThat(two.account.name()).isEqualTo("ada");
            List<Account> accounts = session.query(select(QDerivedIdContract_Account.account)
                            .orderBy(QDerivedIdContract_Account.account.id.asc()))
                    .list();
            assertThat(accounts).extracting(account -> account.notes.size()).containsExactly(2, 1);
            assertThat(session.query(select(note).where(note.account().id.eq(bob.id)))
                            .single()
                            .text)
                    .isEqualTo("eins");
            two.text = "zwei";
            log.sent();
            accounts.get(0).notes.remove(0);
        });
        assertThat(log.sent())
                .containsExactly(
                        "update note set text = ? where account_id = ? and place = ?",
                        "delete from note where account_id = ? and place = ?");
        assertThatThrownBy(() -> run(session -> session.getOrThrow(Note.class, new NoteKey(ada.id, 2)).account =
                        session.getOrThrow(Account.class, bob.id)))
                .isInstanceOf(SessionException.class)
                .hasMessageStartingWith("The id of Note#[" + ada.id + ", 2] was changed in memory.");
        assertThatThrownBy(() -> run(session -> session.add(new Note(7, "x"))))
                .isInstanceOf(SessionException.class)
                .hasMessage(
                        "The new Note has no id: account, which is a part of it, is null. Set it before the flush.");
    }

    @Test
    void partOfAnEmbeddedIdIsSet() {
        Bill bill = new Bill();
        bill.items.addAll(List.of(new Item(1, "a"), new Item(2, "b")));
        log.sent();
        run(session -> session.add(bill));
        assertThat(log.sent())
                .last()
                .asString()
                .isEqualTo("insert into item (bill_id, place, text) values (?, ?, ?), (?, ?, ?)");
        assertThat(bill.items).extracting(each -> each.id.billId).containsOnly(bill.id);
        run(session -> {
            Item second = session.getOrThrow(Item.class, new ItemId(bill.id, 2));
            session.add(new Remark(second, 1, "why?"));
            session.add(new Remark(second, 2, "oh"));
        });
        run(session -> {
            Remark found = session.getOrThrow(Remark.class, new RemarkKey(new ItemId(bill.id, 2), 1));
            assertThat(found.text).isEqualTo("why?");
            assertThat(session.query(select(remark).where(remark.item().id.place.eq(2)))
                            .list())
                    .hasSize(2);
            assertThat(session.query(select(item).where(item.bill().eq(session.getOrThrow(Bill.class, bill.id))))
                            .list())
                    .hasSize(2);
            found.text = "because";
        });
        Bill undone = new Bill();
        undone.items.add(new Item(1, "c"));
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            session.add(undone);
            session.flush();
            session.rollback();
        }
        assertThat(undone.id).isNull();
        assertThat(undone.items.get(0).id.billId).isNull();
        run(session -> session.add(undone));
        assertThat(undone.items.get(0).id.billId).isEqualTo(undone.id);
    }

    @Test
    @Tag("REL-09")
    void aNewOneTakesTheRowOfTheFormer() {
        Account ada = new Account("ada");
        ada.profile = new Profile(ada, "old");
        run(session -> session.add(ada));
        log.sent();
        run(session -> {
            Account found = session.getOrThrow(Account.class, ada.id);
            Profile former = found.profile;
            Profile made = new Profile(null, "new");
            try (Session.NestedTransaction nested = session.beginNested()) {
                found.profile = made;
                log.sent();
                session.flush();
                assertThat(log.sent()).containsExactly("update profile set motto = ? where account_id = ?");
                assertThat(made.id).isEqualTo(ada.id);
                assertThat(made.account).isSameAs(found);
                nested.rollback();
            }
            assertThat(found.profile).isSameAs(former);
            assertThat(made.id).isNull();
            session.delete(former);
            session.add(new Profile(found, "newer"));
        });
        run(session -> assertThat(session.getOrThrow(Account.class, ada.id).profile.motto)
                .isEqualTo("newer"));
        run(session -> {
            Account found = session.getOrThrow(Account.class, ada.id);
            found.profile = null;
            session.flush();
            assertThat(session.get(Profile.class, ada.id)).isNull();
            found.profile = new Profile(found, "last");
        });
        run(session -> assertThat(session.getOrThrow(Account.class, ada.id).profile.motto)
                .isEqualTo("last"));
    }

    @Test
    void isRightInTheSchema() {
        sessions().schema().validate();
        assertThat(models().get(Profile.class).table().foreignKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.columns()).containsExactly("account_id"));
        assertThat(models().get(Profile.class).table().uniqueConstraints()).isEmpty();
        assertThat(models().get(Remark.class).table().primaryKey().columns())
                .containsExactly("item_bill_id", "item_place", "number");
    }
}
