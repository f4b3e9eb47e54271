package dev.orm.kit.suite.query;

import static dev.orm.kit.suite.People.PERSON;
import static dev.orm.kit.suite.People.P_ACTIVE;
import static dev.orm.kit.suite.People.P_AGE;
import static dev.orm.kit.suite.People.P_ID;
import static dev.orm.kit.suite.People.P_NAME;
import static dev.orm.kit.suite.People.P_SALARY;
import static dev.orm.sql.Sql.boolAnd;
import static dev.orm.sql.Sql.boolOr;
import static dev.orm.sql.Sql.cast;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.percentileCont;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.stddevPop;
import static dev.orm.sql.Sql.string;
import static dev.orm.sql.Sql.stringAgg;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.sumOfDecimals;
import static dev.orm.sql.Sql.varPop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orm.dialect.Capability;
import dev.orm.kit.suite.People;
import dev.orm.kit.suite.Requires;
import dev.orm.kit.suite.Suite;
import dev.orm.sql.Select;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an aggregate has beside its argument: {@code DISTINCT}, {@code FILTER}, an order, and the aggregates that need one. */
public abstract class AggregateSuite extends Suite {

    /** Made by a subclass. */
    protected AggregateSuite() {}

    @BeforeEach
    void fill() {
        People.fill(db);
    }

    @Test
    @Tag("CORE-20")
    void takesTheRowsOfAFilter() {
        Select<Long> counted = select(count().filter(P_ACTIVE.eq(true))).from(PERSON);
        assertThat(db.value(counted)).isEqualTo(2L);
        assertThat(db.sql(counted).contains("filter (where")).isEqualTo(db.supports(Capability.AGGREGATE_FILTER));
        assertThat(db.value(select(sumOfDecimals(P_SALARY).filter(P_AGE.eq(25))).from(PERSON)))
                .isEqualTo(new BigDecimal("2000.21"));
        assertThat(db.value(select(sum(P_AGE).filter(P_ID.lt(0L))).from(PERSON)))
                .isNull();
    }

    @Test
    @Tag("CORE-20")
    void addsUpDifferentValues() {
        assertThat(db.value(select(sum(P_AGE).distinct()).from(PERSON))).isEqualTo(61L);
    }

    @Test
    @Tag("CORE-20")
    void putsTextsTogetherInAnOrder() {
        assertThat(db.value(
                        select(stringAgg(P_NAME, ", ").orderBy(P_NAME.desc())).from(PERSON)))
                .isEqualTo("dan, cid, bob, ada");
        assertThat(db.value(select(stringAgg(P_NAME, "").orderBy(P_AGE.asc(), P_ID.asc()))
                        .from(PERSON)))
                .isEqualTo("bobdanadacid");
        assertThat(db.value(select(stringAgg(P_NAME, ", ")).from(PERSON).where(P_ID.lt(0L))))
                .isNull();
    }

    @Test
    @Requires(value = Capability.STRING_AGG_DISTINCT, construct = "different texts")
    @Tag("CORE-20")
    void putsDifferentTextsTogether() {
        assertThat(db.value(select(stringAgg(string(cast(P_AGE, SqlType.TEXT)), "|")
                                .distinct())
                        .from(PERSON)))
                .isEqualTo("25|36");
    }

    @Test
    @Tag("CORE-20")
    void tellsWhetherAllOrAnyAreTrue() {
        assertThat(db.value(select(boolAnd(P_ACTIVE)).from(PERSON))).isFalse();
        assertThat(db.value(select(boolOr(P_ACTIVE)).from(PERSON))).isTrue();
        assertThat(db.value(select(boolOr(P_ACTIVE)).from(PERSON).where(P_ID.lt(0L))))
                .isNull();
    }

    @Test
    @Requires(value = Capability.STATISTICS, construct = "STDDEV_POP")
    @Tag("CORE-20")
    void measuresTheSpread() {
        assertThat(db.value(select(stddevPop(P_AGE)).from(PERSON))).isCloseTo(5.185449728701349, within(1e-9));
    }

    @Test
    @Requires(value = Capability.STATISTICS_DISTINCT, construct = "VAR_POP")
    @Tag("CORE-20")
    void measuresTheSpreadOfDifferentValues() {
        assertThat(db.value(select(varPop(P_AGE).distinct()).from(PERSON))).isCloseTo(30.25, within(1e-9));
    }

    @Test
    @Requires(value = Capability.ORDERED_SET_AGGREGATES, construct = "PERCENTILE_CONT")
    @Tag("CORE-20")
    void findsTheMedian() {
        assertThat(db.value(select(percentileCont(0.5, P_AGE)).from(PERSON))).isEqualTo(25.0);
    }
}
