package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.kit.suite.People.P_SALARY;
import static dev.orm.sql.Sql.abs;
import static dev.orm.sql.Sql.cast;
import static dev.orm.sql.Sql.coalesce;
import static dev.orm.sql.Sql.number;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.value;
import static dev.orm.sql.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orm.dialect.Capability;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.DataConversionException;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calculation with the same result on every database, {@code CASE} and {@code CAST}. */
public abstract class ArithmeticSuite extends Suite {

    /** Made by a subclass. */
    protected ArithmeticSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    private <T> @Nullable T ofAda(Expression<T> expression) {
        return db.value(select(expression).from(PERSON).where(P_NAME.eq("ada")));
    }

    private <T> @Nullable T ofCid(Expression<T> expression) {
        return db.value(select(expression).from(PERSON).where(P_NAME.eq("cid")));
    }

    @Test
    @Tag("CORE-08")
    void addsSubtractsAndMultiplies() {
        assertThat(ofAda(number(P_AGE).plus(4))).isEqualTo(40);
        assertThat(ofAda(number(P_AGE).minus(4).times(2))).isEqualTo(64);
        assertThat(ofAda(number(P_AGE).minus(number(P_AGE).minus(4)))).isEqualTo(4);
        assertThat(ofAda(abs(number(P_AGE).minus(50)))).isEqualTo(14);
        assertThat(ofCid(number(P_AGE).plus(4))).isNull();
    }

    @Test
    @Tag("CORE-08")
    void dividesTruly() {
        assertThat(ofAda(number(P_AGE).dividedBy(8))).isEqualTo(4.5);
        assertThat(ofAda(number(P_AGE).dividedBy(-8))).isEqualTo(-4.5);
        assertThat(ofAda(number(P_AGE).dividedBy(0))).isNull();
    }

    @Test
    @Tag("CORE-08")
    void calculatesDecimalsExactly() {
        assertThat(ofAda(number(P_SALARY).plus(new BigDecimal("0.90")))).isEqualTo(new BigDecimal("1001.00"));
        assertThat(ofAda(number(P_SALARY).times(new BigDecimal("3.00")))).isEqualTo(new BigDecimal("3000.3000"));
        assertThat(ofAda(number(P_SALARY).minus(new BigDecimal("1000.11")))).isEqualTo(new BigDecimal("-0.01"));
    }

    @Test
    @Tag("CORE-13")
    void choosesByCondition() {
        Expression<String> size = when(P_AGE.gt(30), "old").otherwise("young");
        assertThat(ofAda(size)).isEqualTo("old");
        assertThat(ofCid(size)).isEqualTo("young");
        assertThat(ofCid(coalesce(P_AGE, 7))).isEqualTo(7);
        assertThat(ofAda(coalesce(P_AGE, 7))).isEqualTo(36);
    }

    @Test
    @Tag("CORE-13")
    void casts() {
        assertThat(ofAda(cast(P_AGE, SqlType.TEXT))).isEqualTo("36");
        assertThat(ofAda(cast(P_AGE, SqlType.DOUBLE))).isEqualTo(36.0);
        assertThat(ofAda(cast(P_AGE, SqlType.decimal(10, 2)))).isEqualTo(new BigDecimal("36.00"));
        assertThat(ofCid(cast(P_AGE, SqlType.TEXT))).isNull();
    }

    @Test
    void aCastThatFailsIsAnErrorWhereTheDatabaseChecks() {
        Expression<Integer> cast = cast(P_NAME, SqlType.INTEGER);
        if (db.supports(Capability.CHECKED_CASTS)) {
            assertThatThrownBy(() -> ofAda(cast)).isInstanceOf(DataConversionException.class);
        } else {
            assertThatThrownBy(() -> ofAda(cast))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining(db.dialect().name());
        }
    }

    @Test
    @Tag("CORE-15")
    void aValueAloneHasItsType() {
        assertThat(ofAda(value(SqlType.BIGINT, 7L))).isEqualTo(7L);
        assertThat(ofAda(value(SqlType.TEXT, "x"))).isEqualTo("x");
        assertThat(ofAda(value(SqlType.BOOLEAN, true))).isEqualTo(true);
        assertThat(ofAda(value(SqlType.decimal(5, 2), new BigDecimal("1.50")))).isEqualTo(new BigDecimal("1.50"));
    }
}
