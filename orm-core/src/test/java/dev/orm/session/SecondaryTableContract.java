package dev.orm.session;

import static dev.orm.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orm.engine.TransactionOptions;
import dev.orm.sql.Sql;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entities some of whose columns are in a second table. */
abstract class SecondaryTableContract extends EntityFixture {

    private static final QSecondaryTableContract_Contract contract = QSecondaryTableContract_Contract.contract;
    private static final QSecondaryTableContract_Lawyer lawyer = QSecondaryTableContract_Lawyer.lawyer;

    SecondaryTableContract(Mapping mapping) {
        super(mapping, Contract.class, Lawyer.class);
    }

    @Embeddable
    static class Clause {
        String text;
        Integer pages;

        Clause() {}

        Clause(String text, Integer pages) {
            this.text = text;
            this.pages = pages;
        }
    }

    @Entity
    static class Lawyer {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @OneToMany(mappedBy = "lawyer")
        Set<Contract> contracts = new HashSet<>();

        Lawyer() {}

        Lawyer(String name) {
            this.name = name;
        }
    }

    @Entity
    @SecondaryTable(
            name = "contract_text",
            pkJoinColumns = @PrimaryKeyJoinColumn(name = "contract_id"),
            indexes = @Index(columnList = "clause_text"),
            comment = "What is written")
    @SecondaryTable(name = "contract_terms")
    static class Contract {
        @Id
        @GeneratedValue
        Long id;

        @Version
        int version;

        String title;

        @AttributeOverride(name = "text", column = @Column(name = "clause_text", table = "contract_text"))
        @AttributeOverride(name = "pages", column = @Column(name = "pages", table = "contract_text"))
        Clause clause;

        @Column(table = "contract_terms", unique = true)
        String number;

        @Column(table = "contract_terms")
        int months;

        @ManyToOne
        @JoinColumn(name = "lawyer_id", table = "contract_terms")
        Lawyer lawyer;

        Contract() {}

        Contract(String title) {
            this.title = title;
        }
    }

    @BeforeEach
    void fill() {
        run(session -> {
            Lawyer ada = session.add(new Lawyer("ada"));
            Contract rent = new Contract("rent");
            rent.clause = new Clause("pay", 3);
            rent.number = "R1";
            rent.months = 12;
            rent.lawyer = ada;
            session.add(rent);
            session.add(new Contract("loan"));
        });
        log.sent();
    }

    private Contract find(Session session, String title) {
        return session.query(select(contract).where(contract.title.eq(title))).single();
    }

    private static long count(Session session, String table) {
        return session.unsafeSql("select count(*) from " + table)
                .list(Long.class)
                .get(0);
    }

    @Test
    void rowsAreReadFromAllTables() {
        run(session -> {
            Contract rent = find(session, "rent");
            assertThat(log.sent().get(0))
                    .isEqualTo(
                            "select contract.id, contract.version, contract.title, contract_contract_text.clause_text,"
                                    + " contract_contract_text.pages, contract_contract_terms.number, contract_contract_terms.months,"
                                    + " contract_contract_terms.lawyer_id from contract as contract"
                                    + " left join contract_text as contract_contract_text on contract_contract_text.contract_id = contract.id"
                                    + " left join contract_terms as contract_contract_terms on contract_contract_terms.id = contract.id"
                                    + " where contract.title = ? limit ?");
            assertThat(rent.clause.text).isEqualTo("pay");
            assertThat(rent.months).isEqualTo(12);
            assertThat(rent.lawyer.name).isEqualTo("ada");
            assertThat(rent.lawyer.contracts).containsExactly(rent);
            assertThat(session.isModified(rent)).isFalse();
        });
        run(session -> assertThat(session.query(select(contract.title)
                                .from(contract)
                                .where(contract.lawyer().name.eq("ada"), contract.clause.pages.gt(2)))
                        .list())
                .containsExactly("rent"));
        run(session -> assertThat(
                        session.query(select(contract.title).from(contract).orderBy(contract.number.asc()))
                                .list())
                .containsExactly("rent", "loan"));
        assertThat(rows(session -> session.query(
                                select(lawyer.name).from(lawyer).where(lawyer.contracts.any(contract.months.eq(12))))
                        .list()))
                .containsExactly("ada");
    }

    @Test
    void onlyTheTablesOfChangedColumnsAreWritten() {
        run(session -> {
            Contract rent = find(session, "rent");
            log.sent();
            rent.months = 24;
            session.flush();
            assertThat(log.sent())
                    .containsExactly(
                            "update contract set version = ? where id = ? and version = ?",
                            "update contract_terms set months = ? where id = ?");
            rent.clause = new Clause("more", 4);
            rent.title = "rents";
            session.flush();
            assertThat(log.sent())
                    .containsExactly(
                            "update contract set title = ?, version = ? where id = ? and version = ?",
                            "update contract_text set clause_text = ?, pages = ? where contract_id = ?");
        });
        run(session -> {
            Contract rents = find(session, "rents");
            assertThat(rents.months).isEqualTo(24);
            assertThat(rents.clause.pages).isEqualTo(4);
            session.delete(rents);
            session.flush();
            assertThat(count(session, "contract_text")).isOne();
            assertThat(count(session, "contract_terms")).isOne();
        });
    }

    @Test
    void aRowThatIsMissingIsEmptyAndIsInsertedWhenSomethingIsSet() {
        run(session -> {
            session.unsafeSql("delete from contract_text").update();
            session.unsafeSql("delete from contract_terms").update();
        });
        run(session -> {
            Contract rent = find(session, "rent");
            assertThat(rent.clause == null || rent.clause.text == null).isTrue();
            assertThat(rent.lawyer).isNull();
            assertThat(rent.months).isZero();
            assertThat(session.isModified(rent)).isFalse();
            rent.number = "R2";
        });
        run(session -> {
            assertThat(find(session, "rent").number).isEqualTo("R2");
            assertThat(count(session, "contract_text")).isZero();
            assertThat(count(session, "contract_terms")).isOne();
            session.delete(find(session, "rent"));
        });
        assertThat(number(session -> count(session, "contract_terms"))).isZero();
    }

    @Test
    void statementsChangeOneTableAndDeleteFromAll() {
        run(session -> {
            Contract rent = find(session, "rent");
            assertThat(session.execute(Sql.update(contract)
                            .set(contract.months, 6)
                            .where(contract.title.eq("rent"), contract.clause.pages.eq(3))))
                    .isOne();
            assertThat(rent.months).isEqualTo(6);
            assertThat(session.execute(Sql.deleteFrom(contract).where(contract.number.eq("R1"))))
                    .isOne();
            assertThat(session.contains(rent)).isFalse();
            for (String table : List.of("contract", "contract_text", "contract_terms")) {
                assertThat(count(session, table)).as(table).isOne();
            }
        });
    }

    @Test
    void uniqueValuesOfASecondTablePassOn() {
        run(session -> find(session, "loan").number = "L1");
        run(session -> {
            Contract loan = find(session, "loan");
            Contract rent = find(session, "rent");
            loan.number = "R1";
            rent.number = "L1";
        });
        assertThat(text(session -> find(session, "rent").number)).isEqualTo("L1");
    }

    @Test
    void aStaleChangeOfASecondTableIsRefused() {
        try (Session first = sessions().openSession()) {
            first.begin(TransactionOptions.READ_WRITE);
            Contract rent = find(first, "rent");
            first.commit();
            run(session -> find(session, "rent").title = "rents");
            first.begin(TransactionOptions.READ_WRITE);
            rent.months = 1;
            assertThatExceptionOfType(StaleEntityException.class).isThrownBy(first::flush);
            first.rollback();
        }
    }
}
