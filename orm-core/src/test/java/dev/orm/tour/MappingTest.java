package dev.orm.tour;

import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static dev.orm.tour.QCustomer.customer;
import static dev.orm.tour.QMember.member;
import static dev.orm.tour.QReport.report;
import static dev.orm.tour.QSupplier.supplier;
import static dev.orm.tour.QWarehouse_Movement.movement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.engine.CheckViolationException;
import dev.orm.engine.Engine;
import dev.orm.engine.EngineConnection;
import dev.orm.reflect.ComparisonRules;
import dev.orm.reflect.SchemaComparison;
import dev.orm.schema.Schema;
import dev.orm.session.SessionFactory;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import dev.orm.tour.Member.Role;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The examples of docs/mapping.md. */
@EachDatabase
class MappingTest {

    @Test
    void callbacks(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions =
                        SessionFactory.builder(engine).entities(Note.class).build()) {
            sessions.schema().createMissing();
            Note note = new Note();
            note.text = "first";
            sessions.inTransactionWithoutResult(session -> session.add(note));
            assertThat(note.changedAt).isNotNull();
            assertThat(Note.Auditor.WRITTEN).contains("first");
        }
    }

    @Test
    void embeddedRecords(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions =
                        SessionFactory.builder(engine).entities(Customer.class).build()) {
            sessions.schema().createMissing();
            sessions.inTransactionWithoutResult(
                    session -> session.add(new Customer(new Customer.Address("Main", "Bern"))));
            sessions.inTransactionWithoutResult(session -> {
                Customer found = session.query(select(customer).where(customer.address.city.eq("Bern")))
                        .single();
                assertThat(found.address()).isEqualTo(new Customer.Address("Main", "Bern"));
                found.moveTo(new Customer.Address("Main", "Chur"));
            });
        }
    }

    @Test
    void classesOfALibrary(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions = SessionFactory.builder(engine)
                        .entities(SupplierMapping.class)
                        .build()) {
            sessions.schema().createMissing();
            sessions.inTransactionWithoutResult(session -> session.add(new Supplier("ada")));
            sessions.inTransactionWithoutResult(session -> assertThat(
                            session.query(select(supplier).where(supplier.name.eq("ada")))
                                    .single()
                                    .getNumber())
                    .isNotNull());
        }
    }

    @Test
    void idsFromSequences(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions =
                        SessionFactory.builder(engine).entities(Invoice.class).build()) {
            sessions.schema().createMissing();
            Invoice invoice = new Invoice("first");
            sessions.inTransactionWithoutResult(session -> session.add(invoice));
            assertThat(invoice.id()).isIn(1L, 1000L);
        }
    }

    @Test
    void rulesOfForeignKeys(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions = SessionFactory.builder(engine)
                        .entities(Invoice.class, Invoice.Line.class)
                        .build()) {
            sessions.schema().createMissing();
            Invoice invoice = new Invoice("first");
            sessions.inTransactionWithoutResult(session -> {
                session.add(invoice);
                session.add(new Invoice.Line(invoice));
            });
            sessions.inTransactionWithoutResult(
                    session -> session.delete(session.getOrThrow(Invoice.class, invoice.id())));
            assertThat(sessions.<List<Invoice.Line>>inReadOnlyTransaction(
                            session -> session.query(select(QInvoice_Line.line)).list()))
                    .isEmpty();
        }
    }

    @Test
    @Tag("SCHEMA-02")
    void checkConstraints(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions =
                        SessionFactory.builder(engine).entities(Loan.class).build()) {
            sessions.schema().createMissing();
            sessions.schema().validate();
            LocalDate day = LocalDate.of(2026, 11, 26);
            sessions.inTransactionWithoutResult(session -> session.add(new Loan(day, day.plusDays(1), 1)));
            assertThatThrownBy(() -> sessions.inTransactionWithoutResult(
                            session -> session.add(new Loan(day, day.minusDays(1), 1))))
                    .isInstanceOf(CheckViolationException.class);
            assertThatThrownBy(() -> sessions.inTransactionWithoutResult(session -> session.add(new Loan(day, day, 0))))
                    .isInstanceOf(CheckViolationException.class);
            try (EngineConnection connection = engine.connect(true)) {
                assertThat(SchemaComparison.compareOnServer(
                                connection, Schema.of(sessions.models().tables()), ComparisonRules.NONE))
                        .isEmpty();
            }
        }
    }

    @Test
    void collectionsOfValues(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions =
                        SessionFactory.builder(engine).entities(Member.class).build()) {
            sessions.schema().createMissing();
            Member ada = new Member();
            ada.roles.add(Role.EDITOR);
            ada.titles.add("Dr");
            ada.awards.add(new Member.Award("Nobel", 2020));
            sessions.inTransactionWithoutResult(session -> {
                session.add(ada);
                session.add(new Member());
            });
            sessions.inTransactionWithoutResult(session -> {
                List<Member> editors = session.query(select(member).where(member.roles.contains(Role.EDITOR)))
                        .list();
                List<Member> doctors = session.query(select(member)
                                .where(member.titles.any(title -> title.startsWith("Dr")))
                                .fetch(member.roles))
                        .list();
                assertThat(editors).singleElement().isSameAs(doctors.get(0));
                List<Member> laureates = session.query(select(member)
                                .where(member.awards.any(
                                        one -> one.name.eq("Nobel").and(one.year.ge(2000)))))
                        .list();
                assertThat(laureates).containsExactly(editors.get(0));
                QMember.AwardElement award = member.awards.element("award");
                List<Integer> years = session.query(select(award.year)
                                .from(member)
                                .join(member.awards, award)
                                .orderBy(award.year.asc()))
                        .list();
                assertThat(years).containsExactly(2020);
            });
        }
    }

    @Test
    void lazyAttributes(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions =
                        SessionFactory.builder(engine).entities(Report.class).build()) {
            sessions.schema().createMissing();
            sessions.inTransactionWithoutResult(session -> session.add(new Report("May", "All is well.")));
            List<Report> read = sessions.inReadOnlyTransaction(session -> {
                List<Report> reports =
                        session.query(select(report).fetch(report.text)).list();
                return reports;
            });
            assertThat(read.get(0).getText()).isEqualTo("All is well.");
            assertThat(read.get(0).isLong()).isFalse();
        }
    }

    @Test
    void sqlAtAnEntity(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions =
                        SessionFactory.builder(engine).entities(Track.class).build()) {
            sessions.schema().createMissing();
            sessions.inTransactionWithoutResult(
                    session -> session.addAll(List.of(new Track("Coda", 500), new Track("Intro", 40))));
            sessions.inTransactionWithoutResult(session -> {
                List<Track> tracks = session.namedSql("Track.longerThan")
                        .bind("seconds", 300)
                        .entities(Track.class);
                long cut = session.namedSql("Track.shorten").bind("most", 180).update();
                assertThat(tracks).extracting(track -> track.title).containsExactly("Coda");
                assertThat(cut).isEqualTo(1);
                assertThat(tracks.get(0).seconds).isEqualTo(180);
            });
        }
    }

    @Test
    void idsOfSeveralAttributes(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions = SessionFactory.builder(engine)
                        .entities(Museum.Visitor.class, Museum.Ticket.class, Museum.Membership.class)
                        .build()) {
            sessions.schema().createMissing();
            Museum.Visitor ada = new Museum.Visitor();
            sessions.inTransactionWithoutResult(session -> {
                session.add(ada);
                session.add(new Museum.Ticket(ada, 2026, "day"));
                session.add(new Museum.Membership(ada));
            });
            sessions.inTransactionWithoutResult(session -> {
                Museum.Ticket ticket = session.getOrThrow(Museum.Ticket.class, new Museum.TicketKey(ada.id, 2026));
                assertThat(ticket.kind).isEqualTo("day");
                assertThat(session.find(Museum.Membership.class, ada.id)).isPresent();
            });
        }
    }

    @Test
    void entitiesThatShareATable(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions = SessionFactory.builder(engine)
                        .entities(Billing.Payment.class, Billing.CardPayment.class, Billing.Transfer.class)
                        .build()) {
            sessions.schema().createMissing();
            QBilling_Payment payment = QBilling_Payment.payment;
            QBilling_CardPayment cardPayment = QBilling_CardPayment.cardPayment;
            sessions.inTransactionWithoutResult(session -> {
                session.add(new Billing.CardPayment("ada", "4242"));
                session.add(new Billing.Transfer("bob", "DE00"));
            });
            sessions.inTransactionWithoutResult(session -> {
                List<Billing.Payment> payments = session.query(select(payment).orderBy(payment.payer.asc()))
                        .list();
                List<Billing.CardPayment> cards =
                        session.query(select(cardPayment)).list();
                List<String> payers = session.query(select(payment.payer)
                                .from(payment)
                                .where(payment.isOf(Billing.Transfer.class)
                                        .or(cardPayment.as("payment").lastDigits.eq("4242"))))
                        .list();
                assertThat(((Billing.Transfer) payments.get(1)).iban()).isEqualTo("DE00");
                assertThat(cards.get(0).lastDigits()).isEqualTo("4242");
                assertThat(payers).containsExactlyInAnyOrder("ada", "bob");
                assertThat(payments).extracting(Billing.Payment::payer).containsExactly("ada", "bob");
            });
        }
    }

    @Test
    void entitiesWhoseTablesAreJoined(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions = SessionFactory.builder(engine)
                        .entities(Workshop.Asset.class, Workshop.Machine.class)
                        .build()) {
            sessions.schema().createMissing();
            sessions.schema().validate();
            sessions.inTransactionWithoutResult(session -> session.add(new Workshop.Machine("lathe", "L-7")));
            sessions.inTransactionWithoutResult(session -> {
                Workshop.Asset asset =
                        session.query(select(QWorkshop_Asset.asset)).single();
                assertThat(asset.label()).isEqualTo("lathe");
                assertThat(((Workshop.Machine) asset).serial()).isEqualTo("L-7");
            });
        }
    }

    @Test
    void entitiesOfWhichEachClassHasATable(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions = SessionFactory.builder(engine)
                        .entities(Warehouse.Movement.class, Warehouse.Delivery.class, Warehouse.Removal.class)
                        .build()) {
            sessions.schema().createMissing();
            sessions.schema().validate();
            sessions.inTransactionWithoutResult(session ->
                    session.addAll(List.of(new Warehouse.Delivery(5, "Ada & Sons"), new Warehouse.Removal(2))));
            sessions.inTransactionWithoutResult(session -> {
                List<Warehouse.Movement> movements = session.query(
                                select(movement).orderBy(movement.pieces.asc()))
                        .list();
                assertThat(movements).hasExactlyElementsOfTypes(Warehouse.Removal.class, Warehouse.Delivery.class);
                assertThat(movements)
                        .doesNotHaveDuplicates()
                        .extracting(Warehouse.Movement::id)
                        .doesNotHaveDuplicates();
                long changed = session.execute(update(movement)
                        .set(movement.pieces, movement.pieces.plus(1))
                        .everyRow());
                assertThat(changed).isEqualTo(2);
                assertThat(movements).extracting(Warehouse.Movement::pieces).containsExactly(3, 6);
            });
        }
    }

    @Test
    void columnsInASecondTable(TestDatabase database) {
        try (Engine engine = Engine.create(database.dataSource());
                SessionFactory sessions = SessionFactory.builder(engine)
                        .entities(Leasing.Lease.class)
                        .build()) {
            sessions.schema().createMissing();
            sessions.schema().validate();
            sessions.inTransactionWithoutResult(session -> session.add(new Leasing.Lease("flat", "Pay")));
            sessions.inTransactionWithoutResult(session -> assertThat(
                            session.query(select(QLeasing_Lease.lease)).single().body())
                    .isEqualTo("Pay"));
        }
    }
}
