package dev.orm.sql;

/** What can be extracted from a date or time, always in UTC where the value is a point on the time line. */
public enum DatePart {
    /** The year. */
    YEAR(true, false),
    /** The quarter, from 1 to 4. */
    QUARTER(true, false),
    /** The month, from 1 to 12. */
    MONTH(true, false),
    /** The ISO week, from 1 to 53. */
    WEEK(true, false),
    /** The day of the month. */
    DAY(true, false),
    /** The day of the year. */
    DAY_OF_YEAR(true, false),
    /** The day of the week, from 1 for Monday to 7. */
    DAY_OF_WEEK(true, false),
    /** The hour, from 0 to 23. */
    HOUR(false, true),
    /** The minute. */
    MINUTE(false, true),
    /** The whole second. */
    SECOND(false, true),
    /** The microsecond of the second. */
    MICROSECOND(false, true);

    private final boolean ofDates;
    private final boolean ofTimes;

    DatePart(boolean ofDates, boolean ofTimes) {
        this.ofDates = ofDates;
        this.ofTimes = ofTimes;
    }

    /**
     * Tells whether a date has it.
     *
     * @return whether it does
     */
    public boolean isOfDates() {
        return ofDates;
    }

    /**
     * Tells whether a time has it.
     *
     * @return whether it does
     */
    public boolean isOfTimes() {
        return ofTimes;
    }
}
