package dev.orm.type;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes, reads and compares what is stored, behind any converter, by the method of the driver that each type has. */
final class StoredValues {

    private StoredValues() {}

    static void bind(ParameterBinder binder, int index, Object value, SqlType<?> type) throws SQLException {
        switch (type.name()) {
            case BOOLEAN -> binder.setBoolean(index, (Boolean) value);
            case SMALLINT -> binder.setShort(index, (Short) value);
            case INTEGER -> binder.setInt(index, (Integer) value);
            case BIGINT -> binder.setLong(index, (Long) value);
            case REAL -> binder.setFloat(index, (Float) value);
            case DOUBLE -> binder.setDouble(index, (Double) value);
            case DECIMAL -> binder.setBigDecimal(index, (BigDecimal) value, type);
            case VARCHAR -> binder.setString(index, type.fitting((String) value));
            case TEXT -> binder.setString(index, (String) value);
            case DATE -> binder.setLocalDate(index, (LocalDate) value);
            case TIME -> binder.setLocalTime(index, (LocalTime) value);
            case TIMESTAMP -> binder.setLocalDateTime(index, (LocalDateTime) value);
            case INSTANT -> binder.setInstant(index, (Instant) value);
            case UUID -> binder.setUuid(index, (UUID) value);
            case BINARY -> {
                if (value instanceof byte[] bytes) {
                    binder.setBytes(index, bytes);
                } else {
                    binder.setStream(index, (BinaryStream) value);
                }
            }
            case JSON -> binder.setJson(index, (Json) value);
            case ARRAY -> binder.setArray(index, (List<?>) value, Objects.requireNonNull(type.element()));
        }
    }

    /** SQL {@code NULL} reads as 0 or false where the driver returns a primitive, so that it asks only then which it was. */
    static @Nullable Object read(RowReader row, int column, SqlType<?> type) throws SQLException {
        return switch (type.name()) {
            case BOOLEAN -> {
                boolean value = row.getBoolean(column);
                yield !value && row.wasNull() ? null : (Boolean) value;
            }
            case SMALLINT -> {
                short value = row.getShort(column);
                yield value == 0 && row.wasNull() ? null : (Short) value;
            }
            case INTEGER -> {
                int value = row.getInt(column);
                yield value == 0 && row.wasNull() ? null : (Integer) value;
            }
            case BIGINT -> {
                long value = row.getLong(column);
                yield value == 0 && row.wasNull() ? null : (Long) value;
            }
            case REAL -> {
                float value = row.getFloat(column);
                yield value == 0 && row.wasNull() ? null : (Float) value;
            }
            case DOUBLE -> {
                double value = row.getDouble(column);
                yield value == 0 && row.wasNull() ? null : (Double) value;
            }
            case DECIMAL -> row.getBigDecimal(column, type.scale());
            case VARCHAR, TEXT -> row.getString(column);
            case DATE -> row.getLocalDate(column);
            case TIME -> row.getLocalTime(column);
            case TIMESTAMP -> row.getLocalDateTime(column);
            case INSTANT -> row.getInstant(column);
            case UUID -> row.getUuid(column);
            case BINARY -> type.javaType() == byte[].class ? row.getBytes(column) : row.getStream(column);
            case JSON -> row.getJson(column);
            case ARRAY -> row.getArray(column, Objects.requireNonNull(type.element()));
        };
    }

    @SuppressWarnings("unchecked")
    static boolean areSame(Object left, Object right, SqlType<?> type) {
        return switch (type.name()) {
            case BINARY ->
                left instanceof byte[] bytes && right instanceof byte[] others && Arrays.equals(bytes, others);
            case ARRAY ->
                Elements.areSame(
                        (List<?>) left, (List<?>) right, (SqlType<Object>) Objects.requireNonNull(type.element()));
            case DECIMAL -> ((BigDecimal) left).compareTo((BigDecimal) right) == 0;
            default -> left.equals(right);
        };
    }

    static String fitting(String text, SqlType<?> type) {
        int length = type.length();
        if (type.name() == SqlTypeName.VARCHAR
                && type.isBounded()
                && text.length() > length
                && text.codePointCount(0, text.length()) > length) {
            throw new IllegalArgumentException("A text of " + text.codePointCount(0, text.length())
                    + " characters does not fit into varchar(" + length + "). Shorten it, or make the column longer.");
        }
        return text;
    }

    static String describe(SqlType<?> type) {
        String text = type.name().toString().toLowerCase(Locale.ROOT);
        return switch (type.name()) {
            case VARCHAR -> text + "(" + type.length() + ")";
            case DECIMAL -> text + "(" + type.precision() + ", " + type.scale() + ")";
            case ARRAY -> type.element() + " array";
            default -> text;
        };
    }
}
