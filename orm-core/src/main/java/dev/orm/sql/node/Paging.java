package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Which of the rows of a query are returned.
 *
 * @param limit the greatest number of rows, or null
 * @param offset the number of rows left out, or null
 * @param withTies whether rows that are equal in order to the last one are returned too
 */
public record Paging(
        @Nullable Expression<?> limit, @Nullable Expression<?> offset, boolean withTies) {

    /** All rows. */
    public static final Paging NONE = new Paging(null, null, false);

    /**
     * Limits the number of rows.
     *
     * @param rows how many at most
     * @return the changed paging
     */
    public Paging withLimit(Expression<?> rows) {
        return new Paging(rows, offset, withTies);
    }

    /**
     * Leaves rows out.
     *
     * @param rows how many
     * @return the changed paging
     */
    public Paging withOffset(Expression<?> rows) {
        return new Paging(limit, rows, withTies);
    }

    /**
     * Makes a value of a number of rows.
     *
     * @param clause the clause, for the message
     * @param rows the number
     * @return its bind
     * @throws IllegalArgumentException if the number is negative
     */
    public static Bind<Long> rows(String clause, long rows) {
        checked(clause, rows);
        return Bind.of(SqlType.BIGINT, rows);
    }

    /**
     * Refuses a negative number.
     *
     * @param clause {@code LIMIT} or {@code OFFSET}
     * @param rows the number of rows
     * @return the same
     * @throws IllegalArgumentException if it is negative
     */
    public static Object checked(String clause, Object rows) {
        if (rows instanceof Number number && number.longValue() < 0) {
            throw new IllegalArgumentException(clause + " takes a number of rows from 0 on, not " + rows + ".");
        }
        return rows;
    }

    /**
     * Copies the paging with its parts rewritten.
     *
     * @param rewriter says what stands in the place of each part
     * @return the copy
     */
    public Paging rewritten(Rewriter rewriter) {
        return this == NONE
                ? this
                : new Paging(
                        limit == null ? null : rewriter.rewrite(limit),
                        offset == null ? null : rewriter.rewrite(offset),
                        withTies);
    }

    /**
     * Hands every bind value inside to a collector.
     *
     * @param binds takes the values
     */
    public void collectBinds(BindCollector binds) {
        if (limit != null) {
            binds.collect(limit);
        }
        if (offset != null) {
            binds.collect(offset);
        }
    }
}
