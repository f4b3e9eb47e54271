package dev.orm.type;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Java type together with the SQL type that stores it: {@code String} as {@code varchar(200)}, an enum as {@code integer}.
 * Immutable. Two types are equal when they store equally and convert by the same converter.
 *
 * @param <T> the Java type, never a primitive class
 */
public final class SqlType<T> {

    /** Length of a {@code varchar} when none is given, in characters. */
    public static final int DEFAULT_LENGTH = 255;

    /** Digits of a decimal when none are given: as many as every database orders and adds exactly by itself. */
    public static final int DEFAULT_PRECISION = 15;

    /** Digits after the point of a decimal when none are given. */
    public static final int DEFAULT_SCALE = 2;

    /** {@code boolean}. */
    public static final SqlType<Boolean> BOOLEAN = simple(SqlTypeName.BOOLEAN, Boolean.class);
    /** {@code smallint}. */
    public static final SqlType<Short> SMALLINT = simple(SqlTypeName.SMALLINT, Short.class);
    /** {@code integer}. */
    public static final SqlType<Integer> INTEGER = simple(SqlTypeName.INTEGER, Integer.class);
    /** {@code bigint}. */
    public static final SqlType<Long> BIGINT = simple(SqlTypeName.BIGINT, Long.class);
    /** {@code real}. */
    public static final SqlType<Float> REAL = simple(SqlTypeName.REAL, Float.class);
    /** {@code double precision}. */
    public static final SqlType<Double> DOUBLE = simple(SqlTypeName.DOUBLE, Double.class);
    /** {@code varchar(255)}. */
    public static final SqlType<String> VARCHAR = varchar(DEFAULT_LENGTH);
    /** Text without a length. */
    public static final SqlType<String> TEXT = simple(SqlTypeName.TEXT, String.class);
    /** {@code decimal(15, 2)}. */
    public static final SqlType<BigDecimal> DECIMAL = decimal(DEFAULT_PRECISION, DEFAULT_SCALE);
    /** {@code date}. */
    public static final SqlType<LocalDate> DATE = simple(SqlTypeName.DATE, LocalDate.class);
    /** {@code time}. */
    public static final SqlType<LocalTime> TIME = simple(SqlTypeName.TIME, LocalTime.class);
    /** {@code timestamp}. */
    public static final SqlType<LocalDateTime> TIMESTAMP = simple(SqlTypeName.TIMESTAMP, LocalDateTime.class);
    /** {@code timestamp with time zone}, always in UTC. */
    public static final SqlType<Instant> INSTANT = simple(SqlTypeName.INSTANT, Instant.class);
    /** {@code uuid}. */
    public static final SqlType<UUID> UUID = simple(SqlTypeName.UUID, UUID.class);
    /** Bytes. */
    public static final SqlType<byte[]> BINARY = simple(SqlTypeName.BINARY, byte[].class);

    private final Class<T> javaType;
    private final SqlTypeName name;
    private final int length;
    private final int precision;
    private final int scale;
    private final @Nullable Converter<T, Object> converter;
    private final @Nullable SqlType<Object> stored;
    private final boolean isImmutable;
    private final boolean bounded;

    private SqlType(
            Class<T> javaType,
            SqlTypeName name,
            int length,
            int precision,
            int scale,
            @Nullable Converter<T, Object> converter,
            @Nullable SqlType<Object> stored,
            boolean bounded) {
        this.javaType = javaType;
        this.name = name;
        this.length = length;
        this.precision = precision;
        this.scale = scale;
        this.converter = converter;
        this.stored = stored;
        this.isImmutable = converter == null ? name != SqlTypeName.BINARY : JavaTypes.isImmutable(javaType);
        this.bounded = bounded;
    }

    private static <T> SqlType<T> simple(SqlTypeName name, Class<T> javaType) {
        return new SqlType<>(javaType, name, 0, 0, -1, null, null, true);
    }

    /**
     * Returns text of bounded length.
     *
     * @param length greatest length in characters, at least 1
     * @return the type
     */
    public static SqlType<String> varchar(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("The length of a varchar must be at least 1, not " + length + ".");
        }
        return new SqlType<>(String.class, SqlTypeName.VARCHAR, length, 0, -1, null, null, true);
    }

    /**
     * Returns an exact decimal.
     *
     * @param precision all its digits, at least 1
     * @param scale the digits after the point, from 0 to {@code precision}
     * @return the type
     */
    public static SqlType<BigDecimal> decimal(int precision, int scale) {
        if (precision < 1 || scale < 0 || scale > precision) {
            throw new IllegalArgumentException(
                    "A decimal needs a precision of at least 1 and a scale from 0 to the precision;" + " decimal("
                            + precision + ", " + scale + ") has not.");
        }
        return new SqlType<>(BigDecimal.class, SqlTypeName.DECIMAL, 0, precision, scale, null, null, true);
    }

    /**
     * Returns the type that stores another Java type in the same way.
     *
     * @param type the other Java type
     * @param converter turns it into this type's Java type and back
     * @param <U> the other Java type
     * @return the converted type
     */
    @SuppressWarnings("unchecked")
    public <U> SqlType<U> converted(Class<U> type, Converter<U, T> converter) {
        return new SqlType<>(
                type,
                name,
                length,
                precision,
                scale,
                (Converter<U, Object>) converter,
                (SqlType<Object>) this,
                bounded);
    }

    /**
     * Returns the same type with another greatest length.
     *
     * @param length greatest length in characters, at least 1
     * @return the type
     * @throws IllegalStateException if it is not stored as {@link SqlTypeName#VARCHAR}
     */
    @SuppressWarnings("unchecked")
    public SqlType<T> withLength(int length) {
        if (name != SqlTypeName.VARCHAR) {
            throw new IllegalStateException("Only a varchar has a length; " + this + " has none.");
        }
        return stored == null ? (SqlType<T>) varchar(length) : over(stored.withLength(length));
    }

    /**
     * Returns the same type with another number of digits.
     *
     * @param precision all its digits, at least 1
     * @param scale the digits after the point, from 0 to {@code precision}
     * @return the type
     * @throws IllegalStateException if it is not stored as {@link SqlTypeName#DECIMAL}
     */
    @SuppressWarnings("unchecked")
    public SqlType<T> withPrecision(int precision, int scale) {
        if (name != SqlTypeName.DECIMAL) {
            throw new IllegalStateException("Only a decimal has a precision and a scale; " + this + " has none.");
        }
        return stored == null ? (SqlType<T>) decimal(precision, scale) : over(stored.withPrecision(precision, scale));
    }

    private SqlType<T> over(SqlType<Object> base) {
        return new SqlType<>(
                javaType, base.name, base.length, base.precision, base.scale, converter, base, base.bounded);
    }

    /**
     * Returns the Java type, as expressions see it.
     *
     * @return its class, never a primitive one
     */
    public Class<T> javaType() {
        return javaType;
    }

    /**
     * Returns the SQL type that stores it.
     *
     * @return its name
     */
    public SqlTypeName name() {
        return name;
    }

    /**
     * Returns the greatest length of a {@link SqlTypeName#VARCHAR}.
     *
     * @return the length in characters, 0 for other types
     */
    public int length() {
        return length;
    }

    /**
     * Returns all digits of a {@link SqlTypeName#DECIMAL}.
     *
     * @return the number of digits, 0 for other types
     */
    public int precision() {
        return precision;
    }

    /**
     * Returns the digits after the point of a {@link SqlTypeName#DECIMAL}.
     *
     * @return the number of digits, -1 for other types
     */
    public int scale() {
        return scale;
    }

    /**
     * Tells whether values pass through a {@link Converter}.
     *
     * @return whether they do
     */
    public boolean isConverted() {
        return converter != null;
    }

    /**
     * Returns this type for values that are only compared with what is stored. A value with more characters or digits than
     * the type holds is refused when it is to be stored; compared, it is merely equal to nothing.
     *
     * @return the type without its bounds
     */
    @SuppressWarnings("unchecked")
    public SqlType<T> unbounded() {
        if (!bounded || name != SqlTypeName.VARCHAR && name != SqlTypeName.DECIMAL) {
            return this;
        }
        return new SqlType<>(
                javaType, name, length, precision, scale, converter, stored == null ? null : stored.unbounded(), false);
    }

    /**
     * Tells whether a value with more characters or digits than the type holds is refused.
     *
     * @return whether it is; false for {@link #unbounded()}
     */
    public boolean isBounded() {
        return bounded;
    }

    /**
     * Writes a value to a statement.
     *
     * @param binder where to
     * @param index position of the parameter, from 1
     * @param value the value; null is written as SQL {@code NULL}
     * @throws SQLException if the driver reports an error
     */
    public void bind(ParameterBinder binder, int index, @Nullable T value) throws SQLException {
        if (value == null) {
            binder.setNull(index, name);
        } else if (converter != null) {
            Objects.requireNonNull(stored).bind(binder, index, converter.toStored(value));
        } else {
            bindStored(binder, index, value);
        }
    }

    private void bindStored(ParameterBinder binder, int index, T value) throws SQLException {
        switch (name) {
            case BOOLEAN -> binder.setBoolean(index, (Boolean) value);
            case SMALLINT -> binder.setShort(index, ((Number) value).shortValue());
            case INTEGER -> binder.setInt(index, ((Number) value).intValue());
            case BIGINT -> binder.setLong(index, ((Number) value).longValue());
            case REAL -> binder.setFloat(index, ((Number) value).floatValue());
            case DOUBLE -> binder.setDouble(index, ((Number) value).doubleValue());
            case DECIMAL -> binder.setBigDecimal(index, (BigDecimal) value, this);
            case VARCHAR -> binder.setString(index, fitting((String) value));
            case TEXT -> binder.setString(index, (String) value);
            case DATE -> binder.setLocalDate(index, (LocalDate) value);
            case TIME -> binder.setLocalTime(index, (LocalTime) value);
            case TIMESTAMP -> binder.setLocalDateTime(index, (LocalDateTime) value);
            case INSTANT -> binder.setInstant(index, (Instant) value);
            case UUID -> binder.setUuid(index, (UUID) value);
            case BINARY -> binder.setBytes(index, (byte[]) value);
        }
    }

    /**
     * Sees to it that a text fits, as every database has to answer alike and SQLite would store it.
     *
     * @param text the text
     * @return the same text
     * @throws IllegalArgumentException if it has more characters than a {@link SqlTypeName#VARCHAR} of this length holds
     */
    public String fitting(String text) {
        if (name == SqlTypeName.VARCHAR
                && bounded
                && text.length() > length
                && text.codePointCount(0, text.length()) > length) {
            throw new IllegalArgumentException("A text of " + text.codePointCount(0, text.length())
                    + " characters does not fit into varchar(" + length + "). Shorten it, or make the column longer.");
        }
        return text;
    }

    /**
     * Reads a value from the current row.
     *
     * @param row where from
     * @param column position of the column, from 1
     * @return the value, or null for SQL {@code NULL}
     * @throws SQLException if the driver reports an error
     */
    public @Nullable T read(RowReader row, int column) throws SQLException {
        if (converter != null) {
            Object value = Objects.requireNonNull(stored).read(row, column);
            return value == null ? null : converter.fromStored(value);
        }
        return javaType.cast(readStored(row, column));
    }

    private @Nullable Object readStored(RowReader row, int column) throws SQLException {
        Object value = switch (name) {
            case BOOLEAN -> row.getBoolean(column);
            case SMALLINT -> row.getShort(column);
            case INTEGER -> row.getInt(column);
            case BIGINT -> row.getLong(column);
            case REAL -> row.getFloat(column);
            case DOUBLE -> row.getDouble(column);
            case DECIMAL -> row.getBigDecimal(column, scale);
            case VARCHAR, TEXT -> row.getString(column);
            case DATE -> row.getLocalDate(column);
            case TIME -> row.getLocalTime(column);
            case TIMESTAMP -> row.getLocalDateTime(column);
            case INSTANT -> row.getInstant(column);
            case UUID -> row.getUuid(column);
            case BINARY -> row.getBytes(column);
        };
        return isPrimitive() && row.wasNull() ? null : value;
    }

    private boolean isPrimitive() {
        return name.ordinal() <= SqlTypeName.DOUBLE.ordinal();
    }

    /**
     * Returns what the database stores for a value, before any spelling of the dialect: the converted value, or the value itself.
     *
     * @param value the value
     * @return what is stored
     */
    public Object toStored(T value) {
        return converter == null ? value : Objects.requireNonNull(stored).toStored(converter.toStored(value));
    }

    /**
     * Copies a value so that a later change of it does not reach the copy. Values that cannot change are returned as they are;
     * a converted value of an unknown class is copied through its converter.
     *
     * @param value the value
     * @return a copy, or the value itself
     */
    @SuppressWarnings("unchecked")
    public @Nullable T copy(@Nullable T value) {
        if (value == null || isImmutable) {
            return value;
        }
        if (converter == null) {
            return (T) ((byte[]) value).clone();
        }
        SqlType<Object> base = Objects.requireNonNull(stored);
        return converter.fromStored(Objects.requireNonNull(base.copy(converter.toStored(value))));
    }

    /**
     * Tells whether two values are the same to the database. Arrays are compared by what is in them, decimals without their
     * trailing zeros ({@code 1.50} is {@code 1.5}), converted values that are not equal by what is stored for them.
     *
     * @param left one value
     * @param right the other
     * @return whether storing one or the other makes no difference
     */
    public boolean isSame(@Nullable T left, @Nullable T right) {
        if (left == right) {
            return true;
        }
        if (left == null || right == null) {
            return false;
        }
        if (converter != null) {
            return left.equals(right)
                    || Objects.requireNonNull(stored).isSame(converter.toStored(left), converter.toStored(right));
        }
        return switch (name) {
            case BINARY -> Arrays.equals((byte[]) left, (byte[]) right);
            case DECIMAL -> ((BigDecimal) left).compareTo((BigDecimal) right) == 0;
            default -> left.equals(right);
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof SqlType<?> that
                        && javaType == that.javaType
                        && name == that.name
                        && length == that.length
                        && precision == that.precision
                        && scale == that.scale
                        && bounded == that.bounded
                        && Objects.equals(converter, that.converter)
                        && Objects.equals(stored, that.stored);
    }

    @Override
    public int hashCode() {
        return (((javaType.hashCode() * 31 + name.hashCode()) * 31 + length) * 31 + precision) * 31 + scale;
    }

    @Override
    public String toString() {
        String text = name.toString().toLowerCase(java.util.Locale.ROOT);
        return switch (name) {
            case VARCHAR -> text + "(" + length + ")";
            case DECIMAL -> text + "(" + precision + ", " + scale + ")";
            default -> text;
        };
    }
}
