package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The values of {@code @Version} attributes. */
final class Versions {

    private Versions() {}

    /** Returns the version of a new row: 0, or the present instant. */
    static Object first(ColumnAttribute version, @Nullable Object present) {
        Class<?> type = version.column().type().javaType();
        if (type == Instant.class) {
            return present == null ? now() : present;
        }
        return present == null ? number(type, 0) : present;
    }

    /** Returns the version that follows another. */
    static Object next(ColumnAttribute version, @Nullable Object present) {
        Class<?> type = version.column().type().javaType();
        if (type == Instant.class) {
            Instant now = now();
            return present instanceof Instant before && !now.isAfter(before) ? before.plus(1, ChronoUnit.MICROS) : now;
        }
        return number(type, present == null ? 0 : ((Number) present).longValue() + 1);
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static Object number(Class<?> type, long value) {
        if (type == Long.class) {
            return value;
        }
        if (type == Integer.class) {
            return (int) value;
        }
        return (short) value;
    }
}
