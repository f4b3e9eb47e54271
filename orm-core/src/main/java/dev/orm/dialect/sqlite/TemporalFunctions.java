package dev.orm.dialect.sqlite;

import dev.orm.dialect.internal.IsoText;
import dev.orm.sql.DatePart;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/** Calculates with dates and times to the microsecond, as functions of a connection of SQLite. */
final class TemporalFunctions {

    private TemporalFunctions() {}

    static void register(SQLiteConnection to) throws SQLException {
        create(to, "orm_date_part", 2, new Part());
        create(to, "orm_date_trunc", 2, new Truncation());
        create(to, "orm_date_plus", 3, new Addition());
        create(to, "orm_micros_between", 2, new Between());
    }

    private static void create(SQLiteConnection to, String name, int arguments, Function function) throws SQLException {
        Function.create(to, name, function, arguments, Function.FLAG_DETERMINISTIC);
    }

    private static LocalDateTime moment(String text) {
        return text.length() > 10 ? IsoText.dateTime(text) : IsoText.date(text).atStartOfDay();
    }

    /** A part of a date, a time, or both. */
    private static final class Part extends Function {

        @Override
        protected void xFunc() throws SQLException {
            String text = value_text(1);
            if (text == null) {
                result();
                return;
            }
            TemporalAccessor value = text.charAt(2) == ':' ? IsoText.time(text) : moment(text);
            result(
                    switch (DatePart.valueOf(value_text(0))) {
                        case YEAR -> value.get(ChronoField.YEAR);
                        case QUARTER -> value.get(IsoFields.QUARTER_OF_YEAR);
                        case MONTH -> value.get(ChronoField.MONTH_OF_YEAR);
                        case WEEK -> value.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                        case DAY -> value.get(ChronoField.DAY_OF_MONTH);
                        case DAY_OF_YEAR -> value.get(ChronoField.DAY_OF_YEAR);
                        case DAY_OF_WEEK -> value.get(ChronoField.DAY_OF_WEEK);
                        case HOUR -> value.get(ChronoField.HOUR_OF_DAY);
                        case MINUTE -> value.get(ChronoField.MINUTE_OF_HOUR);
                        case SECOND -> value.get(ChronoField.SECOND_OF_MINUTE);
                        case MICROSECOND -> value.get(ChronoField.MICRO_OF_SECOND);
                    });
        }
    }

    /** The first moment of a unit. */
    private static final class Truncation extends Function {

        @Override
        protected void xFunc() throws SQLException {
            String text = value_text(1);
            if (text == null) {
                result();
                return;
            }
            LocalDateTime moment = moment(text);
            String unit = value_text(0);
            result(IsoText.of(
                    switch (unit) {
                        case "year" -> moment.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
                        case "month" -> moment.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
                        case "week" ->
                            moment.truncatedTo(ChronoUnit.DAYS)
                                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                        default -> moment.truncatedTo(ChronoUnit.valueOf(unit.toUpperCase(Locale.ROOT) + "S"));
                    }));
        }
    }

    /** A moment moved by months, days or microseconds. */
    private static final class Addition extends Function {

        @Override
        protected void xFunc() throws SQLException {
            String text = value_text(1);
            if (text == null || value_text(2) == null) {
                result();
                return;
            }
            ChronoUnit unit = ChronoUnit.valueOf(value_text(0).toUpperCase(Locale.ROOT));
            result(IsoText.of(moment(text).plus(value_long(2), unit)));
        }
    }

    /** The microseconds from one moment, or time of a day, to another. */
    private static final class Between extends Function {

        @Override
        protected void xFunc() throws SQLException {
            Long start = micros(value_text(0));
            Long end = micros(value_text(1));
            if (start == null || end == null) {
                result();
            } else {
                result(end - start);
            }
        }

        private static @Nullable Long micros(@Nullable String text) {
            if (text == null) {
                return null;
            }
            if (text.charAt(2) == ':') {
                return IsoText.time(text).getLong(ChronoField.MICRO_OF_DAY);
            }
            return ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), moment(text));
        }
    }
}
