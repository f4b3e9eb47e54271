package dev.orm.sql;

import dev.orm.sql.FrameBound.Kind;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.WindowCall;
import dev.orm.sql.node.WindowFunction;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The words of windows; users find them in {@link Sql}. */
abstract class Windows extends Aggregates {

    Windows() {}

    /**
     * {@code PARTITION BY}.
     *
     * @param keys what the rows of a window have in common; none for all rows
     * @return the window, without an order
     */
    public static Window partitionBy(Expression<?>... keys) {
        return new Window(List.of(keys), List.of(), null);
    }

    /**
     * A window of all rows in an order: {@code OVER (ORDER BY …)}.
     *
     * @param keys the keys, the most important one first
     * @return the window
     */
    public static Window windowOrderBy(SortKey... keys) {
        return partitionBy().orderBy(keys);
    }

    /**
     * {@code UNBOUNDED PRECEDING}.
     *
     * @return the first row of the window
     */
    public static FrameBound unboundedPreceding() {
        return new FrameBound(Kind.UNBOUNDED_PRECEDING, null);
    }

    /**
     * {@code n PRECEDING}.
     *
     * @param distance how many rows or groups before, or in {@code range(…)} by how much, from 0
     * @return the bound
     * @throws IllegalArgumentException if the number is negative
     */
    public static FrameBound preceding(long distance) {
        return FrameBound.at(Kind.PRECEDING, distance);
    }

    /**
     * {@code n PRECEDING} in {@code range(…)} over decimals.
     *
     * @param distance by how much, from 0
     * @return the bound
     * @throws IllegalArgumentException if the number is negative
     */
    public static FrameBound preceding(BigDecimal distance) {
        return FrameBound.at(Kind.PRECEDING, distance);
    }

    /**
     * {@code interval PRECEDING} in {@code range(…)} over dates and times.
     *
     * @param distance how long before, from 0; microseconds count
     * @return the bound
     * @throws IllegalArgumentException if the duration is negative
     */
    public static FrameBound preceding(Duration distance) {
        return FrameBound.at(Kind.PRECEDING, distance);
    }

    /**
     * {@code CURRENT ROW}.
     *
     * @return the row that is calculated
     */
    public static FrameBound currentRow() {
        return new FrameBound(Kind.CURRENT_ROW, null);
    }

    /**
     * {@code n FOLLOWING}.
     *
     * @param distance how many rows or groups after, or in {@code range(…)} by how much, from 0
     * @return the bound
     * @throws IllegalArgumentException if the number is negative
     */
    public static FrameBound following(long distance) {
        return FrameBound.at(Kind.FOLLOWING, distance);
    }

    /**
     * {@code n FOLLOWING} in {@code range(…)} over decimals.
     *
     * @param distance by how much, from 0
     * @return the bound
     * @throws IllegalArgumentException if the number is negative
     */
    public static FrameBound following(BigDecimal distance) {
        return FrameBound.at(Kind.FOLLOWING, distance);
    }

    /**
     * {@code interval FOLLOWING} in {@code range(…)} over dates and times.
     *
     * @param distance how long after, from 0; microseconds count
     * @return the bound
     * @throws IllegalArgumentException if the duration is negative
     */
    public static FrameBound following(Duration distance) {
        return FrameBound.at(Kind.FOLLOWING, distance);
    }

    /**
     * {@code UNBOUNDED FOLLOWING}.
     *
     * @return the last row of the window
     */
    public static FrameBound unboundedFollowing() {
        return new FrameBound(Kind.UNBOUNDED_FOLLOWING, null);
    }

    /**
     * {@code row_number()}.
     *
     * @return the number of the row in its window, from 1
     */
    public static WindowCall<Long> rowNumber() {
        return new WindowCall<>(WindowFunction.ROW_NUMBER, Long.class, List.of());
    }

    /**
     * {@code rank()}.
     *
     * @return the number of the first row that is equal in the order, from 1
     */
    public static WindowCall<Long> rank() {
        return new WindowCall<>(WindowFunction.RANK, Long.class, List.of());
    }

    /**
     * {@code dense_rank()}.
     *
     * @return the number of the group of rows that are equal in the order, from 1
     */
    public static WindowCall<Long> denseRank() {
        return new WindowCall<>(WindowFunction.DENSE_RANK, Long.class, List.of());
    }

    /**
     * {@code percent_rank()}.
     *
     * @return how many of the other rows come before, from 0 to 1
     */
    public static WindowCall<Double> percentRank() {
        return new WindowCall<>(WindowFunction.PERCENT_RANK, Double.class, List.of());
    }

    /**
     * {@code cume_dist()}.
     *
     * @return how many of the rows come before or are equal, up to 1
     */
    public static WindowCall<Double> cumeDist() {
        return new WindowCall<>(WindowFunction.CUME_DIST, Double.class, List.of());
    }

    /**
     * {@code ntile(parts)}.
     *
     * @param parts into how many parts of about the same size the rows are cut, from 1
     * @return the number of the part, from 1
     * @throws IllegalArgumentException if there is no part
     */
    public static WindowCall<Integer> ntile(int parts) {
        return new WindowCall<>(WindowFunction.NTILE, Integer.class, List.of(counted("ntile", parts, 1)));
    }

    /**
     * {@code lag(value)}.
     *
     * @param value what is wanted of the row before
     * @param <T> its Java type
     * @return the value; SQL {@code NULL} where there is no row before
     */
    public static <T> WindowCall<T> lag(Expression<T> value) {
        return lag(value, 1);
    }

    /**
     * {@code lag(value, distance)}.
     *
     * @param value what is wanted of an earlier row
     * @param distance how many rows before, from 0
     * @param <T> its Java type
     * @return the value; SQL {@code NULL} where there is no such row
     * @throws IllegalArgumentException if the number is negative
     */
    public static <T> WindowCall<T> lag(Expression<T> value, int distance) {
        return new WindowCall<>(WindowFunction.LAG, value.javaType(), List.of(value, counted("lag", distance, 0)));
    }

    /**
     * {@code lead(value)}.
     *
     * @param value what is wanted of the row after
     * @param <T> its Java type
     * @return the value; SQL {@code NULL} where there is no row after
     */
    public static <T> WindowCall<T> lead(Expression<T> value) {
        return lead(value, 1);
    }

    /**
     * {@code lead(value, distance)}.
     *
     * @param value what is wanted of a later row
     * @param distance how many rows after, from 0
     * @param <T> its Java type
     * @return the value; SQL {@code NULL} where there is no such row
     * @throws IllegalArgumentException if the number is negative
     */
    public static <T> WindowCall<T> lead(Expression<T> value, int distance) {
        return new WindowCall<>(WindowFunction.LEAD, value.javaType(), List.of(value, counted("lead", distance, 0)));
    }

    /**
     * {@code first_value(value)}.
     *
     * @param value what is wanted
     * @param <T> its Java type
     * @return the value of the first row of the frame
     */
    public static <T> WindowCall<T> firstValue(Expression<T> value) {
        return new WindowCall<>(WindowFunction.FIRST_VALUE, value.javaType(), List.of(value));
    }

    /**
     * {@code last_value(value)}. Without a frame the last row is the one that is calculated, or an equal one.
     *
     * @param value what is wanted
     * @param <T> its Java type
     * @return the value of the last row of the frame
     */
    public static <T> WindowCall<T> lastValue(Expression<T> value) {
        return new WindowCall<>(WindowFunction.LAST_VALUE, value.javaType(), List.of(value));
    }

    /**
     * {@code nth_value(value, number)}.
     *
     * @param value what is wanted
     * @param number of which row of the frame, from 1
     * @param <T> its Java type
     * @return the value; SQL {@code NULL} where the frame has fewer rows
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static <T> WindowCall<T> nthValue(Expression<T> value, int number) {
        return new WindowCall<>(
                WindowFunction.NTH_VALUE, value.javaType(), List.of(value, counted("nthValue", number, 1)));
    }

    private static Bind<Integer> counted(String word, int number, int least) {
        if (number < least) {
            throw new IllegalArgumentException(word + " takes a number from " + least + " on, not " + number + ".");
        }
        return Bind.of(SqlType.INTEGER, number);
    }
}
