package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the frame of a window begins or ends, seen from the row that is calculated.
 *
 * @param kind in which direction
 * @param distance how many rows, groups or values away; null for as far as there are any, and for the row itself
 */
public record FrameBound(Kind kind, @Nullable Bind<?> distance) {

    /** In which direction a bound lies. The order of the constants is that of the rows. */
    public enum Kind {
        /** {@code UNBOUNDED PRECEDING}. */
        UNBOUNDED_PRECEDING,
        /** {@code n PRECEDING}. */
        PRECEDING,
        /** {@code CURRENT ROW}. */
        CURRENT_ROW,
        /** {@code n FOLLOWING}. */
        FOLLOWING,
        /** {@code UNBOUNDED FOLLOWING}. */
        UNBOUNDED_FOLLOWING
    }

    static FrameBound at(Kind kind, long distance) {
        return at(kind, Bind.of(SqlType.BIGINT, distance), distance < 0);
    }

    static FrameBound at(Kind kind, BigDecimal distance) {
        return at(kind, Bind.ofValue(distance), distance.signum() < 0);
    }

    static FrameBound at(Kind kind, Duration distance) {
        return at(kind, Bind.ofValue(distance), distance.isNegative());
    }

    private static FrameBound at(Kind kind, Bind<?> distance, boolean negative) {
        if (negative) {
            throw new IllegalArgumentException(
                    "A frame is bounded by a distance from 0 on, not one below. Use the other direction.");
        }
        return new FrameBound(kind, distance);
    }

    /** Tells whether the distance is one of values, which no number of rows could be. */
    boolean isOfValues() {
        return distance != null && distance.javaType() != Long.class;
    }
}
