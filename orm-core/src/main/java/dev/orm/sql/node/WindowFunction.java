package dev.orm.sql.node;

/** The functions that look at a window and at nothing else. */
public enum WindowFunction {
    /** The number of the row, from 1. */
    ROW_NUMBER(ResultType.BIGINT),
    /** The number of the first row that is equal in the order. */
    RANK(ResultType.BIGINT),
    /** The number of the group of rows that are equal in the order. */
    DENSE_RANK(ResultType.BIGINT),
    /** How many of the other rows come before, from 0 to 1. */
    PERCENT_RANK(ResultType.DOUBLE),
    /** How many of the rows come before or are equal, up to 1. */
    CUME_DIST(ResultType.DOUBLE),
    /** The number of the part, of as many equal parts as the argument says. */
    NTILE(ResultType.INTEGER),
    /** A value of an earlier row. */
    LAG(ResultType.FIRST),
    /** A value of a later row. */
    LEAD(ResultType.FIRST),
    /** A value of the first row of the frame. */
    FIRST_VALUE(ResultType.FIRST),
    /** A value of the last row of the frame. */
    LAST_VALUE(ResultType.FIRST),
    /** A value of the row with a number in the frame. */
    NTH_VALUE(ResultType.FIRST);

    private final ResultType result;

    WindowFunction(ResultType result) {
        this.result = result;
    }

    ResultType result() {
        return result;
    }
}
