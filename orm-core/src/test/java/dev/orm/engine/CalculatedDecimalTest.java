package dev.orm.engine;

import static dev.orm.engine.People.AGE;
import static dev.orm.engine.People.NAME;
import static dev.orm.engine.People.PEOPLE;
import static dev.orm.engine.People.PERSON;
import static dev.orm.engine.People.SALARY;
import static dev.orm.engine.People.row;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.sumOfDecimals;
import static dev.orm.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.sql.NumberExpression;
import dev.orm.sql.node.ColumnRef;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prices times quantities: doubles would be off by a little, and so would be what is selected by them. */
@EachDatabase
class CalculatedDecimalTest {

    private static final ColumnRef<String> P_NAME = PERSON.column(NAME);
    private static final ColumnRef<Integer> P_QUANTITY = PERSON.column(AGE);
    private static final NumberExpression<BigDecimal> PRICE = number(PERSON.column(SALARY));

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        db.create(PEOPLE);
        db.insert(
                PEOPLE,
                List.of(NAME, AGE, SALARY, People.ACTIVE),
                row("three", 3, new BigDecimal("0.99"), true),
                row("one", 1, new BigDecimal("2.97"), true),
                row("eleven", 11, new BigDecimal("0.27"), true));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void equalsWhatItIsWorth() {
        assertThat(db.values(select(P_NAME)
                        .from(PERSON)
                        .where(PRICE.times(P_QUANTITY).eq(new BigDecimal("2.97")))
                        .orderBy(P_NAME.asc())))
                .containsExactly("eleven", "one", "three");
        assertThat(db.values(select(P_NAME)
                        .from(PERSON)
                        .where(PRICE.times(P_QUANTITY).lt(new BigDecimal("2.97")))))
                .isEmpty();
    }

    @Test
    void isInOrderWithItsEquals() {
        assertThat(db.values(select(P_NAME)
                        .from(PERSON)
                        .orderBy(PRICE.times(P_QUANTITY).desc(), P_NAME.asc())))
                .containsExactly("eleven", "one", "three");
        assertThat(db.values(select(P_NAME)
                        .from(PERSON)
                        .groupBy(P_NAME)
                        .orderBy(sumOfDecimals(PRICE.times(P_QUANTITY)).desc(), P_NAME.asc())))
                .containsExactly("eleven", "one", "three");
    }

    @Test
    void addsUpExactly() {
        assertThat(db.value(select(sumOfDecimals(PRICE.times(P_QUANTITY))).from(PERSON)))
                .isEqualTo(new BigDecimal("8.91"));
        assertThat(db.values(select(sumOfDecimals(PRICE.times(P_QUANTITY)))
                        .from(PERSON)
                        .having(sumOfDecimals(PRICE.times(P_QUANTITY)).eq(new BigDecimal("8.91")))))
                .hasSize(1);
    }

    @Test
    void keepsTheDigitsOfARate() {
        assertThat(db.values(select(P_NAME)
                        .from(PERSON)
                        .where(PRICE.times(new BigDecimal("0.175")).eq(new BigDecimal("0.17325")))))
                .containsExactly("three");
        assertThat(db.values(select(P_NAME)
                        .from(PERSON)
                        .where(PRICE.plus(new BigDecimal("0.001")).minus(PRICE).eq(new BigDecimal("0.001")))))
                .hasSize(3);
    }

    @Test
    void isRoundedToItsColumnWhenItIsStored() {
        db.run(update(PERSON).set(PRICE, PRICE.times(new BigDecimal("0.5"))).where(P_NAME.eq("three")));
        assertThat(db.value(select(PRICE).from(PERSON).where(P_NAME.eq("three"))))
                .isEqualTo(new BigDecimal("0.50"));
        assertThat(db.values(select(P_NAME).from(PERSON).where(PRICE.eq(new BigDecimal("0.50")))))
                .containsExactly("three");
        db.run(update(PERSON).set(PRICE, PRICE.times(new BigDecimal("-0.115"))).where(P_NAME.eq("one")));
        assertThat(db.value(select(PRICE).from(PERSON).where(P_NAME.eq("one")))).isEqualTo(new BigDecimal("-0.34"));
        db.run(update(PERSON).set(PRICE, PRICE.times(new BigDecimal("-2.5"))).where(P_NAME.eq("one")));
        assertThat(db.value(select(PRICE).from(PERSON).where(P_NAME.eq("one")))).isEqualTo(new BigDecimal("0.85"));
    }
}
