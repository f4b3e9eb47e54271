package dev.orm.migrations.sqlite;

import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.schema.Column;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How values of one type become values of another in SQLite, as the other databases do it: what they would refuse is found by a
 * condition before anything is changed, as {@code CAST} would make a 0 of it.
 *
 * @param value the new value, made of the old one
 * @param wrong a condition that is true for old values that cannot become new ones, or null if all can
 */
record Conversion(String value, @Nullable String wrong) {

    private static final Set<SqlTypeName> WHOLE =
            EnumSet.of(SqlTypeName.SMALLINT, SqlTypeName.INTEGER, SqlTypeName.BIGINT);
    private static final Set<SqlTypeName> FRACTION = EnumSet.of(SqlTypeName.REAL, SqlTypeName.DOUBLE);
    private static final Set<SqlTypeName> STRING = EnumSet.of(SqlTypeName.VARCHAR, SqlTypeName.TEXT);
    private static final Set<SqlTypeName> WITH_DATE =
            EnumSet.of(SqlTypeName.DATE, SqlTypeName.TIMESTAMP, SqlTypeName.INSTANT);

    private static final Set<SqlTypeName> WITH_TIME = EnumSet.of(SqlTypeName.TIMESTAMP, SqlTypeName.INSTANT);

    /** Decimals of more digits are text. */
    private static final int NUMBER_DIGITS = 15;

    private static final String HEX = "[0-9a-fA-F]";

    /**
     * Finds the way.
     *
     * @param old the old value, as SQL
     * @throws UnsupportedConstructException if there is none
     */
    static Conversion of(String old, Column<?> from, Column<?> to) {
        SqlType<?> before = from.type().on("SQLite");
        SqlType<?> after = to.type().on("SQLite");
        SqlTypeName source = before.name();
        if (STRING.contains(after.name())) {
            return toText(old, before, after);
        } else if (source == after.name() && source != SqlTypeName.DECIMAL || isBoth(WITH_TIME, source, after.name())) {
            return new Conversion(old, null);
        } else if (WHOLE.contains(after.name())) {
            return toWhole(old, before, after);
        } else if (FRACTION.contains(after.name()) && isNumber(source)) {
            return new Conversion("cast(" + old + " as real)", null);
        } else if (FRACTION.contains(after.name()) && STRING.contains(source)) {
            return new Conversion("cast(" + old + " as real)", noNumber(old));
        } else if (after.name() == SqlTypeName.DECIMAL) {
            return toDecimal(old, before, after);
        }
        Conversion other = STRING.contains(source) ? ofText(old, after.name()) : ofTime(old, source, after.name());
        if (other == null) {
            throw new UnsupportedConstructException(
                    "SQLite cannot make a " + after + " of the " + before + " in column \"" + to.name()
                            + "\". Add a column of the new type, fill it by op.execute or op.run, and drop the old one.");
        }
        return other;
    }

    private static boolean isBoth(Set<SqlTypeName> kind, SqlTypeName left, SqlTypeName right) {
        return kind.contains(left) && kind.contains(right);
    }

    private static boolean isNumber(SqlTypeName type) {
        return WHOLE.contains(type) || FRACTION.contains(type) || type == SqlTypeName.DECIMAL;
    }

    private static boolean isText(SqlType<?> decimal) {
        return decimal.precision() > NUMBER_DIGITS;
    }

    private static Conversion toText(String old, SqlType<?> before, SqlType<?> after) {
        String text = switch (before.name()) {
            case VARCHAR, TEXT, DATE, TIME, TIMESTAMP, INSTANT, UUID, JSON -> old;
            case BOOLEAN -> "case " + old + " when 0 then 'false' else 'true' end";
            case SMALLINT, INTEGER, BIGINT, REAL, DOUBLE -> "cast(" + old + " as text)";
            case DECIMAL -> isText(before) ? old : "printf('%." + before.scale() + "f', " + old + ")";
            case BINARY, ARRAY ->
                throw new UnsupportedConstructException("SQLite cannot make a text of a " + before
                        + ". Add a column, fill it by op.run, and drop the old one.");
        };
        boolean fits = after.name() == SqlTypeName.TEXT
                || before.name() == SqlTypeName.VARCHAR && before.length() <= after.length();
        return new Conversion(
                text.equals(old) ? old : "case when " + old + " is not null then " + text + " end",
                fits ? null : "length(" + text + ") > " + after.length());
    }

    /** A JSON number is one that all databases read as the same. */
    private static String noNumber(String text) {
        return "not (json_valid(" + text + ") and json_type(" + text + ") in ('integer', 'real'))";
    }

    private static Conversion toWhole(String old, SqlType<?> before, SqlType<?> after) {
        int bytes = after.name() == SqlTypeName.SMALLINT ? 2 : after.name() == SqlTypeName.INTEGER ? 4 : 8;
        if (before.name() == SqlTypeName.BOOLEAN) {
            return new Conversion(old, null);
        } else if (STRING.contains(before.name())) {
            String whole = "cast(" + old + " as integer)";
            String malformed = "case when json_valid(" + old + ") then json_type(" + old + ") <> 'integer' or cast("
                    + whole + " as text) <> " + old + " else 1 end";
            return new Conversion(whole, bytes == 8 ? malformed : malformed + " or " + outside(whole, bytes));
        } else if (WHOLE.contains(before.name())) {
            return new Conversion(old, outside(old, bytes));
        } else if (isNumber(before.name())) {
            // What is text is rounded exactly; the others are numbers of the processor already.
            String rounded = before.name() == SqlTypeName.DECIMAL && isText(before)
                    ? "orm_decimal_fit(" + old + ", 1000, 0)"
                    : "round(" + old + ")";
            String beyond =
                    bytes == 8 ? "abs(cast(" + old + " as real)) >= 9223372036854774784.0" : outside(rounded, bytes);
            return new Conversion("cast(" + rounded + " as integer)", beyond);
        }
        throw new UnsupportedConstructException("SQLite cannot make a " + after + " of a " + before
                + ". Add a column of the new type, fill it by op.execute or op.run, and drop the old one.");
    }

    private static String outside(String number, int bytes) {
        if (bytes == 8) {
            return "0";
        }
        long limit = 1L << (8 * bytes - 1);
        String value = "cast(" + number + " as integer)";
        return value + " not between -" + limit + " and " + (limit - 1);
    }

    private static Conversion toDecimal(String old, SqlType<?> before, SqlType<?> after) {
        boolean number = isNumber(before.name());
        if (!number && !STRING.contains(before.name())) {
            throw new UnsupportedConstructException("SQLite cannot make a " + after + " of a " + before
                    + ". Add a column of the new type, fill it by op.execute or op.run, and drop the old one.");
        }
        boolean wider = before.name() == SqlTypeName.DECIMAL
                && after.scale() >= before.scale()
                && after.precision() - after.scale() >= before.precision() - before.scale();
        if (wider && !isText(after) || before.equals(after)) {
            return new Conversion(old, null);
        }
        String fitted = "orm_decimal_fit(" + old + ", " + after.precision() + ", " + after.scale() + ")";
        // Rounding may make one digit more, so what is that near to the limit is looked at after it.
        String beyond = "abs(cast(orm_decimal_fit(" + old + ", 1000, " + after.scale() + ") as real)) >= 1e"
                + (after.precision() - after.scale());
        String wrong =
                number ? wider ? null : beyond : "case when " + noNumber(old) + " then 1 else " + beyond + " end";
        return new Conversion(isText(after) ? fitted : "cast(" + fitted + " as real)", wrong);
    }

    private static @Nullable Conversion ofText(String old, SqlTypeName after) {
        return switch (after) {
            case BOOLEAN ->
                new Conversion(
                        "case lower(" + old
                                + ") when 'true' then 1 when '1' then 1 when 'false' then 0 when '0' then 0 end",
                        "lower(" + old + ") not in ('true', 'false', '1', '0')");
            case DATE -> new Conversion(old, "date(" + old + ") is not " + old);
            case TIME -> toTime(old);
            case TIMESTAMP, INSTANT -> toDateTime(old);
            case UUID ->
                new Conversion(
                        "lower(" + old + ")",
                        old + " not glob '" + HEX.repeat(8) + ("-" + HEX.repeat(4)).repeat(3) + "-" + HEX.repeat(12)
                                + "'");
            case JSON -> new Conversion(old, "not json_valid(" + old + ")");
            default -> null;
        };
    }

    /** Text of one form is equal if the times are. */
    private static Conversion toTime(String old) {
        String seconds = "case length(" + old + ") when 5 then " + old + " || ':00' else substr(" + old + ", 1, 8) end";
        return new Conversion(
                seconds + " || " + fraction(old, 9),
                "time(" + seconds + ") is not " + seconds + " or " + noFraction(old, 9));
    }

    /** As {@link #toTime}; a date alone is its midnight. A zone is refused, as a time without one has none. */
    private static Conversion toDateTime(String old) {
        String seconds = "case length(" + old + ") when 10 then " + old + " || ' 00:00:00' when 16 then substr(" + old
                + ", 1, 10) || ' ' || substr(" + old + ", 12) || ':00' else substr(" + old
                + ", 1, 10) || ' ' || substr("
                + old + ", 12, 8) end";
        return new Conversion(
                seconds + " || " + fraction(old, 20),
                "datetime(" + seconds + ") is not " + seconds + " or length(" + old + ") > 10 and substr(" + old
                        + ", 11, 1) not in (' ', 'T') or " + noFraction(old, 20));
    }

    /** Six digits of a second at most, none that says nothing. */
    private static String fraction(String old, int from) {
        return "rtrim(substr(" + old + ", " + from + ", 7), '0.')";
    }

    private static String noFraction(String old, int from) {
        return "substr(" + old + ", " + from + ") <> '' and (substr(" + old + ", " + from
                + ") not glob '.[0-9]*' or substr(" + old + ", " + (from + 1) + ") glob '*[^0-9]*')";
    }

    private static @Nullable Conversion ofTime(String old, SqlTypeName before, SqlTypeName after) {
        if (before == SqlTypeName.DATE && WITH_TIME.contains(after)) {
            return new Conversion(old + " || ' 00:00:00'", null);
        } else if (WITH_DATE.contains(before) && after == SqlTypeName.DATE) {
            return new Conversion("substr(" + old + ", 1, 10)", null);
        } else if (WITH_TIME.contains(before) && after == SqlTypeName.TIME) {
            return new Conversion("substr(" + old + ", 12)", null);
        }
        return null;
    }
}
