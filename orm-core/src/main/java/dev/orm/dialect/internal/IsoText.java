package dev.orm.dialect.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Dates and times as text whose order is that of time: {@code 2026-11-22 19:47:09.25}. An instant is in UTC and says no zone.
 * Reading takes a {@code T} between date and time and a {@code Z} at the end too.
 */
public final class IsoText {

    private static final int DATE_LENGTH = 10;

    private static final int MICROS = 1_000;

    private IsoText() {}

    public static String of(LocalDate date) {
        return date(new StringBuilder(DATE_LENGTH), date).toString();
    }

    public static String of(LocalTime time) {
        return time(new StringBuilder(15), time).toString();
    }

    public static String of(LocalDateTime dateTime) {
        StringBuilder text = date(new StringBuilder(26), dateTime.toLocalDate()).append(' ');
        return time(text, dateTime.toLocalTime()).toString();
    }

    public static String of(Instant instant) {
        return of(LocalDateTime.ofInstant(TimeRules.checked(instant), ZoneOffset.UTC));
    }

    private static StringBuilder date(StringBuilder text, LocalDate date) {
        int year = TimeRules.checked(date).getYear();
        digits(text, year / 100);
        digits(text, year % 100);
        digits(text.append('-'), date.getMonthValue());
        return digits(text.append('-'), date.getDayOfMonth());
    }

    private static StringBuilder time(StringBuilder text, LocalTime time) {
        digits(text, time.getHour());
        digits(text.append(':'), time.getMinute());
        digits(text.append(':'), time.getSecond());
        int micros = time.getNano() / MICROS;
        if (micros > 0) {
            text.append('.');
            for (int unit = 100_000; micros > 0; unit /= 10) {
                text.append((char) ('0' + micros / unit));
                micros %= unit;
            }
        }
        return text;
    }

    private static StringBuilder digits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    public static LocalDate date(String text) {
        if (text.length() < DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new DateTimeException("no date");
        }
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, DATE_LENGTH));
    }

    public static LocalTime time(String text) {
        return time(text, 0, text.length());
    }

    public static LocalDateTime dateTime(String text) {
        LocalDate date = date(text);
        int end = text.length();
        if (end == DATE_LENGTH) {
            return date.atStartOfDay();
        }
        char separator = text.charAt(DATE_LENGTH);
        if (separator != ' ' && separator != 'T') {
            throw new DateTimeException("no separator");
        }
        return LocalDateTime.of(date, time(text, DATE_LENGTH + 1, text.charAt(end - 1) == 'Z' ? end - 1 : end));
    }

    private static LocalTime time(String text, int start, int end) {
        if (end - start < 5 || text.charAt(start + 2) != ':') {
            throw new DateTimeException("no time");
        }
        int hour = number(text, start, start + 2);
        int minute = number(text, start + 3, start + 5);
        if (end - start == 5) {
            return LocalTime.of(hour, minute);
        }
        if (end - start < 8 || text.charAt(start + 5) != ':') {
            throw new DateTimeException("no seconds");
        }
        return LocalTime.of(hour, minute, number(text, start + 6, start + 8), nanos(text, start + 8, end));
    }

    private static int nanos(String text, int start, int end) {
        if (start == end) {
            return 0;
        }
        if (text.charAt(start) != '.' || end - start > 10) {
            throw new DateTimeException("no fraction");
        }
        int nanos = number(text, start + 1, end);
        for (int digits = end - start - 1; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("no digit");
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
