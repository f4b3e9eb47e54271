package dev.orm.sql.node;

/** The functions that make one value of many rows, and mean the same on every database. */
public enum AggregateFunction {
    /** {@code sum}: of whole numbers in 64 bits, of decimals exactly. */
    SUM(ResultType.SUM),
    /** {@code avg}, always a double. */
    AVG(ResultType.DOUBLE),
    /** {@code min}. */
    MIN(ResultType.FIRST),
    /** {@code max}. */
    MAX(ResultType.FIRST),
    /** Texts with a separator, which is the second argument, between them. */
    STRING_AGG(ResultType.TEXT),
    /** Values as a JSON array. */
    JSON_ARRAY_AGG(ResultType.JSON),
    /** Values, which are the second argument, as members of a JSON object by names. */
    JSON_OBJECT_AGG(ResultType.JSON),
    /** Whether a condition holds in all rows. */
    BOOL_AND(ResultType.BOOLEAN),
    /** Whether a condition holds in one row. */
    BOOL_OR(ResultType.BOOLEAN),
    /** The standard deviation of all there is. */
    STDDEV_POP(ResultType.DOUBLE),
    /** The standard deviation estimated from a sample; {@code NULL} of less than two values. */
    STDDEV_SAMP(ResultType.DOUBLE),
    /** The variance of all there is. */
    VAR_POP(ResultType.DOUBLE),
    /** The variance estimated from a sample; {@code NULL} of less than two values. */
    VAR_SAMP(ResultType.DOUBLE),
    /** What the fraction, which is the second argument, of the values lies below, between two of them if need be. */
    PERCENTILE_CONT(ResultType.DOUBLE),
    /** The first of the values that the fraction, which is the second argument, of them does not exceed. */
    PERCENTILE_DISC(ResultType.FIRST);

    private final ResultType result;

    AggregateFunction(ResultType result) {
        this.result = result;
    }

    ResultType result() {
        return result;
    }

    /**
     * Tells whether the function looks at its values in their order ({@code WITHIN GROUP}).
     *
     * @return whether it does
     */
    public boolean isOrderedSet() {
        return this == PERCENTILE_CONT || this == PERCENTILE_DISC;
    }
}
