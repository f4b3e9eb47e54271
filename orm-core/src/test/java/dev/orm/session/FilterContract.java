package dev.orm.session;

import static dev.orm.session.office.QCustomer.customer;
import static dev.orm.session.office.QInvoice.invoice;
import static dev.orm.session.office.QLabel.label;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.cte;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.exists;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.session.office.Customer;
import dev.orm.session.office.Invoice;
import dev.orm.session.office.Label;
import dev.orm.session.office.QCustomer;
import dev.orm.sql.Cte;
import dev.orm.sql.Row;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is deleted or filtered is seen by no kind of statement. */
abstract class FilterContract extends FilterFixture {

    FilterContract(Mapping mapping) {
        super(mapping);
    }

    @Test
    @Tag("LOAD-12")
    void aQuerySeesWhatIsThere() {
        run(session -> {
            assertThat(session.query(select(customer)).list())
                    .extracting(Customer::getName)
                    .containsExactly("ada");
            assertThat(session.query(select(customer)).count()).isEqualTo(1);
            assertThat(session.query(select(count()).from(invoice)).single()).isEqualTo(1);
            assertThat(session.query(select(label.name).from(label)).list()).containsExactly("kept");
        });
        assertThat(log.sent().get(0))
                .isEqualTo(
                        "select customer.id, customer.version, customer.tenant, customer.deleted_at, customer.name, customer.code"
                                + " from customer as customer where customer.deleted_at is null and customer.tenant = ?");
        assertThat(stored(customer)).isEqualTo(3);
        assertThat(stored(invoice)).isEqualTo(4);
        assertThat(stored(label)).isEqualTo(4);
    }

    @Test
    @Tag("LOAD-12")
    @Tag("SEC-29")
    void aKeyFindsNothingThatIsHidden() {
        run(session -> {
            assertThat(session.get(Customer.class, ada)).isNotNull();
            assertThat(session.get(Customer.class, gone)).isNull();
            assertThat(session.find(Customer.class, foreign)).isEmpty();
            assertThatThrownBy(() -> session.getOrThrow(Customer.class, gone))
                    .isInstanceOf(EntityNotFoundException.class);
            // Not even where the session has the object.
            Customer deleted = session.without(Filter.SOFT_DELETE, () -> session.get(Customer.class, gone));
            assertThat(deleted.getDeletedAt()).isNotNull();
            assertThat(session.get(Customer.class, gone)).isNull();
            Customer theirs = session.without(Filter.TENANT, () -> session.get(Customer.class, foreign));
            assertThat(theirs.getTenant()).isEqualTo("blue");
            assertThat(session.get(Customer.class, foreign)).isNull();
        });
    }

    @Test
    @Tag("LOAD-12")
    void collectionsHoldWhatIsThere() {
        run(session -> {
            Customer there = session.getOrThrow(Customer.class, ada);
            assertThat(there.getInvoices()).extracting(Invoice::getTitle).containsExactly("kept");
            assertThat(there.getLabels()).extracting(Label::getName).containsExactly("kept");
            assertThat(there.getLabels().iterator().next().getCustomers()).containsExactly(there);
        });
        run(session -> {
            Customer there = session.query(
                            select(customer).fetch(customer.invoices, customer.labels.fetch(label.customers)))
                    .single();
            log.sent();
            assertThat(there.getInvoices()).hasSize(1);
            assertThat(there.getLabels()).hasSize(1);
            assertThat(there.getLabels().iterator().next().getCustomers()).hasSize(1);
            assertThat(log.sent()).isEmpty();
        });
        run(session -> {
            Customer there = session.query(select(customer)
                            .fetch(
                                    customer.invoices.where(invoice.total.gt(1)),
                                    customer.labels.orderBy(label.name.asc()).limit(9)))
                    .single();
            assertThat(there.getInvoices()).extracting(Invoice::getTitle).containsExactly("kept");
            assertThat(there.getLabels()).extracting(Label::getName).containsExactly("kept");
        });
    }

    @Test
    @Tag("LOAD-12")
    void joinsFindWhatIsThere() {
        run(session -> {
            assertThat(session.query(select(customer.name, invoice.title)
                                    .from(customer)
                                    .join(customer.invoices, invoice))
                            .list())
                    .hasSize(1);
            assertThat(session.query(select(customer.name, invoice.title)
                                    .from(customer)
                                    .join(invoice, invoice.total.gt(0)))
                            .list())
                    .hasSize(1);
            assertThat(session.query(select(customer.name, label.name)
                                    .from(customer)
                                    .crossJoin(label))
                            .list())
                    .hasSize(1);
            assertThat(session.query(select(customer.name, label.name)
                                    .from(customer)
                                    .join(customer.labels, label))
                            .list())
                    .hasSize(1);
            assertThat(session.query(select(invoice.title, customer.name)
                                    .from(invoice)
                                    .join(invoice.customer(), customer))
                            .list())
                    .hasSize(1);
        });
    }

    @Test
    void aLeftJoinKeepsItsRowAndShowsNothingThatIsHidden() {
        run(session -> {
            session.delete(session.getOrThrow(Customer.class, ada).getInvoices().get(0));
            session.execute(deleteFrom(label).everyRow());
            List<Row> invoices = session.query(
                            select(customer.name, invoice.title).from(customer).leftJoin(customer.invoices, invoice))
                    .list();
            assertThat(invoices).hasSize(1);
            assertThat(invoices.get(0).get(invoice.title)).isNull();
            List<Row> labels = session.query(
                            select(customer.name, label.name).from(customer).leftJoin(customer.labels, label))
                    .list();
            assertThat(labels).hasSize(1);
            assertThat(labels.get(0).get(label.name)).isNull();
        });
    }

    @Test
    @Tag("REL-16")
    @Tag("LOAD-12")
    void conditionsOnAssociationsLookAtWhatIsThere() {
        QCustomer other = customer.as("other");
        run(session -> {
            for (var hidden : List.of(
                    customer.invoices.any(invoice.title.eq("dropped")),
                    customer.labels.any(label.name.eq("dropped")),
                    customer.invoices.size().gt(1L),
                    customer.labels.size().gt(1L),
                    exists(select(invoice).where(invoice.title.eq("dropped"))),
                    exists(select(other).where(other.name.in("bob", "eve"))),
                    customer.id.in(select(invoice.customer().id).from(invoice).where(invoice.title.ne("kept"))))) {
                assertThat(session.query(select(customer).where(hidden)).list()).isEmpty();
                assertThat(session.query(select(customer).where(not(hidden))).list())
                        .hasSize(1);
            }
            session.execute(deleteFrom(invoice).everyRow());
            session.execute(deleteFrom(label).everyRow());
            assertThat(session.query(select(customer).where(customer.invoices.isEmpty(), customer.labels.isEmpty()))
                            .list())
                    .hasSize(1);
        });
    }

    @Test
    @Tag("LOAD-12")
    void queriesInsideOthersSeeWhatIsThere() {
        run(session -> {
            Cte names = cte("names").as(select(customer.name).from(customer));
            assertThat(session.query(select(names.column(customer.name)).from(names))
                            .list())
                    .containsExactly("ada");
            var table = select(invoice.title).from(invoice).as("t");
            assertThat(session.query(select(table.column(invoice.title)).from(table))
                            .list())
                    .containsExactly("kept");
            assertThat(session.query(select(customer.name)
                                    .from(customer)
                                    .unionAll(select(label.name).from(label)))
                            .list())
                    .containsExactlyInAnyOrder("ada", "kept");
        });
    }

    @Test
    @Tag("SESSION-25")
    @Tag("LOAD-12")
    void statementsThatWriteReachWhatIsThere() {
        run(session -> {
            assertThat(session.execute(update(invoice).set(invoice.total, 99).everyRow()))
                    .isEqualTo(1);
            assertThat(session.execute(update(customer).set(customer.name, "x").where(customer.id.in(gone, foreign))))
                    .isZero();
            assertThat(session.execute(deleteFrom(invoice).where(invoice.title.ne("kept"))))
                    .isZero();
            assertThat(session.executeBatch(
                            List.of("kept", "dropped"),
                            title -> update(invoice).set(invoice.total, 7).where(invoice.title.eq(title))))
                    .containsExactly(1, 0);
            assertThat(session.execute(deleteFrom(invoice).everyRow())).isEqualTo(1);
            assertThat(session.query(select(invoice)).list()).isEmpty();
        });
        assertThat(stored(invoice)).isEqualTo(4);
    }

    @Test
    void deletingIsAnUpdateWithTheVersion() {
        run(session -> {
            Customer there = session.getOrThrow(Customer.class, ada);
            session.delete(there);
            log.sent();
            session.flush();
            assertThat(log.sent())
                    .contains("update invoice set deleted = ? where id = ?")
                    .endsWith("update customer set deleted_at = ?, version = ? where id = ? and version = ?");
            assertThat(session.contains(there)).isFalse();
            assertThat(there.getDeletedAt()).isNotNull();
            assertThat(session.get(Customer.class, ada)).isNull();
        });
        assertThat(stored(customer)).isEqualTo(3);
        assertThat(number(session -> all(session, () -> (long)
                        session.getOrThrow(Customer.class, ada).getLabels().size())))
                .as("its links stay, so that it may come back")
                .isEqualTo(3);
    }

    @Test
    void deletingWhatSomebodyElseDeletedIsNoticed() {
        Customer stale = call(session -> session.getOrThrow(Customer.class, ada));
        run(session -> session.delete(session.getOrThrow(Customer.class, ada)));
        assertThatThrownBy(() -> run(session -> session.merge(stale))).isInstanceOf(StaleEntityException.class);
    }

    @Test
    void aRollbackBringsTheObjectBack() {
        run(session -> {
            Customer there = session.getOrThrow(Customer.class, ada);
            try (Session.NestedTransaction nested = session.beginNested()) {
                session.delete(there);
                session.flush();
                nested.rollback();
            }
            assertThat(there.getDeletedAt()).isNull();
            assertThat(session.contains(there)).isTrue();
            there.setName("ada again");
        });
        assertThat(text(session -> session.getOrThrow(Customer.class, ada).getName()))
                .isEqualTo("ada again");
    }

    @Test
    void whatWasDeletedComesBackByItsAttribute() {
        run(session -> session.without(Filter.SOFT_DELETE, () -> session.getOrThrow(Customer.class, gone))
                .setDeletedAt(null));
        assertThat(text(session -> session.getOrThrow(Customer.class, gone).getName()))
                .isEqualTo("bob");
    }

    @Test
    void withoutTheFilterRowsGoForGood() {
        run(session -> session.without(Filter.SOFT_DELETE, () -> {
            session.delete(session.getOrThrow(Customer.class, gone));
            session.flush();
            return session.execute(deleteFrom(invoice).where(invoice.deleted.isTrue()));
        }));
        assertThat(stored(customer)).isEqualTo(2);
        assertThat(stored(invoice)).isEqualTo(2);
    }

    @Test
    void deletingByStatementMarksRowsAndCountsTheVersion() {
        run(session -> {
            Customer there = session.getOrThrow(Customer.class, ada);
            int version = there.getVersion();
            log.sent();
            assertThat(session.execute(deleteFrom(customer).where(customer.name.eq("ada"))))
                    .isEqualTo(1);
            assertThat(there.getDeletedAt()).isNotNull();
            assertThat(there.getVersion()).isEqualTo(version + 1);
            assertThat(session.get(Customer.class, ada)).isNull();
        });
        assertThat(log.sent().get(0))
                .startsWith("update customer")
                .contains("set ")
                .contains("deleted_at = ?");
    }

    @Test
    void aReferenceToWhatWasDeletedIsFollowed() {
        Long kept =
                call(session -> session.query(select(invoice.id).from(invoice)).single());
        run(session -> session.execute(deleteFrom(customer).where(customer.id.eq(ada))));
        run(session -> {
            Invoice open = session.getOrThrow(Invoice.class, kept);
            assertThat(open.getCustomer().getName()).isEqualTo("ada");
            assertThat(open.getCustomer().getDeletedAt()).isNotNull();
            open.setTotal(11);
        });
        run(session -> {
            assertThat(session.query(select(invoice.customer().name).from(invoice))
                            .list())
                    .containsExactly("ada");
            assertThat(session.query(select(invoice).fetch(invoice.customer()))
                            .single()
                            .getCustomer()
                            .getName())
                    .isEqualTo("ada");
            assertThat(session.query(select(invoice)
                                    .where(invoice.customer().deletedAt.isNull()))
                            .list())
                    .isEmpty();
            assertThat(session.query(select(invoice).join(invoice.customer(), customer))
                            .list())
                    .isEmpty();
            assertThat(session.query(select(invoice).where(invoice.customer().has(customer.name.eq("ada"))))
                            .list())
                    .isEmpty();
        });
        assertThat(number(session -> session.query(
                                select(invoice).where(invoice.customer().id.eq(ada)))
                        .count()))
                .isEqualTo(1);
    }

    @Test
    @Tag("PAIN-25")
    void filtersCostNoCompiling() {
        run(session -> {
            session.query(select(customer)).list();
            session.get(Customer.class, gone);
            session.execute(update(invoice).set(invoice.total, 1).everyRow());
        });
        long before = sessions().engine().statementCache().misses();
        tenant.set("blue");
        run(session -> {
            assertThat(session.query(select(customer)).list())
                    .extracting(Customer::getName)
                    .containsExactly("eve");
            assertThat(session.get(Customer.class, gone)).isNull();
            assertThat(session.execute(update(invoice).set(invoice.total, 2).everyRow()))
                    .isEqualTo(1);
        });
        assertThat(sessions().engine().statementCache().misses()).isEqualTo(before);
    }

    @Test
    @Tag("LOAD-12")
    void aFilterOfTheProgramHoldsEverywhere() {
        run(session -> {
            session.getOrThrow(Customer.class, ada).getInvoices().add(new Invoice("large", 1000, null));
        });
        Filter large = Filter.on(invoice, invoice.total.ge(100));
        run(session -> session.with(large, () -> {
            assertThat(session.query(select(invoice.title).from(invoice)).list())
                    .containsExactly("large");
            Customer there = session.getOrThrow(Customer.class, ada);
            assertThat(there.getInvoices()).extracting(Invoice::getTitle).containsExactly("large");
            assertThat(session.query(select(customer).where(customer.invoices.any(invoice.title.eq("kept"))))
                            .list())
                    .isEmpty();
            assertThat(session.query(select(customer.invoices.size()).from(customer))
                            .single())
                    .isEqualTo(1);
            assertThat(session.execute(update(invoice).set(invoice.total, 200).everyRow()))
                    .isEqualTo(1);
            return session.without(large, () -> session.query(select(invoice)).list());
        }));
        run(session -> session.with(Filter.on(invoice, invoice.total.ge(10_000)), () -> {
            assertThat(session.query(select(invoice)).list())
                    .as("its own values")
                    .isEmpty();
            return 0;
        }));
        assertThat(number(session -> session.query(select(invoice)).count())).isEqualTo(2);
    }

    @Test
    void aFilterMayLookAtOtherEntitiesAndAtItsOwn() {
        Filter labelled = Filter.on(customer, customer.labels.any(label.name.eq("kept")));
        Filter unique = Filter.on(invoice, invoice.customer().name.ne("bob"));
        QCustomer other = customer.as("other");
        Filter only = Filter.on(customer, not(exists(select(other).where(other.id.gt(customer.id)))));
        run(session -> session.with(
                labelled,
                () -> session.with(
                        unique,
                        () -> session.with(only, () -> {
                            assertThat(session.query(select(customer)).list()).hasSize(1);
                            assertThat(session.query(select(invoice)).list()).hasSize(1);
                            assertThat(session.getOrThrow(Customer.class, ada).getInvoices())
                                    .hasSize(1);
                            assertThat(session.get(Customer.class, ada)).isNotNull();
                            return 0;
                        }))));
        run(session -> session.with(Filter.on(customer, customer.labels.none(label.name.eq("kept"))), () -> {
            assertThat(session.get(Customer.class, ada)).isNull();
            return 0;
        }));
    }

    @Test
    void aFilterOfTheFactoryHoldsInEverySession() {
        Filter none = Filter.on(invoice, invoice.total.lt(0));
        SessionFactory filtered = SessionFactory.builder(sessions().engine())
                .models(models())
                .tenant(() -> "red")
                .filter(none)
                .build();
        filtered.inTransactionWithoutResult(session -> {
            assertThat(session.query(select(invoice)).list()).isEmpty();
            assertThat(session.without(
                            none, () -> session.query(select(invoice)).list()))
                    .hasSize(1);
        });
        assertThat(number(session -> session.query(select(invoice)).count())).isEqualTo(1);
    }

    @Test
    void aStreamAndALockedRowAreFilteredToo() {
        run(session -> {
            try (Stream<Customer> customers = session.query(select(customer)).stream()) {
                assertThat(customers.map(Customer::getName)).containsExactly("ada");
            }
        });
    }

    @Test
    void aFullJoinIsRefused() {
        run(session -> assertThatThrownBy(() -> session.query(select(customer.name, label.name)
                                .from(customer)
                                .fullJoin(label, label.name.eq(customer.name)))
                        .list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A FULL JOIN of entities that a filter hides rows of"));
        assertThatThrownBy(() -> Filter.on(invoice.customer(), customer.name.eq("x")))
                .hasMessageStartingWith("\"invoice.customer\" leads along an association.");
    }
}
