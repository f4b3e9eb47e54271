package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.Call;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.SqlFunction;
import dev.orm.sql.node.TemporalCall;
import dev.orm.sql.node.TemporalFunction;
import dev.orm.sql.node.TemporalOf;
import dev.orm.type.SqlType;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * An expression whose value is a date or a time. What a point on the time line is calculated to is calculated in UTC, to the microsecond,
 * on every database, whatever zone the connection or the server is in.
 *
 * @param <T> the Java type of its value: a class of {@code java.time}
 */
public interface TemporalExpression<T> extends ComparableExpression<T> {

    /**
     * {@code extract(part from this)}.
     *
     * @param part which part
     * @return the part
     * @throws IllegalArgumentException if a value of this type has no such part
     */
    default NumberExpression<Integer> extract(DatePart part) {
        if (javaType() == LocalDate.class && !part.isOfDates() || javaType() == LocalTime.class && !part.isOfTimes()) {
            throw new IllegalArgumentException("A " + javaType().getSimpleName() + " has no " + part + ".");
        }
        return new NumberOf<>(new TemporalCall<>(part, List.of(this), SqlType.INTEGER, Integer.class));
    }

    /**
     * This moved by an amount of time. Months are cut to their last day, as in {@code java.time}.
     *
     * @param amount how many units, negative for earlier
     * @param unit years to microseconds
     * @return the other date or time
     * @throws IllegalArgumentException if a value of this type cannot be moved by the unit
     */
    default TemporalExpression<T> plus(long amount, ChronoUnit unit) {
        return TemporalOf.moved(this, amount, unit);
    }

    /**
     * This moved back by an amount of time.
     *
     * @param amount how many units
     * @param unit years to microseconds
     * @return the other date or time
     * @throws IllegalArgumentException if a value of this type cannot be moved by the unit
     */
    default TemporalExpression<T> minus(long amount, ChronoUnit unit) {
        return plus(Math.negateExact(amount), unit);
    }

    /**
     * This moved by a duration, cut to microseconds.
     *
     * @param duration how far
     * @return the other time
     * @throws IllegalArgumentException if a value of this type has no time
     */
    default TemporalExpression<T> plus(Duration duration) {
        return plus(TemporalOf.micros(duration), ChronoUnit.MICROS);
    }

    /**
     * This moved back by a duration, cut to microseconds.
     *
     * @param duration how far
     * @return the other time
     * @throws IllegalArgumentException if a value of this type has no time
     */
    default TemporalExpression<T> minus(Duration duration) {
        return minus(TemporalOf.micros(duration), ChronoUnit.MICROS);
    }

    /**
     * This moved by months first, then by days.
     *
     * @param period how far
     * @return the other date
     */
    default TemporalExpression<T> plus(Period period) {
        return plus(period.toTotalMonths(), ChronoUnit.MONTHS).plus(period.getDays(), ChronoUnit.DAYS);
    }

    /**
     * {@code date_trunc(unit, this)}: the first moment of the unit that this lies in; weeks begin on Monday.
     *
     * @param unit years, months, weeks, days, hours, minutes, or seconds
     * @return that moment
     * @throws IllegalArgumentException if it is another unit
     */
    default TemporalExpression<T> truncatedTo(ChronoUnit unit) {
        return TemporalOf.truncated(this, unit);
    }

    /**
     * The time from this to another, in whole units cut towards 0, as {@code ChronoUnit.between} has it.
     *
     * @param end the other date or time
     * @param unit weeks to microseconds
     * @return how many units; negative if the other is earlier
     * @throws IllegalArgumentException if it is a unit whose length is not always the same
     */
    default NumberExpression<Long> until(Expression<T> end, ChronoUnit unit) {
        TemporalFunction function =
                javaType() == LocalTime.class ? TemporalFunction.MICROS_BETWEEN_TIMES : TemporalFunction.MICROS_BETWEEN;
        TemporalCall<Long> micros = new TemporalCall<>(function, List.of(this, end), SqlType.BIGINT, Long.class);
        Bind<Long> length = Bind.of(SqlType.BIGINT, TemporalOf.length(unit));
        return new NumberOf<>(Call.of(SqlFunction.QUOTIENT, Long.class, List.of(micros, length)));
    }

    /**
     * The time from this to a value.
     *
     * @param end the other date or time, not null
     * @param unit weeks to microseconds
     * @return how many units, as for {@link #until(Expression, ChronoUnit)}
     */
    default NumberExpression<Long> until(T end, ChronoUnit unit) {
        return until(Bind.of(this, end), unit);
    }

    /**
     * {@code cast(this as date)}: the day, in UTC for a point on the time line.
     *
     * @return the date
     */
    default TemporalExpression<LocalDate> toDate() {
        return new TemporalOf<>(
                new TemporalCall<>(TemporalFunction.TO_DATE, List.of(this), SqlType.DATE, LocalDate.class));
    }
}
