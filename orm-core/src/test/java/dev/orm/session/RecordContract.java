package dev.orm.session;

import static dev.orm.session.QRecordContract_Customer.customer;
import static dev.orm.session.QRecordContract_Item.item;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.TransactionOptions;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records that are embedded, and records that are ids. */
abstract class RecordContract extends EntityFixture {

    enum Currency {
        EUR,
        CHF
    }

    @Embeddable
    record Money(
            @Column(precision = 9, scale = 2) BigDecimal amount,
            @Enumerated(EnumType.STRING) Currency currency) {
        Money {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("no debts");
            }
        }
    }

    @Embeddable
    record Span(Integer first, Integer last) {
        Span {
            if (first > last) {
                throw new IllegalArgumentException("from behind");
            }
        }
    }

    @Embeddable
    record Address(@Column(name = "road") String street, String city, Span numbers) {}

    @Embeddable
    static class Contact {
        private String phone;
        private Money limit;

        Contact() {}

        Contact(String phone, Money limit) {
            this.phone = phone;
            this.limit = limit;
        }
    }

    @Embeddable
    record Extra(String remark, Note note) {}

    @Embeddable
    static class Note {
        private String text;
    }

    @Entity(name = "Customer")
    static class Customer {
        @Id
        @GeneratedValue
        private Long id;

        @Column(unique = true)
        private String name;

        private Address address;

        @Embedded
        @AttributeOverride(name = "street", column = @Column(name = "holiday_road"))
        @AttributeOverride(name = "city", column = @Column(name = "holiday_city"))
        @AttributeOverride(name = "numbers.first", column = @Column(name = "holiday_first"))
        @AttributeOverride(name = "numbers.last", column = @Column(name = "holiday_last"))
        private Address holiday;

        private Contact contact;
        private Extra extra;

        @Version
        private int version;

        @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
        private List<Item> items = new ArrayList<>();

        Customer() {}

        Customer(String name, Address address) {
            this.name = name;
            this.address = address;
        }

        String name() {
            return name;
        }
    }

    @Embeddable
    record ItemId(Long customer, int place) {}

    @Entity(name = "Item")
    static class Item {
        @EmbeddedId
        private ItemId id;

        @ManyToOne(fetch = FetchType.LAZY)
        @MapsId("customer")
        private Customer customer;

        private String text;

        @ManyToOne(fetch = FetchType.LAZY)
        private Item before;

        Item() {}

        Item(Customer customer, int place, String text) {
            this.customer = customer;
            this.id = new ItemId(null, place);
            this.text = text;
            customer.items.add(this);
        }

        String text() {
            return text;
        }
    }

    @Embeddable
    record Code(String letters, int number) {
        Code {
            Objects.requireNonNull(letters);
        }
    }

    @Entity(name = "Shelf")
    static class Shelf {
        @EmbeddedId
        private Code id;

        private String room;

        @ManyToOne(fetch = FetchType.LAZY)
        private Shelf beside;

        Shelf() {}

        Shelf(Code id, String room) {
            this.id = id;
            this.room = room;
        }

        Code id() {
            return id;
        }

        String room() {
            return room;
        }
    }

    RecordContract(Mapping mapping) {
        super(mapping, Customer.class, Item.class, Shelf.class);
    }

    private static Address address(String street, String city, int first, int last) {
        return new Address(street, city, new Span(first, last));
    }

    private Long saved(Customer customer) {
        run(session -> session.add(customer));
        log.sent();
        return customer.id;
    }

    @Test
    @Tag("MAP-03")
    @Tag("MAP-08")
    void isMadeByItsConstructorWhenARowIsRead() {
        Customer ada = new Customer("ada", address("Main", "Bern", 1, 9));
        ada.contact = new Contact("12", new Money(new BigDecimal("3.50"), Currency.CHF));
        Long id = saved(ada);
        run(session -> {
            Customer read = session.getOrThrow(Customer.class, id);
            assertThat(read.address).isEqualTo(ada.address);
            assertThat(read.holiday).isNull();
            assertThat(read.contact.limit).isEqualTo(new Money(new BigDecimal("3.50"), Currency.CHF));
            assertThat(read.extra).isNull();
        });
    }

    @Test
    @Tag("MAP-08")
    void itsComponentsAreNamedInStatements() {
        saved(new Customer("ada", address("Main", "Bern", 1, 9)));
        saved(new Customer("bob", address("Side", "Basel", 3, 4)));
        assertThat(rows(session -> session.query(select(customer.name)
                                .from(customer)
                                .where(customer.address.city.eq("Bern").and(customer.address.numbers.last.gt(4)))
                                .orderBy(customer.address.street.asc()))
                        .list()))
                .containsExactly("ada");
        run(session -> session.execute(
                update(customer).set(customer.address.city, "Chur").where(customer.address.street.eq("Side"))));
        assertThat(text(session -> session.query(
                                select(customer.address.city).from(customer).where(customer.name.eq("bob")))
                        .single()))
                .isEqualTo("Chur");
    }

    @Test
    @Tag("MAP-08")
    void replacingItWritesTheComponentsThatDiffer() {
        Long id = saved(new Customer("ada", address("Main", "Bern", 1, 9)));
        run(session -> {
            Customer ada = session.getOrThrow(Customer.class, id);
            log.sent();
            ada.address = address("Main", "Bern", 1, 9);
        });
        assertThat(log.sent()).isEmpty();
        run(session -> {
            Customer ada = session.getOrThrow(Customer.class, id);
            log.sent();
            ada.address = address("Main", "Chur", 1, 8);
        });
        assertThat(log.sent())
                .containsExactly("update customer set city = ?, last = ?, version = ? where id = ? and version = ?");
        run(session -> session.getOrThrow(Customer.class, id).address = null);
        run(session -> {
            Customer ada = session.getOrThrow(Customer.class, id);
            assertThat(ada.address).isNull();
            ada.address = address("Main", "Chur", 10, 18);
        });
        run(session ->
                assertThat(session.getOrThrow(Customer.class, id).address).isEqualTo(address("Main", "Chur", 10, 18)));
    }

    @Test
    void aRollbackPutsTheRecordBack() {
        Long id = saved(new Customer("ada", address("Main", "Bern", 1, 9)));
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            Customer ada = session.getOrThrow(Customer.class, id);
            Address before = ada.address;
            ada.address = address("Side", "Chur", 100, 200);
            ada.contact = new Contact("1", new Money(BigDecimal.ONE, Currency.EUR));
            Extra extra = new Extra("x", new Note());
            extra.note().text = "y";
            ada.extra = extra;
            session.flush();
            session.rollback();
            assertThat(ada.address).isEqualTo(before);
            assertThat(ada.contact).isNull();
            assertThat(ada.extra).isNull();
        }
    }

    @Test
    void anEmbeddedClassInARecordIsReadAndWritten() {
        Customer ada = new Customer("ada", null);
        ada.extra = new Extra("x", new Note());
        ada.extra.note().text = "y";
        Long id = saved(ada);
        run(session -> {
            Customer read = session.getOrThrow(Customer.class, id);
            assertThat(read.extra.note().text).isEqualTo("y");
            read.extra.note().text = "z";
        });
        run(session -> assertThat(session.getOrThrow(Customer.class, id).extra.note().text)
                .isEqualTo("z"));
    }

    @Test
    @Tag("PAIN-02")
    void mergingCopiesARecordAsAWhole() {
        Long id = saved(new Customer("ada", address("Main", "Bern", 1, 2)));
        Customer outside = call(session -> session.getOrThrow(Customer.class, id));
        outside.address = address("Main", "Bern", 8, 9);
        outside.contact = new Contact("5", new Money(BigDecimal.TEN, Currency.EUR));
        run(session -> {
            Customer merged = session.merge(outside);
            assertThat(merged.address).isEqualTo(outside.address);
        });
        run(session -> {
            Customer read = session.getOrThrow(Customer.class, id);
            assertThat(read.address).isEqualTo(address("Main", "Bern", 8, 9));
            assertThat(read.contact.limit.currency()).isEqualTo(Currency.EUR);
        });
        outside.version++;
        outside.address = null;
        outside.contact = null;
        run(session -> session.merge(outside));
        run(session ->
                assertThat(session.getOrThrow(Customer.class, id).address).isNull());
    }

    @Test
    void aConstructorThatRefusesARowSaysSo() {
        Long id = saved(new Customer("ada", address("Main", "Bern", 1, 2)));
        run(session -> session.execute(
                update(customer).set(customer.address.numbers.first, 5).where(customer.id.eq(id))));
        assertThatThrownBy(() -> run(session -> session.get(Customer.class, id)))
                .hasMessageContaining("from behind");
    }

    @Test
    @Tag("MAP-20")
    void isAnIdWithAPartThatComesFromAnAssociation() {
        Customer ada = new Customer("ada", null);
        Item first = new Item(ada, 1, "one");
        Item second = new Item(ada, 2, "two");
        second.before = first;
        run(session -> session.add(ada));
        assertThat(first.id).isEqualTo(new ItemId(ada.id, 1));
        run(session -> {
            Item read = session.getOrThrow(Item.class, new ItemId(ada.id, 2));
            assertThat(read.text).isEqualTo("two");
            assertThat(read.id).isEqualTo(new ItemId(ada.id, 2));
            assertThat(read.before.text()).isEqualTo("one");
            assertThat(read.customer.name()).isEqualTo("ada");
        });
        assertThat(rows(session -> session.query(select(item.id.place)
                                .from(item)
                                .where(item.id.customer.eq(ada.id))
                                .orderBy(item.id.place.desc()))
                        .list()))
                .containsExactly(2, 1);
        run(session -> session.getOrThrow(Customer.class, ada.id).items.remove(1));
        assertThat(number(session -> session.query(select(item)).list().size())).isEqualTo(1);
    }

    @Test
    @Tag("MAP-20")
    void anIdThatRefusesNullIsMadeOnlyWhole() {
        Shelf first = new Shelf(new Code("A", 1), "hall");
        Shelf second = new Shelf(new Code("A", 2), "yard");
        second.beside = first;
        run(session -> {
            session.add(first);
            session.add(second);
        });
        run(session -> {
            Shelf read = session.getOrThrow(Shelf.class, new Code("A", 2));
            assertThat(read.beside.id()).isEqualTo(new Code("A", 1));
            assertThat(read.beside.room()).isEqualTo("hall");
            Shelf reference = session.reference(Shelf.class, new Code("A", 1));
            assertThat(reference).isSameAs(read.beside);
        });
        Shelf outside = new Shelf(new Code("B", 1), "attic");
        run(session -> assertThat(session.merge(outside).room).isEqualTo("attic"));
        assertThatThrownBy(() -> run(session -> session.add(new Shelf(null, "none"))))
                .isInstanceOf(SessionException.class);
        try (Session session = sessions().openSession()) {
            session.begin(TransactionOptions.READ_WRITE);
            Shelf added = new Shelf(new Code("C", 1), "roof");
            session.add(added);
            session.flush();
            session.rollback();
            assertThat(added.id).isEqualTo(new Code("C", 1));
        }
    }

    @Test
    void upsertCopiesARecordAsAWhole() {
        run(session -> session.add(new Customer("ada", address("Main", "Bern", 1, 2))));
        Customer other = new Customer("ada", address("Main", "Bern", 8, 9));
        run(session -> {
            session.query(select(customer)).list();
            session.upsert(other, customer.name);
        });
        run(session ->
                assertThat(session.query(select(customer)).single().address).isEqualTo(other.address));
    }
}
