package dev.orm.sql.node;

import dev.orm.sql.BindCollector;
import dev.orm.sql.Expression;
import dev.orm.sql.TemporalExpression;
import dev.orm.type.SqlType;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Lends the methods of {@link TemporalExpression} to an expression whose value is a date or time; nothing of it is seen in the statement.
 *
 * @param expression the expression
 * @param <T> the Java type of its value
 */
public record TemporalOf<T>(Expression<T> expression) implements TemporalExpression<T>, Facade<T> {

    @Override
    public TemporalOf<T> of(Expression<T> other) {
        return new TemporalOf<>(other);
    }

    @Override
    public Class<T> javaType() {
        return expression.javaType();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return expression.accept(visitor);
    }

    @Override
    public void collectBinds(BindCollector binds) {
        binds.collect(expression);
    }

    /**
     * Moves a date or time.
     *
     * @param from the date or time
     * @param amount how many units
     * @param unit the unit
     * @param <T> its Java type
     * @return the moved one
     */
    public static <T> TemporalExpression<T> moved(Expression<T> from, long amount, ChronoUnit unit) {
        TemporalFunction function = switch (unit) {
            case MONTHS, YEARS, DECADES, CENTURIES -> TemporalFunction.PLUS_MONTHS;
            case DAYS, WEEKS -> TemporalFunction.PLUS_DAYS;
            case MICROS, MILLIS, SECONDS, MINUTES, HOURS -> TemporalFunction.PLUS_MICROS;
            default ->
                throw new IllegalArgumentException("A date or time is moved by YEARS to MICROS, not by " + unit + ".");
        };
        boolean isDate = from.javaType() == LocalDate.class;
        if (isDate && function == TemporalFunction.PLUS_MICROS || from.javaType() == LocalTime.class) {
            throw new IllegalArgumentException(
                    "A " + from.javaType().getSimpleName() + " cannot be moved by " + unit + ".");
        }
        long factor = switch (function) {
            case PLUS_MONTHS ->
                unit.getDuration().toDays() / ChronoUnit.MONTHS.getDuration().toDays();
            case PLUS_DAYS -> unit.getDuration().toDays();
            default -> length(unit);
        };
        Bind<Long> times = Bind.of(SqlType.BIGINT, Math.multiplyExact(amount, factor));
        return new TemporalOf<>(new TemporalCall<>(function, List.of(from, times), null, from.javaType()));
    }

    /**
     * Cuts a date or time.
     *
     * @param from the date or time
     * @param unit the unit whose first moment is wanted
     * @param <T> its Java type
     * @return that moment
     */
    public static <T> TemporalExpression<T> truncated(Expression<T> from, ChronoUnit unit) {
        TemporalFunction function = switch (unit) {
            case YEARS -> TemporalFunction.TRUNCATE_YEAR;
            case MONTHS -> TemporalFunction.TRUNCATE_MONTH;
            case WEEKS -> TemporalFunction.TRUNCATE_WEEK;
            case DAYS -> TemporalFunction.TRUNCATE_DAY;
            case HOURS -> TemporalFunction.TRUNCATE_HOUR;
            case MINUTES -> TemporalFunction.TRUNCATE_MINUTE;
            case SECONDS -> TemporalFunction.TRUNCATE_SECOND;
            default ->
                throw new IllegalArgumentException("A date or time is cut to YEARS, MONTHS, WEEKS, DAYS, HOURS, MINUTES"
                        + " or SECONDS, not to " + unit + ".");
        };
        if (from.javaType() == LocalTime.class) {
            throw new IllegalArgumentException("A LocalTime cannot be cut. Extract its parts.");
        }
        return new TemporalOf<>(new TemporalCall<>(function, List.of(from), null, from.javaType()));
    }

    /**
     * Returns the length of a unit.
     *
     * @param unit the unit
     * @return its microseconds
     */
    public static long length(ChronoUnit unit) {
        if (unit == ChronoUnit.NANOS || unit.compareTo(ChronoUnit.WEEKS) > 0) {
            throw new IllegalArgumentException(
                    "The time between two moments is counted in WEEKS to MICROS, not in " + unit + ".");
        }
        return micros(unit.getDuration());
    }

    /**
     * Returns the length of a duration.
     *
     * @param duration the duration
     * @return its microseconds, cut to whole ones
     */
    public static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
    }

    @Override
    public String toString() {
        return expression().toString();
    }
}
