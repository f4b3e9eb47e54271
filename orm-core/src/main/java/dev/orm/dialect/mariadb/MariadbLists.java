package dev.orm.dialect.mariadb;

import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How the values of an IN list, which travel as JSON, become rows again. */
final class MariadbLists {

    /** Most digits of a decimal. */
    static final int DIGITS = 65;

    /** Digits after the point of a decimal in a list, unless its column has more, or so many before the point that fewer are left. */
    private static final int SCALE = 30;

    private MariadbLists() {}

    /** The type of the column in which the values stand. */
    static String column(SqlType<?> type) {
        return switch (type.name()) {
            case BOOLEAN -> "boolean";
            case SMALLINT, INTEGER, BIGINT -> "bigint";
            case REAL, DOUBLE -> "double";
            case DECIMAL -> "decimal(" + DIGITS + ", " + scale(type) + ")";
            case VARCHAR -> MariadbDdl.varchar(type) + " character set utf8mb4 collate " + MariadbDdl.COLLATION;
            case TEXT, JSON, ARRAY -> "longtext character set utf8mb4 collate " + MariadbDdl.COLLATION;
            case DATE -> "date";
            case TIME -> "time(6)";
            case TIMESTAMP, INSTANT -> "datetime(6)";
            case UUID -> MariadbDdl.UUID;
            case BINARY -> "longtext character set ascii";
        };
    }

    /** What makes a value of the type out of that column. */
    static String value(SqlType<?> type, String column) {
        return type.name() == SqlTypeName.BINARY ? "unhex(" + column + ")" : column;
    }

    private static int scale(SqlType<?> type) {
        int before = type.precision() - type.scale();
        return Math.max(type.scale(), Math.min(SCALE, DIGITS - before));
    }

    /** Leaves out the decimals that no column could hold, so that nothing equals them. */
    static <T> List<T> comparable(Collection<T> values, SqlType<?> type) {
        int scale = scale(type);
        List<T> comparable = new ArrayList<>(values.size());
        for (T value : values) {
            BigDecimal decimal = stored(value, type);
            if (decimal.stripTrailingZeros().scale() <= scale
                    && decimal.precision() - decimal.scale() <= DIGITS - scale) {
                comparable.add(value);
            }
        }
        return comparable;
    }

    @SuppressWarnings("unchecked")
    private static <T> BigDecimal stored(Object value, SqlType<T> type) {
        return (BigDecimal) type.toStored((T) value);
    }
}
