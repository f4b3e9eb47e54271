package dev.orm.engine.internal;

import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import jakarta.persistence.EnumeratedValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLDataException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads one column of a native statement, of which only the Java type that is wanted is known. */
final class NativeColumn {

    private NativeColumn() {}

    /**
     * Makes a reader.
     *
     * @param described the column, and into what it is read, for sentences
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static <T> RowMapper<T> of(Class<T> type, int position, String described) {
        if (type.isEnum()) {
            return (RowMapper<T>) constant((Class) type, position, described);
        }
        if (type == BigDecimal.class) {
            // As many digits as the database gives, since nothing says how many there should be.
            return row -> type.cast(row.getBigDecimal(position, -1));
        }
        SqlType<T> stored = JavaTypes.find(type);
        if (stored == null) {
            throw new IllegalArgumentException(
                    "A " + type.getName() + " cannot be read from a column. Use a record, or a type such as"
                            + " String, Long, BigDecimal or Instant.");
        }
        return row -> stored.read(row, position);
    }

    /** Nothing says how an enum is stored, but a text can only be the name of a constant and a number only its position. */
    private static <E extends Enum<E>> RowMapper<E> constant(Class<E> type, int position, String described) {
        if (hasCodes(type)) {
            throw new IllegalArgumentException("Column " + described + " holds codes of the enum " + type.getName()
                    + " (@EnumeratedValue), which a native statement does not know. Read the code itself, as a text or a"
                    + " number, or read the entity.");
        }
        E[] constants = type.getEnumConstants();
        return row -> {
            Object value = row.getObject(position);
            E constant = value instanceof Number number
                    ? at(constants, number)
                    : value instanceof byte[] ? null : named(constants, row.getString(position));
            if (constant == null && value != null) {
                throw new SQLDataException(
                        "Column " + described
                                + " holds what is neither the name nor the position of a constant of enum "
                                + type.getName() + "; its constants are " + Arrays.toString(constants)
                                + ". Correct the row, or read the column as what it holds.",
                        "22018");
            }
            return constant;
        };
    }

    private static boolean hasCodes(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .anyMatch(field -> field.isAnnotationPresent(EnumeratedValue.class));
    }

    private static <E extends Enum<E>> @Nullable E at(E[] constants, Number number) {
        try {
            BigInteger place = new BigDecimal(number.toString()).toBigIntegerExact();
            return place.signum() < 0 || place.compareTo(BigInteger.valueOf(constants.length)) >= 0
                    ? null
                    : constants[place.intValue()];
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return null;
        }
    }

    private static <E extends Enum<E>> @Nullable E named(E[] constants, @Nullable String name) {
        for (E constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }
}
