package dev.orm.sql;

import dev.orm.sql.node.Call;
import dev.orm.sql.node.ComparableOf;
import dev.orm.sql.node.Count;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.SqlFunction;
import java.math.BigDecimal;
import java.util.List;

/** Functions that make one value of many rows. */
abstract class Aggregates extends Functions {

    Aggregates() {}

    /**
     * {@code count(*)}.
     *
     * @return the number of rows
     */
    public static NumberExpression<Long> count() {
        return new Count(null, false);
    }

    /**
     * {@code count(item)}.
     *
     * @param item an expression, or an entity, which counts where it is present
     * @return the number of rows in which it is not SQL {@code NULL}
     */
    public static NumberExpression<Long> count(Selectable<?> item) {
        return new Count(item, false);
    }

    /**
     * {@code count(DISTINCT item)}.
     *
     * @param item an expression or an entity
     * @return the number of its different values
     */
    public static NumberExpression<Long> countDistinct(Selectable<?> item) {
        return new Count(item, true);
    }

    /**
     * {@code sum} of whole numbers.
     *
     * @param number what is added up
     * @return the sum in 64 bits; SQL {@code NULL} over no rows
     */
    public static NumberExpression<Long> sum(Expression<? extends Number> number) {
        return new NumberOf<>(Call.of(SqlFunction.SUM, Long.class, List.of(number)));
    }

    /**
     * {@code sum} of decimals.
     *
     * @param number what is added up
     * @return the exact sum; SQL {@code NULL} over no rows
     */
    public static NumberExpression<BigDecimal> sumOfDecimals(Expression<BigDecimal> number) {
        return new NumberOf<>(Call.of(SqlFunction.SUM, BigDecimal.class, List.of(number)));
    }

    /**
     * {@code sum} of floating point numbers.
     *
     * @param number what is added up
     * @return the sum; SQL {@code NULL} over no rows
     */
    public static NumberExpression<Double> sumOfDoubles(Expression<? extends Number> number) {
        return new NumberOf<>(Call.of(SqlFunction.SUM, Double.class, List.of(number)));
    }

    /**
     * {@code avg}.
     *
     * @param number what the mean is taken of
     * @return the mean as a double; SQL {@code NULL} over no rows
     */
    public static NumberExpression<Double> avg(Expression<? extends Number> number) {
        return new NumberOf<>(Call.of(SqlFunction.AVG, Double.class, List.of(number)));
    }

    /**
     * {@code min}.
     *
     * @param value what the smallest is looked for in
     * @param <T> its Java type
     * @return the smallest value; SQL {@code NULL} over no rows
     */
    public static <T> ComparableExpression<T> min(ComparableExpression<T> value) {
        return new ComparableOf<>(Call.of(SqlFunction.MIN, value.javaType(), List.of(value)));
    }

    /**
     * {@code max}.
     *
     * @param value what the greatest is looked for in
     * @param <T> its Java type
     * @return the greatest value; SQL {@code NULL} over no rows
     */
    public static <T> ComparableExpression<T> max(ComparableExpression<T> value) {
        return new ComparableOf<>(Call.of(SqlFunction.MAX, value.javaType(), List.of(value)));
    }
}
