package dev.orm.dialect.internal;

import dev.orm.type.SqlType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Keeps decimals exact on their way in and out. */
public final class Decimals {

    /** Digits of a decimal that a number of 64 bits holds, whatever they are. */
    public static final int LONG_DIGITS = 18;

    /** Digits of a decimal that a double gives back exactly. */
    public static final int DOUBLE_DIGITS = 15;

    private static final MathContext DOUBLE = new MathContext(DOUBLE_DIGITS, RoundingMode.HALF_EVEN);

    private Decimals() {}

    /**
     * Returns a double that is greater and less than the same decimals of up to 15 digits as the value is. One with more digits is
     * equal to none of them, and lies between two.
     */
    public static double beside(BigDecimal value) {
        if (value.precision() <= DOUBLE_DIGITS) {
            return value.doubleValue();
        }
        BigDecimal nearest = value.round(DOUBLE);
        int order = value.compareTo(nearest);
        double near = nearest.doubleValue();
        return order == 0 ? near : order > 0 ? Math.nextUp(near) : Math.nextDown(near);
    }

    /** Returns the value with the scale of its type, or refuses it if the database would round it. */
    public static BigDecimal fitting(BigDecimal value, SqlType<?> type) {
        int scale = type.scale();
        BigDecimal exact = value;
        if (exact.scale() > scale) {
            BigDecimal stripped = exact.stripTrailingZeros();
            exact = stripped.scale() > scale ? exact : stripped;
        }
        boolean fits = exact.scale() <= scale && exact.precision() - exact.scale() <= type.precision() - scale;
        if (fits || exact.signum() == 0) {
            return exact.setScale(scale);
        }
        if (type.isBounded()) {
            throw new IllegalArgumentException("A number with " + (value.precision() - value.scale())
                    + " digits before and " + Math.max(0, value.scale()) + " after the point does not fit into " + type
                    + " without being changed. Round it first, or make the column wider.");
        }
        return exact;
    }

    /** Returns the value with a scale where that does not change it; -1 is for the scale it has. */
    public static @Nullable BigDecimal scaled(@Nullable BigDecimal value, int scale) {
        if (value == null || scale < 0 || value.scale() == scale) {
            return value;
        }
        if (value.scale() < scale) {
            return value.setScale(scale);
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() > scale ? value : stripped.setScale(scale);
    }

    /** Returns the decimal that a binary floating point number stands for, rounded to a scale; -1 is for as many digits as it has. */
    public static BigDecimal ofDouble(double value, int scale) {
        BigDecimal decimal = BigDecimal.valueOf(value);
        return scale < 0 ? decimal : decimal.setScale(scale, RoundingMode.HALF_EVEN);
    }
}
