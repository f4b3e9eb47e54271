package dev.orm.session;

import static dev.orm.session.office.QCustomer.customer;
import static dev.orm.sql.Sql.select;

import dev.orm.session.office.Customer;
import dev.orm.session.office.Invoice;
import dev.orm.session.office.Label;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** Customers with invoices and labels, of which some are deleted and some are of another tenant. */
abstract class FilterFixture extends EntityFixture {

    final AtomicReference<@Nullable Object> tenant = new AtomicReference<>("red");
    Long ada = 0L;
    Long gone = 0L;
    Long foreign = 0L;

    FilterFixture(Mapping mapping) {
        super(mapping, Customer.class, Invoice.class, Label.class);
    }

    @Override
    SessionFactoryBuilder configured(SessionFactoryBuilder builder) {
        return builder.tenant(tenant::get);
    }

    /** Of each entity a row that is there, one that was deleted and one of another tenant, all of them connected. */
    @BeforeEach
    void fill() {
        tenant.set("blue");
        foreign = call(session -> session.add(customer("eve", "theirs"))).getId();
        tenant.set("red");
        run(session -> {
            Customer there = session.add(customer("ada", "kept", "dropped"));
            Customer deleted = session.add(customer("bob", "of bob"));
            there.getLabels().addAll(deleted.getLabels());
            deleted.getLabels().addAll(there.getLabels());
            session.flush();
            session.delete(there.getInvoices().get(1));
            for (Label each : List.copyOf(there.getLabels())) {
                if (!each.getName().equals("kept")) {
                    session.delete(each);
                }
            }
            session.flush();
            session.delete(deleted);
            ada = there.getId();
            gone = deleted.getId();
        });
        log.sent();
    }

    static Customer customer(String name, String... invoices) {
        Customer made = new Customer(name);
        made.setCode("of " + name);
        for (String title : invoices) {
            made.getInvoices().add(new Invoice(title, 10, made));
            made.getLabels().add(new Label(title));
        }
        return made;
    }

    <R> R all(Session session, Supplier<R> work) {
        return session.without(Filter.TENANT, () -> session.without(Filter.SOFT_DELETE, work));
    }

    long stored(dev.orm.sql.EntityPath<?> entity) {
        return number(
                session -> all(session, () -> session.query(select(entity)).count()));
    }
}
