package dev.orm.dialect.internal;

import dev.orm.sql.Expression;
import dev.orm.sql.FrameBound;
import dev.orm.sql.Window.Frame;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.SortKey;
import dev.orm.sql.node.TemporalCall;
import dev.orm.sql.node.TemporalFunction;
import dev.orm.type.Converter;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/**
 * What a frame that reaches as far as a distance of values is measured in. Numbers are measured as they are, dates and times in
 * microseconds, which every database can count.
 */
final class Distances {

    private static final SqlType<Duration> MICROSECONDS = SqlType.BIGINT.converted(Duration.class, new Microseconds());

    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    private Distances() {}

    /** The key of an order by which the distances of a frame are measured. */
    static SortKey key(List<SortKey> order) {
        if (order.size() != 1) {
            throw new IllegalArgumentException(
                    "A distance in range(…) is measured by the one key of the order, but the window has " + order.size()
                            + " keys. Order it by one, or count in rows(…) or groups(…).");
        }
        return order.get(0);
    }

    /** The type of the distances of a frame over a key of a type. */
    static SqlType<?> type(Frame frame, SqlType<?> key) {
        check(frame.start(), key);
        check(frame.end(), key);
        return isTemporal(key) ? MICROSECONDS : key.unbounded();
    }

    private static void check(FrameBound bound, SqlType<?> key) {
        Bind<?> distance = bound.distance();
        if (distance == null) {
            return;
        }
        Class<?> given = distance.javaType();
        boolean fits = key.javaType() == Duration.class || isTemporal(key)
                ? given == Duration.class
                : switch (key.name()) {
                    case SMALLINT, INTEGER, BIGINT -> given == Long.class;
                    case DECIMAL -> given == Long.class || given == BigDecimal.class;
                    default -> false;
                };
        if (!fits) {
            throw new IllegalArgumentException(
                    "A distance in range(…) is a whole number over whole numbers, a whole number or a"
                            + " BigDecimal over decimals, and a Duration over dates and times: a "
                            + given.getSimpleName()
                            + " over " + key + " is none. Cast the key, or count in rows(…) or groups(…).");
        }
    }

    private static boolean isTemporal(SqlType<?> type) {
        return switch (type.name()) {
            case DATE, TIME, TIMESTAMP, INSTANT -> true;
            default -> false;
        };
    }

    /** A key of numbers in the same order. */
    static SortKey measured(SortKey key) {
        SqlType<?> type = ExpressionTypes.of(key.expression());
        return isTemporal(type)
                ? new SortKey(microseconds(key.expression(), type.name()), key.descending(), key.nulls())
                : key;
    }

    private static Expression<Long> microseconds(Expression<?> value, SqlTypeName type) {
        TemporalFunction between =
                type == SqlTypeName.TIME ? TemporalFunction.MICROS_BETWEEN_TIMES : TemporalFunction.MICROS_BETWEEN;
        Bind<?> start = type == SqlTypeName.TIME
                ? Bind.of(SqlType.TIME, LocalTime.MIDNIGHT)
                : Bind.of(SqlType.TIMESTAMP, EPOCH);
        return new TemporalCall<>(between, List.of(start, local(value, type)), SqlType.BIGINT, Long.class);
    }

    private static Expression<?> local(Expression<?> value, SqlTypeName type) {
        return switch (type) {
            case DATE -> local(value, TemporalFunction.FROM_DATE);
            case INSTANT -> local(value, TemporalFunction.TO_LOCAL);
            default -> value;
        };
    }

    private static Expression<?> local(Expression<?> value, TemporalFunction conversion) {
        return new TemporalCall<>(conversion, List.of(value), SqlType.TIMESTAMP, LocalDateTime.class);
    }

    private static final class Microseconds implements Converter<Duration, Long> {

        @Override
        public Long toStored(Duration value) {
            return Math.addExact(Math.multiplyExact(value.getSeconds(), 1_000_000L), value.getNano() / 1_000);
        }

        @Override
        public Duration fromStored(Long stored) {
            return Duration.ofSeconds(stored / 1_000_000, stored % 1_000_000 * 1_000);
        }
    }
}
