package dev.orm.session;

import static dev.orm.session.described.QInvoice.invoice;
import static dev.orm.session.vendor.QContact.contact;
import static dev.orm.session.vendor.QCustomer.customer;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.described.ContactMapping;
import dev.orm.session.described.CustomerMapping;
import dev.orm.session.described.Invoice;
import dev.orm.session.vendor.Contact;
import dev.orm.session.vendor.Customer;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Classes of a library, described by other classes, are entities like any other. */
abstract class DescribedClassContract extends EntityFixture {

    DescribedClassContract(Mapping mapping) {
        super(mapping, CustomerMapping.class, ContactMapping.class, Invoice.class);
    }

    private long save() {
        Customer made = new Customer("ada");
        made.setCredit(new BigDecimal("12.50"));
        made.getContacts().add(new Contact("1", null));
        made.getContacts().add(new Contact("2", null));
        run(session -> {
            session.add(made);
            session.add(new Invoice(made));
        });
        log.sent();
        return Objects.requireNonNull(made.getNumber());
    }

    @Test
    @Tag("MAP-04")
    void objectsOfAClassWithoutAnnotationsAreSavedAndRead() {
        long number = save();
        run(session -> {
            Customer read = session.getOrThrow(Customer.class, number);
            assertThat(read.getName()).isEqualTo("ada");
            assertThat(read.getCredit()).isEqualByComparingTo("12.50");
            assertThat(read.getContacts()).extracting(Contact::getPhone).containsExactlyInAnyOrder("1", "2");
            assertThat(read.getContacts()).allMatch(each -> each.getCustomer() == read);
            assertThat(read.getDisplayed()).as("its listener was called").isEqualTo(1);
        });
    }

    @Test
    @Tag("MAP-04")
    void changesAreWritten() {
        long number = save();
        run(session -> {
            Customer read = session.getOrThrow(Customer.class, number);
            read.setName("grace");
            read.getContacts().removeIf(each -> each.getPhone().equals("1"));
        });
        run(session -> {
            Customer read = session.getOrThrow(Customer.class, number);
            assertThat(read.getName()).isEqualTo("grace");
            assertThat(read.getChanges()).isEqualTo(1);
            assertThat(read.getContacts()).extracting(Contact::getPhone).containsExactly("2");
            session.query(select(invoice)).list().forEach(session::delete);
            session.delete(read);
            session.flush();
            assertThat(session.query(select(contact)).list()).isEmpty();
        });
    }

    @Test
    @Tag("MAP-04")
    void queriesNameTheirAttributes() {
        save();
        run(session -> {
            assertThat(session.query(select(customer)
                                    .where(customer.name.eq("ada"), customer.contacts.any(contact.phone.eq("2"))))
                            .single()
                            .getContacts())
                    .hasSize(2);
            assertThat(session.query(select(contact.phone)
                                    .from(contact)
                                    .where(contact.customer().credit.gt(BigDecimal.TEN))
                                    .orderBy(contact.phone.asc()))
                            .list())
                    .containsExactly("1", "2");
            assertThat(session.query(select(invoice)
                                    .where(invoice.customer().name.eq("ada")))
                            .single()
                            .customer())
                    .isInstanceOf(Customer.class);
            session.execute(update(customer).set(customer.name, "all").everyRow());
            assertThat(session.query(select(customer)).single().getName()).isEqualTo("all");
        });
    }

    @Test
    @Tag("MAP-04")
    void theTableIsAsTheDescriptionSays() {
        save();
        assertThat(sessions().models().get(Customer.class).table().name().toString())
                .isEqualTo("vendor_customers");
        assertThat(sessions().models().get(Customer.class).table().indexes())
                .extracting(index -> index.name())
                .containsExactly("vendor_customers_by_name");
        assertThatThrownBy(() -> sessions().models().get(CustomerMapping.class))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
