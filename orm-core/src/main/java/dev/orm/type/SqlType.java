package dev.orm.type;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    /** Bytes that are never held in memory as a whole where the driver can do that; stored as {@link #BINARY}. */
    public static final SqlType<BinaryStream> BINARY_STREAM = simple(SqlTypeName.BINARY, BinaryStream.class);
    /** JSON. */
    public static final SqlType<Json> JSON = simple(SqlTypeName.JSON, Json.class);

    private final Class<T> javaType;
    private final SqlTypeName name;
    private final int length;
    private final int precision;
    private final int scale;
    private final @Nullable Converter<T, Object> converter;
    private final @Nullable SqlType<Object> stored;
    private final @Nullable SqlType<Object> element;
    private final Map<String, SqlType<T>> variants;
    private final boolean isImmutable;
    private final boolean bounded;
    private final boolean sensitive;

    private SqlType(
            Class<T> javaType,
            SqlTypeName name,
            int length,
            int precision,
            int scale,
            @Nullable Converter<T, Object> converter,
            @Nullable SqlType<Object> stored,
            @Nullable SqlType<Object> element,
            Map<String, SqlType<T>> variants,
            boolean bounded,
            boolean sensitive) {
        this.javaType = javaType;
        this.name = name;
        this.length = length;
        this.precision = precision;
        this.scale = scale;
        this.converter = converter;
        this.stored = stored;
        this.element = element;
        this.variants = variants;
        this.isImmutable = converter == null
                ? name != SqlTypeName.ARRAY && javaType != byte[].class
                : JavaTypes.isImmutable(javaType);
        this.bounded = bounded;
        this.sensitive = sensitive;
    }

    private static <T> SqlType<T> simple(SqlTypeName name, Class<T> javaType) {
        return new SqlType<>(javaType, name, 0, 0, -1, null, null, null, Map.of(), true, false);
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
        return new SqlType<>(String.class, SqlTypeName.VARCHAR, length, 0, -1, null, null, null, Map.of(), true, false);
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
        return new SqlType<>(
                BigDecimal.class, SqlTypeName.DECIMAL, 0, precision, scale, null, null, null, Map.of(), true, false);
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
                element,
                Map.of(),
                bounded,
                sensitive);
    }

    /**
     * Returns an array of a type: a native array where the database has them, else JSON text. The list may hold nulls.
     *
     * @param element the type of each element; neither an array nor JSON nor a stream
     * @param <E> its Java type
     * @return the type
     * @throws IllegalArgumentException if the elements are of a type that cannot be one
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static <E> SqlType<List<E>> array(SqlType<E> element) {
        if (element.name == SqlTypeName.ARRAY
                || element.name == SqlTypeName.JSON
                || element.javaType == BinaryStream.class
                || !element.variants.isEmpty()) {
            throw new IllegalArgumentException("An array cannot hold elements of " + element
                    + ". Use JSON for what is nested, or rows of a table of their own.");
        }
        return new SqlType<>(
                (Class) List.class,
                SqlTypeName.ARRAY,
                0,
                0,
                -1,
                null,
                null,
                (SqlType<Object>) element,
                Map.of(),
                true,
                element.sensitive);
    }

    /**
     * Returns the type that stores an object as JSON.
     *
     * @param javaType the class of the object
     * @param declared its declared type, with type arguments: {@code Map<String, Integer>}
     * @param format writes and reads it
     * @param <T> the class
     * @return the type
     */
    public static <T> SqlType<T> json(Class<T> javaType, Type declared, JsonFormat format) {
        return JSON.converted(javaType, new JsonConversion<>(javaType, declared, format));
    }

    /**
     * Returns this type stored in another way on one database; corresponds to SQLAlchemy's {@code with_variant}.
     *
     * <pre>{@code
     * SqlType.TEXT.variant("MariaDB", SqlType.varchar(500));
     * }</pre>
     *
     * @param database the name of its dialect, such as {@code SQLite}
     * @param type how it is stored there; a converted type, if another SQL type is to hold it
     * @return the type
     */
    public SqlType<T> variant(String database, SqlType<T> type) {
        Map<String, SqlType<T>> all = new HashMap<>(variants);
        all.put(database, type);
        return with(stored, Map.copyOf(all), bounded, sensitive);
    }

    /**
     * Returns this type in a column of another type on one database, as a revision says it that knows columns and no conversions.
     * Numbers are converted to numbers; other values of another class are refused when they are bound.
     *
     * @param database the name of its dialect, such as {@code SQLite}
     * @param column the type of the column there
     * @return the type
     */
    @SuppressWarnings("unchecked")
    public SqlType<T> storedAs(String database, SqlType<?> column) {
        return column.javaType == javaType
                ? variant(database, (SqlType<T>) column)
                : variant(database, ColumnOnly.of(javaType, column));
    }

    /**
     * Returns how this type is stored on databases that store it in another way.
     *
     * @return its {@link #variant}s by the names of dialects
     */
    public Map<String, SqlType<T>> variants() {
        return variants;
    }

    /**
     * Returns this type as one database stores it.
     *
     * @param database the name of its dialect
     * @return its {@link #variant}, or this type if it has none for that database
     */
    public SqlType<T> on(String database) {
        if (variants.isEmpty()) {
            return this;
        }
        SqlType<T> variant = variants.get(database);
        if (variant == null) {
            return this;
        }
        return bounded ? marked(variant) : marked(variant).unbounded();
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
        return stored == null ? marked((SqlType<T>) varchar(length)) : over(stored.withLength(length));
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
        return stored == null
                ? marked((SqlType<T>) decimal(precision, scale))
                : over(stored.withPrecision(precision, scale));
    }

    private SqlType<T> marked(SqlType<T> resized) {
        return sensitive ? resized.sensitive() : resized;
    }

    private SqlType<T> over(SqlType<Object> base) {
        return marked(base.converted(javaType, Objects.requireNonNull(converter)));
    }

    /** The same SQL type and conversion. */
    private SqlType<T> with(
            @Nullable SqlType<Object> base, Map<String, SqlType<T>> variants, boolean bounded, boolean sensitive) {
        return new SqlType<>(
                javaType, name, length, precision, scale, converter, base, element, variants, bounded, sensitive);
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
     * Returns the type of the elements of a {@link SqlTypeName#ARRAY}.
     *
     * @return their type, or null for other types
     */
    public @Nullable SqlType<?> element() {
        return element;
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
     * Tells whether a value of this type and an equal one of another are the same to the database. Lengths and digits do not matter,
     * nor do types that pass through no {@link Converter}, of which the database knows what they are.
     *
     * @param other a type of the same Java type
     * @return whether both are converted in the same way, or neither is
     */
    public boolean isStoredLike(SqlType<?> other) {
        if (converter == null || other.converter == null) {
            return converter == other.converter;
        }
        return (converter.equals(other.converter)
                        || converter.getClass() == other.converter.getClass() && isStateless())
                && Objects.requireNonNull(stored).name == Objects.requireNonNull(other.stored).name
                && stored.isStoredLike(other.stored);
    }

    /** A converter of the application is made anew for each attribute that names its class. */
    private boolean isStateless() {
        return !(converter instanceof ConvertedBy || converter instanceof EnumByCode);
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
        return with(stored == null ? null : stored.unbounded(), variants, false, sensitive);
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
     * Returns this type for values that no log shows, even where an engine logs values: {@link dev.orm.mapping.Sensitive} for
     * columns of tables.
     *
     * @return the type, whose values are masked
     */
    public SqlType<T> sensitive() {
        return sensitive ? this : with(stored, variants, bounded, true);
    }

    /**
     * Tells whether values of this type are kept out of every log.
     *
     * @return whether they are
     */
    public boolean isSensitive() {
        return sensitive;
    }

    /**
     * Writes a value to a statement.
     *
     * @param binder where to
     * @param index position of the parameter, from 1
     * @param value the value; null is written as SQL {@code NULL}
     * @throws SQLException if the driver reports an error
     * @throws IllegalArgumentException if it does not fit, or is of another class than {@link #javaType()}
     */
    public void bind(ParameterBinder binder, int index, @Nullable T value) throws SQLException {
        ParameterBinder shown = sensitive ? binder.masking() : binder;
        try {
            if (value == null) {
                shown.setNull(index, name);
            } else if (converter != null) {
                Objects.requireNonNull(stored).bind(shown, index, converter.toStored(value));
            } else {
                StoredValues.bind(shown, index, value, this);
            }
        } catch (ClassCastException e) {
            throw value == null || javaType.isInstance(value) ? e : OtherClass.refusal(this, value);
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
        return StoredValues.fitting(text, this);
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
        return javaType.cast(StoredValues.read(row, column, this));
    }

    /**
     * Returns what the database stores for a value, before any spelling of the dialect: the converted value, or the value itself.
     *
     * @param value the value
     * @return what is stored
     * @throws IllegalArgumentException if it is of another class than {@link #javaType()}, which raw types make possible
     */
    public Object toStored(T value) {
        if (!javaType.isInstance(value)) {
            throw OtherClass.refusal(this, value);
        }
        return converter == null ? value : Objects.requireNonNull(stored).toStored(converter.toStored(value));
    }

    /**
     * Returns the value for what the database stores, the inverse of {@link #toStored}.
     *
     * @param value what is stored
     * @return the value
     * @throws IllegalArgumentException if it stands for no value of the Java type
     */
    public T fromStored(Object value) {
        return converter == null
                ? javaType.cast(value)
                : converter.fromStored(Objects.requireNonNull(stored).fromStored(value));
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
            return (T)
                    (value instanceof byte[] bytes
                            ? bytes.clone()
                            : Elements.copy((List<?>) value, Objects.requireNonNull(element)));
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
        return StoredValues.areSame(left, right, this);
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
                        && sensitive == that.sensitive
                        && Objects.equals(converter, that.converter)
                        && Objects.equals(stored, that.stored)
                        && Objects.equals(element, that.element)
                        && variants.equals(that.variants);
    }

    @Override
    public int hashCode() {
        return (((javaType.hashCode() * 31 + name.hashCode()) * 31 + length) * 31 + precision) * 31 + scale;
    }

    @Override
    public String toString() {
        return StoredValues.describe(this);
    }
}
