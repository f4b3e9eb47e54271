package dev.orm.kit.suite.type;

import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.sumOfDecimals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.schema.Column;
import dev.orm.sql.node.TableRef;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Decimals: exact to the last digit when stored, compared, ordered and added up. */
public abstract class DecimalSuite extends TypeSuite {

    private static final SqlType<BigDecimal> MONEY = SqlType.decimal(15, 2);

    /** Made by a subclass. */
    protected DecimalSuite() {}

    private static BigDecimal[] numbers(String... texts) {
        return Stream.of(texts).map(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    @Test
    @Tag("CORE-46")
    void amountsOfMoney() {
        roundTrips(MONEY, numbers("0.00", "0.10", "-0.01", "9999999999999.99", "-9999999999999.99", "5.00"));
        orders(MONEY, numbers("-9999999999999.99", "-10.00", "-9.99", "0.00", "0.10", "9.00", "10.00"));
    }

    @Test
    @Tag("CORE-46")
    void moreDigitsThanADoubleHas() {
        roundTrips(
                SqlType.decimal(30, 10), numbers("12345678901234567890.0123456789", "0.0000000001", "-1.5000000000"));
        keeps(SqlType.decimal(38, 0), List.of(numbers("99999999999999999999999999999999999999", "-1")));
    }

    @Test
    void asManyDigitsAsTheStandardAsksForInAList() {
        roundTrips(SqlType.decimal(38, 0), numbers("99999999999999999999999999999999999999", "-1"));
    }

    @Test
    @Tag("CORE-46")
    void addsUpExactly() {
        TableRef ref = table(MONEY);
        Column<BigDecimal> column = valueColumn(ref, MONEY);
        for (int i = 0; i < 30; i++) {
            db.insert(ref.table(), List.of(KEY, column), new @Nullable Object[] {i, new BigDecimal("0.10")});
        }
        assertThat(db.value(select(sumOfDecimals(ref.column(column))).from(ref)))
                .isEqualTo(new BigDecimal("3.00"));
    }

    @Test
    @Tag("CORE-46")
    void refusesWhatDoesNotFitInsteadOfRounding() {
        SqlType<BigDecimal> type = SqlType.decimal(5, 2);
        TableRef ref = table(type);
        Column<BigDecimal> column = valueColumn(ref, type);
        for (BigDecimal bad : numbers("1.005", "1000.00", "1E+9")) {
            assertThatThrownBy(() -> db.insert(ref.table(), List.of(KEY, column), new @Nullable Object[] {1, bad}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("does not fit");
        }
        db.insert(ref.table(), List.of(KEY, column), new @Nullable Object[] {1, new BigDecimal("1.5000")});
        assertThat(db.value(select(ref.column(column)).from(ref))).isEqualTo(new BigDecimal("1.50"));
    }
}
