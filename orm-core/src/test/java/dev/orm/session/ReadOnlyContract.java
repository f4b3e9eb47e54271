package dev.orm.session;

import static dev.orm.session.QReadOnlyContract_Top.top;
import static dev.orm.sql.Sql.deleteFrom;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.mapping.ReadOnly;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Entities over a view. */
abstract class ReadOnlyContract extends EntityFixture {

    @Entity(name = "Sale")
    static class Sale {
        @Id
        @GeneratedValue
        private Long id;

        private String region;
        private int fiscalYear;
        private int amount;

        Sale() {}

        Sale(String region, int fiscalYear, int amount) {
            this.region = region;
            this.fiscalYear = fiscalYear;
            this.amount = amount;
        }
    }

    record TopKey(String region, int fiscalYear) {}

    @Entity(name = "Top")
    @Table(name = "top_sale")
    @IdClass(TopKey.class)
    @ReadOnly
    static class Top {
        @Id
        private String region;

        @Id
        private int fiscalYear;

        private int amount;

        int amount() {
            return amount;
        }
    }

    @Entity(name = "Report")
    static class Report {
        @Id
        @GeneratedValue
        private Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        private Top best;
    }

    ReadOnlyContract(Mapping mapping) {
        super(mapping, Sale.class, Top.class, Report.class);
    }

    @BeforeEach
    void createView() {
        run(session -> {
            session.unsafeSql("create view top_sale as select region, fiscal_year, max(amount) as amount from sale"
                            + " group by region, fiscal_year")
                    .update();
            session.addAll(List.of(
                    new Sale("north", 2025, 3),
                    new Sale("north", 2025, 5),
                    new Sale("north", 2026, 4),
                    new Sale("south", 2026, 9)));
        });
    }

    @Test
    @Tag("MAP-20")
    void aViewIsMappedByTheKeyThatIsDeclared() {
        Long id = call(session -> {
            Report report = session.add(new Report());
            report.best = session.getOrThrow(Top.class, new TopKey("north", 2025));
            session.flush();
            return report.id;
        });
        run(session -> {
            Top best = session.getOrThrow(Report.class, id).best;
            assertThat(best.amount()).isEqualTo(5);
            assertThat(session.get(Top.class, new TopKey("north", 2025))).isSameAs(best);
            assertThat(session.query(select(top).where(top.amount.gt(4)).orderBy(top.region.asc()))
                            .list())
                    .extracting(Top::amount)
                    .containsExactly(5, 9);
        });
        assertThat(models().tables()).extracting(table -> table.name().name()).containsExactly("sale", "report");
        assertThat(models().get(Report.class).table().foreignKeys()).isEmpty();
    }

    @Test
    @Tag("MAP-20")
    void nothingWritesIt() {
        TopKey key = new TopKey("south", 2026);
        assertThatThrownBy(() -> run(session -> session.add(new Top())))
                .isInstanceOf(SessionException.class)
                .hasMessage(
                        "A new Top was added, but Top is @ReadOnly: its rows come from a view or belong to another program."
                                + " Change what they are made of.");
        assertThatThrownBy(() -> run(session -> session.getOrThrow(Top.class, key).amount = 1))
                .isInstanceOf(SessionException.class)
                .hasMessageStartingWith("Top#[south, 2026] was changed, but Top is @ReadOnly");
        assertThatThrownBy(() -> run(session -> session.delete(session.getOrThrow(Top.class, key))))
                .isInstanceOf(SessionException.class)
                .hasMessageStartingWith("Top#[south, 2026] was deleted, but Top is @ReadOnly");
        assertThatThrownBy(() -> run(session ->
                        session.execute(update(top).set(top.amount, 1).everyRow())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Top is @ReadOnly, so no statement changes its rows. Change what they are made of.");
        assertThatThrownBy(() -> run(session -> session.execute(deleteFrom(top).everyRow())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
