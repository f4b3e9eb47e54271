package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Where the frame of a window begins or ends, seen from the row that is calculated.
 *
 * @param kind in which direction
 * @param distance how many rows or groups away; null for as far as there are any, and for the row itself
 */
public record FrameBound(Kind kind, @Nullable Bind<Integer> distance) {

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

    static FrameBound at(Kind kind, int distance) {
        if (distance < 0) {
            throw new IllegalArgumentException(
                    "A frame is bounded by a number of rows from 0 on, not " + distance + ". Use the other direction.");
        }
        return new FrameBound(kind, Bind.of(SqlType.INTEGER, distance));
    }
}
