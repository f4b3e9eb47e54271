package dev.orm.dialect.internal;

import dev.orm.type.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Values in DDL. Statements have parameters and never need them. */
public final class Literals {

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss.SSSSSS")
            .toFormatter(java.util.Locale.ROOT);

    private Literals() {}

    /**
     * Writes a value as the standard has it.
     *
     * @param text writes a text
     */
    static String standard(Object value, UnaryOperator<String> text) {
        if (value instanceof String string) {
            return text.apply(string);
        } else if (value instanceof Boolean
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Short) {
            return value.toString();
        } else if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("A definition cannot hold " + value + ". Use a finite number.");
            }
            return new BigDecimal(value.toString()).toPlainString();
        } else if (value instanceof LocalDate date) {
            return "date '" + date + "'";
        } else if (value instanceof LocalTime time) {
            return "time '" + time + "'";
        } else if (value instanceof LocalDateTime time) {
            return "timestamp '" + DATE_TIME.format(time) + "'";
        } else if (value instanceof Instant instant) {
            return "timestamp with time zone '" + DATE_TIME.format(instant.atOffset(ZoneOffset.UTC)) + "+00:00'";
        } else if (value instanceof UUID) {
            return "'" + value + "'";
        } else if (value instanceof byte[] bytes) {
            return "x'" + HexFormat.of().formatHex(bytes) + "'";
        }
        if (value instanceof Json json) {
            return text.apply(json.text());
        }
        throw new IllegalArgumentException(
                "A definition cannot hold a value of " + value.getClass().getSimpleName()
                        + ". Use a text, a number, a date, or leave the default to the program.");
    }

    /** Writes a text whose backslashes are backslashes. */
    public static String text(String value) {
        return "'" + TextRules.checked(value).replace("'", "''") + "'";
    }
}
