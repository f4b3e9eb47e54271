package dev.orm.session;

import static dev.orm.sql.Sql.excluded;
import static dev.orm.sql.Sql.insertInto;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.set;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.engine.Engine;
import dev.orm.engine.internal.StatementKey;
import dev.orm.sql.BindCollector;
import dev.orm.sql.Update;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Statements over entities set foreign keys, by the id behind an association or by an entity, whose id each database stores in its own way. */
@EachDatabase
class ForeignKeyTest {

    @Entity
    static class Money {
        @Id
        UUID code;

        String name;

        static Money of(String code) {
            Money money = new Money();
            money.code = code == null ? null : id(code);
            money.name = String.valueOf(code);
            return money;
        }
    }

    @Entity
    static class Rate {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "money_code")
        Money money;

        @jakarta.persistence.Column(name = "day_no")
        int day;

        int cents;
    }

    @Entity
    static class Quote {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne
        @JoinColumn(name = "money_code", unique = true)
        Money money;

        int cents;
    }

    private static final QForeignKeyTest_Quote quote = QForeignKeyTest_Quote.quote;
    private static final QForeignKeyTest_Rate rate = QForeignKeyTest_Rate.rate;
    private static final UUID EUR = id("EUR");
    private static final UUID CHF = id("CHF");

    private static UUID id(String code) {
        return UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8));
    }

    private Engine engine;
    private SessionFactory sessions;

    @BeforeEach
    void open(TestDatabase database) {
        engine = Engine.create(database.dataSource());
        sessions = SessionFactory.builder(engine)
                .entities(Money.class, Rate.class, Quote.class)
                .build();
        sessions.schema().createMissing();
        sessions.inTransactionWithoutResult(session -> {
            session.add(Money.of("EUR"));
            session.add(Money.of("CHF"));
        });
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private List<UUID> currencies() {
        return sessions.inTransaction(
                session -> session.query(select(rate.money().code).from(rate).orderBy(rate.id.asc()))
                        .list());
    }

    @Test
    @Tag("CORE-33")
    @Tag("CORE-34")
    @Tag("CORE-41")
    void theIdBehindAnAssociationIsAColumn() {
        sessions.inTransactionWithoutResult(session -> {
            session.execute(insertInto(rate)
                    .set(rate.id, 1L)
                    .set(rate.money().code, EUR)
                    .set(rate.day, 1)
                    .set(rate.cents, 100));
            session.execute(insertInto(rate)
                    .columns(rate.id, rate.money().code, rate.day, rate.cents)
                    .values(2L, CHF, 1, 95)
                    .values(3L, null, 1, 0));
            assertThat(session.query(insertInto(rate)
                                    .columns(rate.id, rate.money().code, rate.day, rate.cents)
                                    .select(select(rate.id.plus(10L), rate.money().code, rate.day.plus(1), rate.cents)
                                            .from(rate)
                                            .where(rate.id.eq(2L)))
                                    .returning(rate.money().code))
                            .list())
                    .containsExactly(CHF);
        });
        assertThat(currencies()).containsExactly(EUR, CHF, null, CHF);
        sessions.inTransactionWithoutResult(session -> {
            assertThat(session.execute(update(rate)
                            .set(rate.money().code, EUR)
                            .where(rate.money().code.eq(CHF), rate.day.eq(2))))
                    .isEqualTo(1);
            assertThat(session.execute(
                            update(rate).set(rate.money().code, (UUID) null).where(rate.id.eq(2L))))
                    .isEqualTo(1);
        });
        assertThat(currencies()).containsExactly(EUR, null, null, EUR);
    }

    @Test
    @Tag("CORE-39")
    void itIsAKeyAndAnAssignmentOfAConflict() {
        sessions.inTransactionWithoutResult(session -> {
            for (int cents : new int[] {100, 20, 3}) {
                session.execute(insertInto(quote)
                        .columns(quote.money().code, quote.cents)
                        .values(EUR, cents)
                        .onConflict(quote.money().code)
                        .doUpdate(set(quote.cents, quote.cents.plus(excluded(quote.cents)))));
            }
            assertThat(session.query(select(quote.cents).from(quote)).list()).containsExactly(123);
            session.execute(insertInto(quote)
                    .set(quote.money(), Money.of("EUR"))
                    .set(quote.cents, 7)
                    .onConflict(quote.money().code)
                    .doUpdate(quote.money().code, quote.cents));
            session.execute(insertInto(quote)
                    .set(quote.money().code, EUR)
                    .set(quote.cents, 8)
                    .onConflict(quote.money().code)
                    .doUpdate(set(quote.money().code, excluded(quote.money().code))));
            assertThat(session.query(select(quote.cents, quote.money().code).from(quote))
                            .single()
                            .toString())
                    .contains("7", EUR.toString());
        });
    }

    @Test
    @Tag("CORE-33")
    @Tag("CORE-35")
    @Tag("CORE-40")
    void anAssociationIsSetToAnEntity() {
        sessions.inTransactionWithoutResult(session -> {
            Money usd = Money.of("USD");
            session.add(usd);
            Money eur = session.get(Money.class, EUR);
            List<Money> each = Arrays.asList(usd, eur, null);
            long[] counts = session.executeBatch(
                    List.of(0, 1, 2),
                    i -> insertInto(rate)
                            .set(rate.id, (long) i)
                            .set(rate.money(), each.get(i))
                            .set(rate.day, i)
                            .set(rate.cents, i));
            assertThat(counts).hasSize(3);
        });
        assertThat(currencies()).containsExactly(id("USD"), EUR, null);
        sessions.inTransactionWithoutResult(session -> {
            for (Money money : Arrays.asList(session.get(Money.class, CHF), null, Money.of("EUR"))) {
                assertThat(session.execute(update(rate).set(rate.money(), money).where(rate.cents.eq(0))))
                        .isEqualTo(1);
                assertThat(session.query(select(rate.money().code).from(rate).where(rate.cents.eq(0)))
                                .single())
                        .isEqualTo(money == null ? null : money.code);
            }
            if (engine.dialect().supports(Capability.UPDATE_RETURNING)) {
                assertThat(session.query(update(rate)
                                        .set(rate.money(), Money.of("CHF"))
                                        .where(rate.cents.eq(1))
                                        .returning(rate.money().code))
                                .list())
                        .containsExactly(CHF);
            }
        });
        assertThat(currencies()).first().isEqualTo(EUR);
    }

    /** A statement is compiled once for all entities, and the cache keeps none of them alive. */
    @Test
    @Tag("CORE-50")
    void theEntityIsNoPartOfTheStatement() {
        Update euro = update(rate).set(rate.money(), Money.of("EUR")).everyRow();
        Update none = update(rate).set(rate.money(), null).everyRow();
        assertThat(euro).isEqualTo(none).hasSameHashCodeAs(none);
        BindCollector kept = BindCollector.indexing(StatementKey.of(euro));
        assertThat(kept.size()).isEqualTo(1);
        assertThat(kept.values()[0]).isNull();
    }

    @Test
    @Tag("CORE-40")
    @SuppressWarnings({"unchecked", "rawtypes"})
    void whatCannotBeSetIsRefused() {
        sessions.inTransactionWithoutResult(session -> {
            assertThatThrownBy(() -> session.execute(
                            update(rate).set(rate.money(), Money.of(null)).everyRow()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\" is set to a Money that has no id yet");
            assertThatThrownBy(() ->
                            session.execute(insertInto(rate).set(rate.id, 1L).set(rate.money(), Money.of(null))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has no id yet");
            assertThatThrownBy(() -> session.execute(update(rate)
                            .set((dev.orm.sql.EntityPath) rate.money(), new Rate())
                            .everyRow()))
                    .hasMessageContaining("cannot be set to a " + Rate.class.getTypeName());
            assertThatThrownBy(() ->
                            session.execute(update(rate).set(rate, new Rate()).everyRow()))
                    .hasMessageContaining("not an association");
            assertThatThrownBy(() -> session.execute(
                            update(rate).set(rate.money().name, "x").everyRow()))
                    .hasMessageContaining("attribute of another entity");
            assertThatThrownBy(() -> session.execute(
                            insertInto(rate).columns(rate.id, rate.money().name).values(1L, "x")))
                    .hasMessageContaining("attribute of another entity");
            assertThatThrownBy(() -> session.execute(insertInto(rate)
                            .columns(rate.id)
                            .values(1L)
                            .onConflict(rate.money().name)
                            .doNothing()))
                    .hasMessageContaining("attribute of another entity");
        });
        assertThat(currencies()).isEmpty();
    }
}
