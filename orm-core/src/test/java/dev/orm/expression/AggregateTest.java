package dev.orm.expression;

import static dev.orm.expression.Sales.AMOUNT;
import static dev.orm.expression.Sales.EXACT;
import static dev.orm.expression.Sales.ID;
import static dev.orm.expression.Sales.ITEM;
import static dev.orm.expression.Sales.PAID;
import static dev.orm.expression.Sales.PRICE;
import static dev.orm.expression.Sales.SALE;
import static dev.orm.expression.Sales.SHOP;
import static dev.orm.sql.Sql.avg;
import static dev.orm.sql.Sql.boolAnd;
import static dev.orm.sql.Sql.boolOr;
import static dev.orm.sql.Sql.count;
import static dev.orm.sql.Sql.countDistinct;
import static dev.orm.sql.Sql.max;
import static dev.orm.sql.Sql.min;
import static dev.orm.sql.Sql.percentileCont;
import static dev.orm.sql.Sql.percentileDisc;
import static dev.orm.sql.Sql.select;
import static dev.orm.sql.Sql.stddevPop;
import static dev.orm.sql.Sql.stddevSamp;
import static dev.orm.sql.Sql.stringAgg;
import static dev.orm.sql.Sql.sum;
import static dev.orm.sql.Sql.sumOfDecimals;
import static dev.orm.sql.Sql.varPop;
import static dev.orm.sql.Sql.varSamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.orm.dialect.Capability;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.Fixture;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.Select;
import dev.orm.testing.EachDatabase;
import dev.orm.testing.TestDatabase;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EachDatabase
class AggregateTest {

    private Fixture db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Fixture.open(database);
        Sales.fill(db);
    }

    @AfterEach
    void close() {
        db.close();
    }

    /** The value for each shop, east, north and west. */
    private List<@Nullable Object> byShop(Expression<?> aggregate) {
        return db.rows(select(SHOP, aggregate).from(SALE).groupBy(SHOP).orderBy(SHOP.asc())).stream()
                .map(row -> row.get(1))
                .toList();
    }

    private @Nullable Object ofAll(Expression<?> aggregate) {
        return db.value(select(aggregate).from(SALE));
    }

    private @Nullable Object ofNone(Expression<?> aggregate) {
        return db.value(select(aggregate).from(SALE).where(ID.lt(0)));
    }

    private static List<@Nullable Object> values(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static Condition large() {
        return AMOUNT.gt(12);
    }

    @Test
    @Tag("CORE-20")
    void takesEqualValuesOnce() {
        assertThat(byShop(sum(AMOUNT).distinct())).isEqualTo(values(30L, null, 20L));
        assertThat(byShop(sum(AMOUNT))).isEqualTo(values(50L, null, 20L));
        assertThat(byShop(count(AMOUNT).distinct())).isEqualTo(values(2L, 0L, 2L));
        assertThat(byShop(countDistinct(AMOUNT))).isEqualTo(values(2L, 0L, 2L));
        assertThat(byShop(avg(AMOUNT).distinct())).isEqualTo(values(15.0, null, 10.0));
        assertThat((BigDecimal) ofAll(sumOfDecimals(PRICE).distinct())).isEqualByComparingTo("4.30");
        assertThat(byShop(max(AMOUNT).distinct())).isEqualTo(values(20, null, 15));
    }

    @Test
    @Tag("CORE-20")
    void takesTheRowsThatPassAFilter() {
        assertThat(byShop(count().filter(large()))).isEqualTo(values(2L, 0L, 1L));
        assertThat(byShop(count(ITEM).filter(PAID.isNotTrue()))).isEqualTo(values(1L, 1L, 1L));
        assertThat(byShop(count(AMOUNT).distinct().filter(large()))).isEqualTo(values(1L, 0L, 1L));
        assertThat(byShop(sum(AMOUNT).filter(large()))).isEqualTo(values(40L, null, 15L));
        assertThat(byShop(sum(AMOUNT).distinct().filter(large()))).isEqualTo(values(20L, null, 15L));
        assertThat(byShop(sum(AMOUNT).filter(PAID.isTrue()).filter(large()))).isEqualTo(values(20L, null, null));
        assertThat(byShop(avg(AMOUNT).filter(PAID.isTrue()))).isEqualTo(values(15.0, null, 5.0));
        assertThat(byShop(min(ITEM).filter(large()))).isEqualTo(values("apple", null, ""));
        assertThat(byShop(max(AMOUNT).filter(PAID.isTrue()))).isEqualTo(values(20, null, 5));
        assertThat((BigDecimal) ofAll(sumOfDecimals(EXACT).filter(PAID.isTrue())))
                .isEqualByComparingTo("20.0000000001");
        assertThat((BigDecimal) ofAll(max(EXACT).filter(AMOUNT.lt(20)))).isEqualByComparingTo("9.5");
    }

    @Test
    @Tag("CORE-20")
    void filtersInHavingAndOrderBy() {
        Select<String> shops = select(SHOP)
                .from(SALE)
                .groupBy(SHOP)
                .having(count().filter(large()).gt(0L))
                .orderBy(sum(AMOUNT).filter(large()).desc());
        assertThat(db.values(shops)).containsExactly("east", "west");
    }

    @Test
    @Tag("CORE-20")
    void putsTextsTogetherInAnOrder() {
        assertThat(byShop(stringAgg(ITEM, ", ").orderBy(ID.asc())))
                .isEqualTo(values("pear, apple, pear", "plum", "fig, "));
        assertThat(byShop(stringAgg(ITEM, ", ").orderBy(ID.desc())))
                .isEqualTo(values("pear, apple, pear", "plum", ", fig"));
        assertThat(byShop(stringAgg(ITEM, "").orderBy(PRICE.desc(), ITEM.asc())))
                .isEqualTo(values("applepearpear", "plum", "fig"));
        assertThat(byShop(stringAgg(SHOP, "|").orderBy(AMOUNT.desc(), ID.asc())))
                .isEqualTo(values("east|east|east|east", "north", "west|west"));
        assertThat(ofAll(stringAgg(ITEM, "'\"\\;--\u00e9\ud83d\ude00")
                        .orderBy(ID.asc())
                        .filter(ID.lt(3))))
                .isEqualTo("pear'\"\\;--\u00e9\ud83d\ude00apple");
    }

    @Test
    @Tag("CORE-20")
    void putsTextsTogetherInTheirOwnOrder() {
        assertThat(byShop(stringAgg(ITEM, ", "))).isEqualTo(values("apple, pear, pear", "plum", ", fig"));
        assertThat(byShop(stringAgg(ITEM, ",").filter(large()))).isEqualTo(values("apple,pear", null, ""));
        assertThat(byShop(stringAgg(ITEM.concat("!"), ","))).isEqualTo(values("apple!,pear!,pear!", "plum!", "!,fig!"));
    }

    @Test
    @Tag("CORE-20")
    void keepsNullInItsPlaceInTheOrder() {
        assertThat(ofAll(stringAgg(SHOP, ",").orderBy(AMOUNT.asc(), ID.asc())))
                .isEqualTo("west,east,west,east,east,east,north");
        assertThat(ofAll(stringAgg(SHOP, ",").orderBy(AMOUNT.desc(), ID.asc())))
                .isEqualTo("east,north,east,east,west,east,west");
        assertThat(ofAll(stringAgg(SHOP, ",").orderBy(AMOUNT.asc().nullsFirst(), ID.asc())))
                .isEqualTo("east,north,west,east,west,east,east");
        assertThat(ofAll(stringAgg(ITEM, ",").orderBy(EXACT.asc()).filter(EXACT.isNotNull())))
                .isEqualTo("pear,fig,,pear,apple");
    }

    @Test
    @Tag("CORE-20")
    void putsDifferentTextsTogether() {
        Expression<String> different = stringAgg(ITEM, ", ").distinct();
        if (!db.engine().dialect().supports(Capability.STRING_AGG_DISTINCT)) {
            assertThatThrownBy(() -> byShop(different))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining("derived table");
            return;
        }
        assertThat(byShop(different)).isEqualTo(values("apple, pear", "plum", ", fig"));
        assertThat(byShop(stringAgg(ITEM, ", ").distinct().orderBy(ITEM.desc())))
                .isEqualTo(values("pear, apple", "plum", "fig, "));
        assertThat(byShop(stringAgg(ITEM, ", ").distinct().filter(large()))).isEqualTo(values("apple, pear", null, ""));
    }

    @Test
    @Tag("CORE-20")
    void cutsNoLongText() {
        Expression<String> texts = stringAgg(SHOP.repeat(200_000), ",").orderBy(ID.asc());
        assertThat((String) ofAll(texts)).hasSize(200_000 * (6 * 4 + 5) + 6);
    }

    @Test
    @Tag("CORE-20")
    void tellsWhetherAConditionHoldsInAllRowsOrInOne() {
        assertThat(byShop(boolAnd(PAID))).isEqualTo(values(false, null, true));
        assertThat(byShop(boolOr(PAID))).isEqualTo(values(true, null, true));
        assertThat(byShop(boolAnd(AMOUNT.ge(10)))).isEqualTo(values(true, null, false));
        assertThat(byShop(boolOr(AMOUNT.gt(15)))).isEqualTo(values(true, null, false));
        assertThat(byShop(boolAnd(PAID).filter(large()))).isEqualTo(values(false, null, null));
        assertThat(db.values(select(SHOP)
                        .from(SALE)
                        .groupBy(SHOP)
                        .having(boolOr(PAID).isTrue())
                        .orderBy(SHOP.asc())))
                .containsExactly("east", "west");
    }

    @Test
    @Tag("CORE-20")
    void measuresHowFarValuesLieApart() {
        if (db.engine().dialect().supports(Capability.STATISTICS)) {
            assertThat((Double) ofAll(varPop(AMOUNT))).isCloseTo(34.0, within(1e-9));
            assertThat((Double) ofAll(varSamp(AMOUNT))).isCloseTo(42.5, within(1e-9));
            assertThat((Double) ofAll(stddevPop(AMOUNT))).isCloseTo(Math.sqrt(34.0), within(1e-9));
            assertThat((Double) ofAll(stddevSamp(AMOUNT))).isCloseTo(Math.sqrt(42.5), within(1e-9));
            assertThat((Double) ofAll(varPop(PRICE).filter(ID.le(2)))).isCloseTo(0.25, within(1e-9));
            assertThat(ofAll(varPop(AMOUNT).filter(ID.eq(1)))).isEqualTo(0.0);
            assertThat(ofAll(varSamp(AMOUNT).filter(ID.eq(1)))).isNull();
            assertThat(ofAll(stddevSamp(AMOUNT).filter(ID.eq(1)))).isNull();
            assertThat(ofNone(stddevPop(AMOUNT))).isNull();
        } else {
            assertThatThrownBy(() -> ofAll(varPop(AMOUNT)))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining("sum of the squares");
        }
    }

    @Test
    @Tag("CORE-20")
    void measuresHowFarDifferentValuesLieApart() {
        if (db.engine().dialect().supports(Capability.STATISTICS_DISTINCT)) {
            assertThat((Double) ofAll(varPop(AMOUNT).distinct())).isCloseTo(31.25, within(1e-9));
        } else {
            assertThatThrownBy(() -> ofAll(varPop(AMOUNT).distinct()))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining("derived table");
        }
    }

    @Test
    @Tag("CORE-20")
    void findsPercentiles() {
        if (!db.engine().dialect().supports(Capability.ORDERED_SET_AGGREGATES)) {
            assertThatThrownBy(() -> ofAll(percentileCont(0.5, AMOUNT)))
                    .isInstanceOf(UnsupportedConstructException.class)
                    .hasMessageContaining("PERCENTILE_CONT");
            return;
        }
        assertThat(byShop(percentileCont(0.5, AMOUNT))).isEqualTo(values(20.0, null, 10.0));
        assertThat(ofAll(percentileCont(0.25, AMOUNT))).isEqualTo(10.0);
        assertThat(byShop(percentileCont(0.25, AMOUNT))).isEqualTo(values(15.0, null, 7.5));
        assertThat(byShop(percentileDisc(0.5, ITEM))).isEqualTo(values("pear", "plum", ""));
        assertThat(ofAll(percentileDisc(0.0, AMOUNT).filter(PAID.isTrue()))).isEqualTo(5);
    }

    @Test
    @Tag("CORE-20")
    void givesNullOverNoRowsAndZeroOnlyForCounts() {
        assertThat(ofNone(count())).isEqualTo(0L);
        assertThat(ofNone(count().filter(large()))).isEqualTo(0L);
        assertThat(ofNone(count(AMOUNT).distinct())).isEqualTo(0L);
        assertThat(ofNone(sum(AMOUNT).filter(large()))).isNull();
        assertThat(ofNone(stringAgg(ITEM, ","))).isNull();
        assertThat(ofNone(boolAnd(PAID))).isNull();
        assertThat(ofNone(boolOr(PAID))).isNull();
    }

    @Test
    @Tag("CORE-20")
    void keepsTheMethodsOfTheirType() {
        Select<?> all = select(
                        sum(AMOUNT).distinct().plus(1L),
                        stringAgg(ITEM, "-").orderBy(ID.asc()).filter(ID.lt(3)).upper(),
                        count().filter(large()).times(2L),
                        max(AMOUNT).filter(large()).gt(19))
                .from(SALE);
        assertThat(db.rows(all)).isEqualTo(List.of(List.of(51L, "PEAR-APPLE", 6L, true)));
    }
}
