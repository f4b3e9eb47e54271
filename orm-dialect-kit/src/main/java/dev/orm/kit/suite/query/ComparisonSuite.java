package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_ACTIVE;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.kit.suite.People.P_SALARY;
import static dev.orm.sql.Sql.all;
import static dev.orm.sql.Sql.not;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Condition;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Comparisons and their combination, with {@code NULL} among the values. */
public abstract class ComparisonSuite extends Suite {

    /** Made by a subclass. */
    protected ComparisonSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    private List<String> names(Condition condition) {
        return db.list(select(P_NAME).from(PERSON).where(condition).orderBy(P_NAME.asc()));
    }

    @Test
    @Tag("CORE-05")
    void comparesByEachOperator() {
        assertThat(names(P_AGE.eq(25))).containsExactly("bob", "dan");
        assertThat(names(P_AGE.ne(25))).containsExactly("ada");
        assertThat(names(P_AGE.gt(25))).containsExactly("ada");
        assertThat(names(P_AGE.ge(25))).containsExactly("ada", "bob", "dan");
        assertThat(names(P_AGE.lt(36))).containsExactly("bob", "dan");
        assertThat(names(P_AGE.le(25))).containsExactly("bob", "dan");
        assertThat(names(P_AGE.between(30, 40))).containsExactly("ada");
    }

    @Test
    @Tag("CORE-05")
    void nullIsNeitherEqualNorUnequal() {
        assertThat(names(P_AGE.eq(P_AGE))).containsExactly("ada", "bob", "dan");
        assertThat(names(P_AGE.ne(P_AGE))).isEmpty();
        assertThat(names(P_AGE.isNull())).containsExactly("cid");
        assertThat(names(P_AGE.isNotNull())).containsExactly("ada", "bob", "dan");
        assertThat(names(not(P_AGE.eq(25)))).containsExactly("ada");
    }

    @Test
    @Tag("CORE-05")
    void isDistinctFromTakesNullForAValue() {
        assertThat(names(P_AGE.isDistinctFrom(value(SqlType.INTEGER, 25)))).containsExactly("ada", "cid");
        assertThat(names(not(P_AGE.isDistinctFrom(value(SqlType.INTEGER, 25))))).containsExactly("bob", "dan");
        assertThat(names(P_AGE.isDistinctFrom(P_AGE))).isEmpty();
    }

    @Test
    @Tag("CORE-05")
    void comparesNumbersByValueNotByDigits() {
        assertThat(names(P_SALARY.eq(new BigDecimal("1000.1")))).containsExactly("ada");
        assertThat(names(P_SALARY.eq(new BigDecimal("1000.1000")))).containsExactly("ada");
        assertThat(names(P_SALARY.eq(new BigDecimal("1000.1001")))).isEmpty();
        assertThat(names(P_SALARY.gt(new BigDecimal("999")))).containsExactly("ada", "bob");
    }

    @Test
    @Tag("CORE-15")
    void comparesBooleans() {
        assertThat(names(P_ACTIVE.eq(true))).containsExactly("ada", "cid");
        assertThat(names(P_ACTIVE.ne(true))).containsExactly("bob", "dan");
        assertThat(names(P_ACTIVE.eq(false).or(P_NAME.eq("cid")))).containsExactly("bob", "cid", "dan");
    }

    @Test
    @Tag("CORE-04")
    void keepsTheMeaningOfNestedConditions() {
        Condition young = P_AGE.lt(30);
        Condition active = P_ACTIVE.eq(true);
        assertThat(names(young.or(active).and(P_NAME.ne("bob")))).containsExactly("ada", "cid", "dan");
        assertThat(names(young.and(P_NAME.ne("bob")).or(active))).containsExactly("ada", "cid", "dan");
        assertThat(names(not(young.or(active)))).isEmpty();
        assertThat(names(not(young.and(P_NAME.eq("bob"))).and(P_AGE.isNotNull())))
                .containsExactly("ada", "dan");
        assertThat(names(not(not(active)))).containsExactly("ada", "cid");
    }

    @Test
    @Tag("CORE-04")
    void takesThousandsOfConditions() {
        Condition any = P_AGE.eq(0);
        for (int i = 1; i < 2000; i++) {
            any = any.or(P_AGE.eq(i));
        }
        assertThat(names(any)).containsExactly("ada", "bob", "dan");
    }

    @Test
    @Tag("CORE-12")
    @Requires(value = Capability.QUANTIFIED_COMPARISON, construct = "ALL (select)")
    void comparesWithAllValuesOfAQuery() {
        assertThat(names(P_AGE.ge(all(select(P_AGE).from(PERSON).where(P_AGE.isNotNull())))))
                .containsExactly("ada");
    }
}
