package dev.orm.sql.node;

/** What is calculated with dates and times. A dialect knows how each is spelled for values without a zone. */
public enum TemporalFunction {
    /** The local date and time in UTC of a point on the time line. */
    TO_LOCAL,
    /** The point on the time line of a local date and time in UTC. */
    FROM_LOCAL,
    /** The first moment of a date. */
    FROM_DATE,
    /** The date of a date and time. */
    TO_DATE,
    /** The present. */
    NOW,
    /** Months added; the day is cut to the last one of the month. */
    PLUS_MONTHS,
    /** Days added. */
    PLUS_DAYS,
    /** Microseconds added. */
    PLUS_MICROS,
    /** Microseconds from the first to the second. */
    MICROS_BETWEEN,
    /** Microseconds from the first time of a day to the second. */
    MICROS_BETWEEN_TIMES,
    /** The first microsecond of the year. */
    TRUNCATE_YEAR,
    /** The first microsecond of the month. */
    TRUNCATE_MONTH,
    /** The first microsecond of the week, which begins on Monday. */
    TRUNCATE_WEEK,
    /** The first microsecond of the day. */
    TRUNCATE_DAY,
    /** The first microsecond of the hour. */
    TRUNCATE_HOUR,
    /** The first microsecond of the minute. */
    TRUNCATE_MINUTE,
    /** The first microsecond of the second. */
    TRUNCATE_SECOND;

    /**
     * Tells whether the function gives a date or time again, of the type that it got.
     *
     * @return whether it does
     */
    public boolean givesItsArgument() {
        return name().startsWith("PLUS_") || name().startsWith("TRUNCATE_");
    }
}
