package dev.orm.session;

import static dev.orm.session.QSharedColumnContract_Customer.customer;
import static dev.orm.session.QSharedColumnContract_Invoice.invoice;
import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Foreign keys that share a column with the id: all keys begin with the tenant. */
abstract class SharedColumnContract extends EntityFixture {

    record Key(int tenant, long number) {}

    @Entity(name = "Customer")
    @IdClass(Key.class)
    static class Customer {
        @Id
        private int tenant;

        @Id
        private long number;

        private String name;

        @OneToMany(mappedBy = "customer")
        private List<Invoice> invoices = new ArrayList<>();

        Customer() {}

        Customer(int tenant, long number, String name) {
            this.tenant = tenant;
            this.number = number;
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    @Entity(name = "Invoice")
    @IdClass(Key.class)
    static class Invoice {
        @Id
        private int tenant;

        @Id
        private long number;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "tenant", referencedColumnName = "tenant", insertable = false, updatable = false)
        @JoinColumn(name = "customer", referencedColumnName = "number", nullable = false)
        private Customer customer;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "payer", referencedColumnName = "number")
        @JoinColumn(name = "tenant", referencedColumnName = "tenant", insertable = false, updatable = false)
        private Customer payer;

        Invoice() {}

        Invoice(int tenant, long number, Customer customer) {
            this.tenant = tenant;
            this.number = number;
            this.customer = customer;
        }
    }

    SharedColumnContract(Mapping mapping) {
        super(mapping, Invoice.class, Customer.class);
    }

    @Test
    void isWrittenOnce() {
        log.sent();
        run(session -> {
            Customer ada = session.add(new Customer(1, 10, "ada"));
            Customer bob = session.add(new Customer(1, 11, "bob"));
            Invoice first = session.add(new Invoice(1, 100, ada));
            first.payer = bob;
            session.add(new Invoice(1, 101, ada));
        });
        assertThat(log.sent())
                .containsExactly(
                        "insert into customer (tenant, number, name) values (?, ?, ?), (?, ?, ?)",
                        "insert into invoice (tenant, number, customer, payer) values (?, ?, ?, ?), (?, ?, ?, ?)");
        run(session -> {
            Invoice first = session.getOrThrow(Invoice.class, new Key(1, 100));
            Invoice second = session.getOrThrow(Invoice.class, new Key(1, 101));
            assertThat(first.payer.name()).isEqualTo("bob");
            assertThat(second.payer).isNull();
            assertThat(session.query(select(invoice).where(invoice.payer().isNull()))
                            .single())
                    .isSameAs(second);
            assertThat(session.query(select(invoice).where(invoice.payer().eq(first.payer)))
                            .single())
                    .isSameAs(first);
            assertThat(session.query(select(customer).where(customer.name.eq("ada")))
                            .single()
                            .invoices)
                    .containsExactly(first, second);
            log.sent();
            second.payer = first.customer;
            first.payer = null;
            session.flush();
            assertThat(log.sent()).containsExactly("update invoice set payer = ? where tenant = ? and number = ? x2");
        });
        run(session -> assertThat(session.getOrThrow(Invoice.class, new Key(1, 100)).payer)
                .isNull());
    }

    @Test
    void agreesWithTheAssociation() {
        run(session -> session.add(new Customer(2, 10, "eve")));
        assertThatThrownBy(() -> run(session ->
                        session.add(new Invoice(1, 100, session.getOrThrow(Customer.class, new Key(2, 10))))))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining(
                        ".customer leads to a row that has something else in column \"tenant\" than tenant, which writes it.");
    }

    @Test
    void isOneColumnInNativeSql() {
        run(session -> session.add(new Invoice(1, 100, session.add(new Customer(1, 10, "ada")))));
        run(session -> {
            Invoice read = session.unsafeSql("select * from invoice")
                    .entities(Invoice.class)
                    .get(0);
            assertThat(read.number).isEqualTo(100);
            assertThat(read.customer.name()).isEqualTo("ada");
            assertThat(read.payer).isNull();
        });
    }

    @Test
    void isOneColumnInTheSchema() {
        sessions().schema().validate();
        assertThat(models().get(Invoice.class).table().columns())
                .extracting(column -> column.name() + (column.nullable() ? "?" : ""))
                .containsExactly("tenant", "number", "customer", "payer?");
    }
}
