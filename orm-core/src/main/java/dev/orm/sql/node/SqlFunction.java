package dev.orm.sql.node;

/** The functions that mean the same on every database; a dialect knows how each is spelled. */
public enum SqlFunction {
    /** {@code sum}: of whole numbers in 64 bits, of decimals exactly. */
    SUM,
    /** {@code avg}, always a double. */
    AVG,
    /** {@code min}. */
    MIN,
    /** {@code max}. */
    MAX,
    /** {@code lower}. */
    LOWER,
    /** {@code upper}. */
    UPPER,
    /** {@code trim} of blanks at both ends. */
    TRIM,
    /** {@code length} in characters. */
    LENGTH,
    /** {@code ||}. */
    CONCAT,
    /** {@code coalesce}. */
    COALESCE,
    /** {@code nullif}. */
    NULLIF,
    /** {@code abs}. */
    ABS;

    /**
     * Tells whether the function makes one value of many rows.
     *
     * @return whether it does
     */
    public boolean isAggregate() {
        return this == SUM || this == AVG || this == MIN || this == MAX;
    }
}
