package dev.orm.kit.suite.type;

import dev.orm.type.SqlType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Booleans, integers and floating-point numbers, at their edges. */
public abstract class NumberSuite extends TypeSuite {

    /** Made by a subclass. */
    protected NumberSuite() {}

    @Test
    @Tag("CORE-46")
    void booleans() {
        roundTrips(SqlType.BOOLEAN, true, false);
    }

    @Test
    @Tag("CORE-46")
    void smallints() {
        roundTrips(SqlType.SMALLINT, (short) 0, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    @Test
    @Tag("CORE-46")
    void integers() {
        roundTrips(SqlType.INTEGER, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        orders(SqlType.INTEGER, Integer.MIN_VALUE, -10, -9, 0, 9, 10, Integer.MAX_VALUE);
    }

    @Test
    @Tag("CORE-46")
    void bigints() {
        roundTrips(SqlType.BIGINT, 0L, Long.MIN_VALUE, Long.MAX_VALUE, 9_007_199_254_740_993L);
        orders(SqlType.BIGINT, Long.MIN_VALUE, 9_007_199_254_740_992L, 9_007_199_254_740_993L, Long.MAX_VALUE);
    }

    @Test
    @Tag("CORE-46")
    void reals() {
        roundTrips(SqlType.REAL, 0f, 1.1f, -1.5f, 1e30f, Float.MIN_NORMAL);
    }

    @Test
    @Tag("CORE-46")
    void doubles() {
        roundTrips(SqlType.DOUBLE, 0d, 0.1, -Double.MAX_VALUE, Double.MIN_NORMAL, 1e15, 1.0 / 3);
        orders(SqlType.DOUBLE, -1e300, -1.0, -1e-300, 0d, 1e-300, 1.0, 1e300);
    }

    @Test
    @Tag("CORE-15")
    void aloneInASelectList() {
        selectsAlone(SqlType.BOOLEAN, true, false);
        selectsAlone(SqlType.INTEGER, 0, Integer.MIN_VALUE);
        selectsAlone(SqlType.BIGINT, Long.MAX_VALUE);
        selectsAlone(SqlType.DOUBLE, 0.1, -1e300);
    }
}
