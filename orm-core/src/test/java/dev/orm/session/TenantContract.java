package dev.orm.session;

import static dev.orm.session.office.QCustomer.customer;
import static dev.orm.session.office.QInvoice.invoice;
import static dev.orm.session.office.QLabel.label;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.set;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.UniqueViolationException;
import dev.orm.session.office.Customer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What belongs to others is neither seen nor written. */
abstract class TenantContract extends FilterFixture {

    TenantContract(Mapping mapping) {
        super(mapping);
    }

    @Test
    @Tag("SEC-29")
    void aReferenceNeverLeadsToAnotherTenant() {
        run(session -> all(
                session,
                () -> session.execute(
                        update(invoice).set(invoice.customer().id, foreign).where(invoice.title.eq("kept")))));
        run(session -> {
            assertThat(session.query(select(invoice.title, invoice.customer().name)
                                    .from(invoice))
                            .single()
                            .get(1))
                    .isNull();
            assertThatThrownBy(() -> session.query(select(invoice).fetch(invoice.customer()))
                            .list())
                    .isInstanceOf(EntityNotFoundException.class);
        });
        run(session -> assertThatThrownBy(() ->
                        session.query(select(invoice)).single().getCustomer().getName())
                .isInstanceOf(EntityNotFoundException.class));
        // Without a generated class there is no reference to delete: the row is looked for at once.
        run(session -> assertThatThrownBy(() -> session.delete(session.reference(Customer.class, foreign)))
                .isInstanceOf(EntityNotFoundException.class));
    }

    @Test
    @Tag("SEC-29")
    @Tag("SESSION-27")
    void rowsBelongToTheTenantOfTheSession() {
        Customer made = call(session -> session.add(new Customer("dan")));
        assertThat(made.getTenant()).isEqualTo("red");
        run(session -> {
            session.execute(insertInto(label).set(label.name, "bulk").set(label.deleted, false));
            session.executeBatch(
                    List.of("one", "two"),
                    name -> insertInto(label).set(label.name, name).set(label.deleted, false));
            assertThat(session.query(select(label.tenant).from(label).where(label.name.in("bulk", "one", "two")))
                            .list())
                    .containsExactly("red", "red", "red");
        });
    }

    @Test
    @Tag("SEC-29")
    void nobodyWritesForAnotherTenant() {
        Customer foreigner = new Customer("mallory");
        foreigner.setTenant("blue");
        run(session -> {
            assertThatThrownBy(() -> session.add(foreigner))
                    .isInstanceOf(SessionException.class)
                    .hasMessageStartingWith("The new Customer belongs to another tenant than the session.");
            assertThatThrownBy(() -> session.execute(insertInto(label)
                            .set(label.name, "x")
                            .set(label.deleted, false)
                            .set(label.tenant, "blue")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("\"Label.tenant\" is the tenant, which the session sets.");
            assertThatThrownBy(() -> session.execute(insertInto(label)
                            .set(label.name, "x")
                            .set(label.deleted, false)
                            .set(label.id, 1L)
                            .onConflict(label.id)
                            .doUpdate(set(label.tenant, "blue"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("\"Label.tenant\" is the tenant, which the session sets.");
            assertThatThrownBy(() -> session.execute(
                            update(customer).set(customer.tenant, "blue").everyRow()))
                    .hasMessageStartingWith("\"Customer.tenant\" is the tenant");
        });
        assertThatThrownBy(() ->
                        run(session -> session.getOrThrow(Customer.class, ada).setTenant("blue")))
                .isInstanceOf(SessionException.class)
                .hasMessageStartingWith("The tenant of Customer#" + ada + " was changed in memory.");
        run(session -> session.without(Filter.TENANT, () -> session.add(foreigner)));
        assertThat(foreigner.getId()).isNotNull();
    }

    @Test
    @Tag("SEC-29")
    void aKeyOfTheProgramFindsNoRowThatIsHidden() {
        run(session -> {
            Customer mine = session.findOrCreate(customer("ada"), customer.code);
            assertThat(mine.getId()).isEqualTo(ada);
            session.lock(mine);
            assertThat(session.upsert(customer("ada"), customer.code)).isSameAs(mine);
        });
        for (String hidden : List.of("bob", "eve")) {
            assertThatThrownBy(() -> run(session -> session.findOrCreate(customer(hidden), customer.code)))
                    .isInstanceOf(UniqueViolationException.class);
        }
        Filter other = Filter.on(customer, customer.name.ne("ada"));
        assertThatThrownBy(() ->
                        run(session -> session.with(other, () -> session.findOrCreate(customer("ada"), customer.code))))
                .isInstanceOf(UniqueViolationException.class);
        run(session -> session.with(other, () -> {
            assertThat(session.get(Customer.class, ada)).isNull();
            return 0;
        }));
    }

    @Test
    @Tag("SEC-29")
    void mergingBringsNoRowOfAnotherTenant() {
        Customer theirs = call(session -> all(session, () -> session.getOrThrow(Customer.class, foreign)));
        theirs.setName("taken over");
        assertThatThrownBy(() -> run(session -> session.merge(theirs))).isInstanceOf(StaleEntityException.class);
        assertThat(text(session -> all(
                        session,
                        () -> session.getOrThrow(Customer.class, foreign).getName())))
                .isEqualTo("eve");
    }

    @Test
    @Tag("SEC-29")
    void withoutATenantNothingIsSeen() {
        tenant.set(null);
        run(session -> {
            for (Runnable statement : List.<Runnable>of(
                    () -> session.query(select(customer)).list(),
                    () -> session.get(Customer.class, ada),
                    () -> session.execute(deleteFrom(customer).everyRow()),
                    () -> session.add(new Customer("x")))) {
                assertThatThrownBy(statement::run)
                        .isInstanceOf(SessionException.class)
                        .hasMessageStartingWith("The session works for no tenant, and Customer has one.");
            }
        });
        assertThat(log.sent()).isEmpty();
        tenant.set(7);
        run(session -> assertThatThrownBy(() -> session.query(select(customer)).list())
                .hasMessageStartingWith("The tenant is a Integer, and attributes with @TenantId are of type String."));
    }
}
