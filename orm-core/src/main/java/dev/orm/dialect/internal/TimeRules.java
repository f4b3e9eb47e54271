package dev.orm.dialect.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** What dates and times must be like so that every database keeps them exactly as they are. */
public final class TimeRules {

    private static final int LAST_YEAR = 9999;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private TimeRules() {}

    /** Refuses a date outside the calendar that all databases have. */
    public static LocalDate checked(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw outside();
        }
        return date;
    }

    /** Returns the time of day to the microsecond. */
    public static LocalTime checked(LocalTime time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns the date and time to the microsecond, or refuses it. */
    public static LocalDateTime checked(LocalDateTime dateTime) {
        checked(dateTime.toLocalDate());
        return dateTime.truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns the instant to the microsecond, or refuses it. */
    public static Instant checked(Instant instant) {
        if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
            throw outside();
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static IllegalArgumentException outside() {
        return new IllegalArgumentException("A date lies outside of the years 1 to " + LAST_YEAR
                + ", which are those that every database keeps and orders. Use null for \"never\" and \"always\".");
    }
}
