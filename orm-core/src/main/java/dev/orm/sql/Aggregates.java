package dev.orm.sql;

import dev.orm.sql.node.AggregateCall;
import dev.orm.sql.node.AggregateFunction;
import dev.orm.sql.node.AggregateParts;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BooleanAggregate;
import dev.orm.sql.node.ComparableAggregate;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.NumberAggregate;
import dev.orm.sql.node.StringAggregate;
import dev.orm.type.SqlType;
import java.math.BigDecimal;

/**
 * Functions that make one value of many rows. Each takes {@code distinct()} and {@code filter(condition)}:
 *
 * <pre>{@code
 * select(count(), count().filter(user.active.isTrue()), sum(user.age).distinct()).from(user)
 * }</pre>
 */
abstract class Aggregates extends Functions {

    Aggregates() {}

    /**
     * {@code count(*)}.
     *
     * @return the number of rows
     */
    public static Count count() {
        return Count.ROWS;
    }

    /**
     * {@code count(item)}.
     *
     * @param item an expression, or an entity, which counts where it is present
     * @return the number of rows in which it is not SQL {@code NULL}
     */
    public static Count count(Selectable<?> item) {
        return new Count(item, AggregateParts.NONE);
    }

    /**
     * {@code count(DISTINCT item)}.
     *
     * @param item an expression or an entity
     * @return the number of its different values
     */
    public static Count countDistinct(Selectable<?> item) {
        return count(item).distinct();
    }

    /**
     * {@code sum} of whole numbers.
     *
     * @param number what is added up
     * @return the sum in 64 bits; SQL {@code NULL} over no rows
     */
    public static NumberAggregate<Long> sum(Expression<? extends Number> number) {
        return number(AggregateFunction.SUM, Long.class, number);
    }

    /**
     * {@code sum} of decimals.
     *
     * @param number what is added up
     * @return the exact sum; SQL {@code NULL} over no rows
     */
    public static NumberAggregate<BigDecimal> sumOfDecimals(Expression<? extends Number> number) {
        return number(AggregateFunction.SUM, BigDecimal.class, number);
    }

    /**
     * {@code sum} of floating point numbers.
     *
     * @param number what is added up
     * @return the sum; SQL {@code NULL} over no rows
     */
    public static NumberAggregate<Double> sumOfDoubles(Expression<? extends Number> number) {
        return number(AggregateFunction.SUM, Double.class, number);
    }

    /**
     * {@code avg}.
     *
     * @param number what the mean is taken of
     * @return the mean as a double; SQL {@code NULL} over no rows
     */
    public static NumberAggregate<Double> avg(Expression<? extends Number> number) {
        return number(AggregateFunction.AVG, Double.class, number);
    }

    /**
     * {@code min}.
     *
     * @param value what the smallest is looked for in
     * @param <T> its Java type
     * @return the smallest value; SQL {@code NULL} over no rows
     */
    public static <T> ComparableAggregate<T> min(ComparableExpression<T> value) {
        return new ComparableAggregate<>(AggregateCall.of(AggregateFunction.MIN, value.javaType(), value));
    }

    /**
     * {@code min} of numbers, with which can be calculated.
     *
     * @param value what the smallest is looked for in
     * @param <N> its Java type
     * @return the smallest value; SQL {@code NULL} over no rows
     */
    public static <N extends Number> NumberAggregate<N> min(NumberExpression<N> value) {
        return number(AggregateFunction.MIN, value.javaType(), value);
    }

    /**
     * {@code max}.
     *
     * @param value what the greatest is looked for in
     * @param <T> its Java type
     * @return the greatest value; SQL {@code NULL} over no rows
     */
    public static <T> ComparableAggregate<T> max(ComparableExpression<T> value) {
        return new ComparableAggregate<>(AggregateCall.of(AggregateFunction.MAX, value.javaType(), value));
    }

    /**
     * {@code max} of numbers, with which can be calculated.
     *
     * @param value what the greatest is looked for in
     * @param <N> its Java type
     * @return the greatest value; SQL {@code NULL} over no rows
     */
    public static <N extends Number> NumberAggregate<N> max(NumberExpression<N> value) {
        return number(AggregateFunction.MAX, value.javaType(), value);
    }

    /**
     * Texts one after the other with a separator between them ({@code string_agg}, {@code listagg}, {@code group_concat}). Those that are SQL
     * {@code NULL} are left out. They stand in the order of {@link StringAggregate#orderBy}; without it in their own, so that the value
     * is the same on every database.
     *
     * @param text the texts
     * @param separator what stands between two of them, not null
     * @return all in one; SQL {@code NULL} if there are none
     */
    public static StringAggregate stringAgg(Expression<String> text, String separator) {
        return new StringAggregate(
                AggregateCall.of(AggregateFunction.STRING_AGG, String.class, text, Bind.of(SqlType.TEXT, separator)));
    }

    /**
     * {@code bool_and(condition)}, which the standard calls {@code every}.
     *
     * @param condition a condition or a boolean column
     * @return whether it is true in all rows in which it is not SQL {@code NULL}; SQL {@code NULL} if there are none
     */
    public static BooleanAggregate boolAnd(Expression<Boolean> condition) {
        return new BooleanAggregate(AggregateCall.of(AggregateFunction.BOOL_AND, Boolean.class, condition));
    }

    /**
     * {@code bool_or(condition)}, which the standard calls {@code any}.
     *
     * @param condition a condition or a boolean column
     * @return whether it is true in a row; SQL {@code NULL} if it is SQL {@code NULL} in all
     */
    public static BooleanAggregate boolOr(Expression<Boolean> condition) {
        return new BooleanAggregate(AggregateCall.of(AggregateFunction.BOOL_OR, Boolean.class, condition));
    }

    /**
     * {@code stddev_pop}.
     *
     * @param number the values, which are all there are
     * @return their standard deviation; SQL {@code NULL} over none
     */
    public static NumberAggregate<Double> stddevPop(Expression<? extends Number> number) {
        return number(AggregateFunction.STDDEV_POP, Double.class, number);
    }

    /**
     * {@code stddev_samp}.
     *
     * @param number the values, which are a sample
     * @return their standard deviation; SQL {@code NULL} over less than two
     */
    public static NumberAggregate<Double> stddevSamp(Expression<? extends Number> number) {
        return number(AggregateFunction.STDDEV_SAMP, Double.class, number);
    }

    /**
     * {@code var_pop}.
     *
     * @param number the values, which are all there are
     * @return their variance; SQL {@code NULL} over none
     */
    public static NumberAggregate<Double> varPop(Expression<? extends Number> number) {
        return number(AggregateFunction.VAR_POP, Double.class, number);
    }

    /**
     * {@code var_samp}.
     *
     * @param number the values, which are a sample
     * @return their variance; SQL {@code NULL} over less than two
     */
    public static NumberAggregate<Double> varSamp(Expression<? extends Number> number) {
        return number(AggregateFunction.VAR_SAMP, Double.class, number);
    }

    /**
     * {@code percentile_cont(fraction) WITHIN GROUP (ORDER BY number)}: 0.5 gives the median. Not on SQLite and MariaDB.
     *
     * @param fraction from 0 to 1
     * @param number the values
     * @return what the fraction of them lies below, between two of them if need be; SQL {@code NULL} over none
     * @throws IllegalArgumentException if the fraction is out of range
     */
    public static NumberAggregate<Double> percentileCont(double fraction, Expression<? extends Number> number) {
        return new NumberAggregate<>(
                AggregateCall.of(AggregateFunction.PERCENTILE_CONT, Double.class, number, fraction(fraction)));
    }

    /**
     * {@code percentile_disc(fraction) WITHIN GROUP (ORDER BY value)}. Not on SQLite and MariaDB.
     *
     * @param fraction from 0 to 1
     * @param value the values
     * @param <T> their Java type
     * @return the first of them that the fraction of all does not exceed; SQL {@code NULL} over none
     * @throws IllegalArgumentException if the fraction is out of range
     */
    public static <T> ComparableAggregate<T> percentileDisc(double fraction, ComparableExpression<T> value) {
        return new ComparableAggregate<>(
                AggregateCall.of(AggregateFunction.PERCENTILE_DISC, value.javaType(), value, fraction(fraction)));
    }

    private static Expression<Double> fraction(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("A percentile is taken at a fraction from 0 to 1.");
        }
        return Bind.of(SqlType.DOUBLE, fraction);
    }

    private static <N extends Number> NumberAggregate<N> number(
            AggregateFunction function, Class<N> javaType, Expression<?> number) {
        return new NumberAggregate<>(AggregateCall.of(function, javaType, number));
    }
}
