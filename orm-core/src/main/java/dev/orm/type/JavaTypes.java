package dev.orm.type;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which SQL type stores a Java type when nothing else is said. Two conventions need knowing: {@link OffsetDateTime} and
 * {@link ZonedDateTime} are stored as the instant that they stand for and are read back in UTC; a {@link Duration} is stored as
 * its nanoseconds.
 */
public final class JavaTypes {

    /** Digits of the decimal that stores a {@link BigInteger} when none are given. */
    public static final int BIG_INTEGER_PRECISION = 38;

    private static final Map<Class<?>, SqlType<?>> DEFAULTS = defaults();

    private static final Map<String, String> REPLACEMENTS = Map.ofEntries(
            Map.entry("java.util.Date", "java.time.Instant"),
            Map.entry("java.sql.Timestamp", "java.time.Instant"),
            Map.entry("java.util.Calendar", "java.time.Instant"),
            Map.entry("java.util.GregorianCalendar", "java.time.Instant"),
            Map.entry("java.sql.Date", "java.time.LocalDate"),
            Map.entry("java.sql.Time", "java.time.LocalTime"),
            Map.entry("java.time.OffsetTime", "java.time.LocalTime"),
            Map.entry("java.util.TimeZone", "java.time.ZoneId"),
            Map.entry("java.net.URL", "java.net.URI"),
            Map.entry("java.sql.Clob", "String with @Lob"),
            Map.entry("java.sql.Blob", "byte[]"),
            Map.entry("[C", "String"),
            Map.entry("[Ljava.lang.Character;", "String"),
            Map.entry("[Ljava.lang.Byte;", "byte[]"));

    private JavaTypes() {}

    /**
     * Finds the SQL type that stores a Java type. Enums are stored by ordinal, as jakarta.persistence says.
     *
     * @param javaType the Java type; a primitive class stands for its wrapper
     * @param <T> the Java type
     * @return the SQL type, or null if nothing stores it without a {@link Converter}
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static <T> @Nullable SqlType<T> find(Class<T> javaType) {
        SqlType<?> found = DEFAULTS.get(boxed(javaType));
        if (found == null && javaType.isEnum()) {
            found = enumByOrdinal((Class) javaType);
        }
        return (SqlType<T>) found;
    }

    /**
     * Returns the type by which a value is sent where nothing says how it is stored: text and decimals without a limit. An enum has
     * none, since it may be stored by name, by position or by code.
     *
     * @param javaType the class of the value
     * @param <T> that class
     * @return the type
     * @throws IllegalArgumentException if values of the class have no type of their own
     */
    @SuppressWarnings("unchecked")
    public static <T> SqlType<T> ofValue(Class<T> javaType) {
        if (javaType == String.class) {
            return (SqlType<T>) SqlType.TEXT;
        }
        SqlType<T> type = javaType.isEnum() ? null : find(javaType);
        if (type == null) {
            throw new IllegalArgumentException("A value of " + javaType.getName()
                    + " stands where nothing says how it is" + " stored. Give it a type with Sql.value(type, value).");
        }
        return type.unbounded();
    }

    /**
     * Returns the type that stores an enum as the names of its constants.
     *
     * @param type the enum
     * @param <E> the enum
     * @return the type, {@code varchar(255)}
     */
    public static <E extends Enum<E>> SqlType<E> enumByName(Class<E> type) {
        return SqlType.VARCHAR.converted(type, new EnumByName<>(type));
    }

    /**
     * Returns the type that stores an enum as the positions of its constants, from 0.
     *
     * @param type the enum
     * @param <E> the enum
     * @return the type, {@code integer}
     */
    public static <E extends Enum<E>> SqlType<E> enumByOrdinal(Class<E> type) {
        return SqlType.INTEGER.converted(type, new EnumByOrdinal<>(type));
    }

    /**
     * Returns the type that stores an enum as codes that stay when its constants are renamed or reordered.
     *
     * @param type the enum
     * @param code gives the code of a constant, each its own; at most 255 characters unless {@link SqlType#withLength} says more
     * @param <E> the enum
     * @return the type, {@code varchar(255)}
     * @throws IllegalArgumentException if two constants have the same code, or one has none
     */
    public static <E extends Enum<E>> SqlType<E> enumByCode(Class<E> type, Function<E, String> code) {
        return SqlType.VARCHAR.converted(type, new EnumByCode<>(type, code));
    }

    /**
     * Returns the type that stores an enum as numbers that stay when its constants are renamed or reordered.
     *
     * @param type the enum
     * @param code gives the number of a constant, each its own
     * @param <E> the enum
     * @return the type, {@code integer}
     * @throws IllegalArgumentException if two constants have the same number, or one has none
     */
    public static <E extends Enum<E>> SqlType<E> enumByNumber(Class<E> type, Function<E, Integer> code) {
        return SqlType.INTEGER.converted(type, new EnumByCode<>(type, code));
    }

    /**
     * Returns the type that stores a Java array of objects as an array of the database.
     *
     * @param javaType the class of the array, such as {@code String[].class}
     * @param element the type of its elements
     * @param <E> the Java type of its elements
     * @return the type
     */
    public static <E> SqlType<E[]> array(Class<E[]> javaType, SqlType<E> element) {
        return SqlType.array(element).converted(javaType, new ArrayConversion<>(javaType));
    }

    /**
     * Names the type to use in place of one that nothing stores.
     *
     * @param javaType a Java type
     * @return what to use, or null if nothing takes its place
     */
    public static @Nullable String replacementFor(Class<?> javaType) {
        return REPLACEMENTS.get(javaType.getName());
    }

    /**
     * Lists the Java types that are stored without a converter, enums aside.
     *
     * @return their simple names
     */
    public static List<String> names() {
        return DEFAULTS.keySet().stream().map(Class::getSimpleName).toList();
    }

    /**
     * Returns the wrapper class of a primitive one.
     *
     * @param type any class
     * @return its wrapper if it is primitive, else the class itself
     */
    public static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
    }

    /** Classes whose values never change; those of other classes are copied before they are kept. */
    static boolean isImmutable(Class<?> type) {
        return type.isEnum()
                || type.getName().startsWith("java.time.")
                || type.getName().startsWith("java.math.")
                || type == String.class
                || type == Boolean.class
                || type == Character.class
                || Number.class.isAssignableFrom(type) && type.getName().startsWith("java.lang.")
                || type == UUID.class
                || type == Json.class
                || type == URI.class
                || type == Locale.class
                || type == Currency.class;
    }

    private static Map<Class<?>, SqlType<?>> defaults() {
        Map<Class<?>, SqlType<?>> types = new LinkedHashMap<>();
        types.put(String.class, SqlType.VARCHAR);
        types.put(Boolean.class, SqlType.BOOLEAN);
        types.put(Byte.class, SqlType.SMALLINT.converted(Byte.class, by(Byte::shortValue, JavaTypes::toByte)));
        types.put(Short.class, SqlType.SMALLINT);
        types.put(Integer.class, SqlType.INTEGER);
        types.put(Long.class, SqlType.BIGINT);
        types.put(Float.class, SqlType.REAL);
        types.put(Double.class, SqlType.DOUBLE);
        types.put(BigDecimal.class, SqlType.DECIMAL);
        types.put(
                BigInteger.class,
                SqlType.decimal(BIG_INTEGER_PRECISION, 0)
                        .converted(BigInteger.class, by(BigDecimal::new, BigDecimal::toBigIntegerExact)));
        types.put(
                Character.class,
                SqlType.varchar(1).converted(Character.class, by(String::valueOf, JavaTypes::toCharacter)));
        types.put(LocalDate.class, SqlType.DATE);
        types.put(LocalTime.class, SqlType.TIME);
        types.put(LocalDateTime.class, SqlType.TIMESTAMP);
        types.put(Instant.class, SqlType.INSTANT);
        types.put(
                OffsetDateTime.class,
                SqlType.INSTANT.converted(
                        OffsetDateTime.class,
                        by(OffsetDateTime::toInstant, instant -> instant.atOffset(ZoneOffset.UTC))));
        types.put(
                ZonedDateTime.class,
                SqlType.INSTANT.converted(
                        ZonedDateTime.class, by(ZonedDateTime::toInstant, instant -> instant.atZone(ZoneOffset.UTC))));
        types.put(Duration.class, SqlType.BIGINT.converted(Duration.class, by(JavaTypes::toNanos, Duration::ofNanos)));
        types.put(Year.class, SqlType.INTEGER.converted(Year.class, by(Year::getValue, Year::of)));
        types.put(UUID.class, SqlType.UUID);
        types.put(byte[].class, SqlType.BINARY);
        types.put(Json.class, SqlType.JSON);
        types.put(URI.class, SqlType.VARCHAR.converted(URI.class, by(URI::toString, URI::create)));
        types.put(
                Locale.class,
                SqlType.VARCHAR.converted(Locale.class, by(Locale::toLanguageTag, Locale::forLanguageTag)));
        types.put(
                Currency.class,
                SqlType.varchar(3).converted(Currency.class, by(Currency::getCurrencyCode, Currency::getInstance)));
        types.put(ZoneId.class, SqlType.VARCHAR.converted(ZoneId.class, by(ZoneId::getId, ZoneId::of)));
        return Collections.unmodifiableMap(types);
    }

    private static <T, B> Converter<T, B> by(Function<T, B> toStored, Function<B, T> fromStored) {
        return new ConvertedBy<>(toStored, fromStored);
    }

    private static Byte toByte(Short stored) {
        if (stored < Byte.MIN_VALUE || stored > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("A column holds the number " + stored
                    + ", which is no byte. Declare the attribute as short, or correct the row.");
        }
        return stored.byteValue();
    }

    private static Character toCharacter(String stored) {
        if (stored.length() != 1) {
            throw new IllegalArgumentException("A column holds a text of " + stored.length()
                    + " characters where a single char is read. Declare the attribute as String, or correct the row.");
        }
        return stored.charAt(0);
    }

    private static Long toNanos(Duration value) {
        try {
            return value.toNanos();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "A Duration is stored as its nanoseconds, of which a bigint holds about 292 years; this one is longer."
                            + " Store it by a converter of your own.",
                    e);
        }
    }
}
