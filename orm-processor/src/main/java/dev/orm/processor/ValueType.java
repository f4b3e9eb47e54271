package dev.orm.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Map;
import java.util.Set;

/**
 * How values of a Java type are read, compared, copied and written.
 *
 * @param storage how the column is read and bound
 * @param type the Java type, which may be primitive
 * @param comparison how two values are told apart
 */
record ValueType(Storage storage, TypeName type, Comparison comparison) {

    /** How a column is read and bound. */
    enum Storage {
        BOOLEAN("Boolean"),
        SHORT("Short"),
        INT("Int"),
        LONG("Long"),
        FLOAT("Float"),
        DOUBLE("Double"),
        DECIMAL("BigDecimal"),
        STRING("String"),
        DATE("LocalDate"),
        TIME("LocalTime"),
        TIMESTAMP("LocalDateTime"),
        INSTANT("Instant"),
        UUID("Uuid"),
        BYTES("Bytes"),
        /** By the {@code SqlType}, which knows the converter. */
        CONVERTED("");

        private final String suffix;

        Storage(String suffix) {
            this.suffix = suffix;
        }

        /** The method of {@code RowReader}. */
        String getter() {
            return "get" + suffix;
        }

        /** The method of {@code ParameterBinder}. */
        String setter() {
            return "set" + suffix;
        }

        boolean isNumberOrBoolean() {
            return ordinal() <= DOUBLE.ordinal();
        }

        boolean isWhole() {
            return this == SHORT || this == INT || this == LONG;
        }
    }

    /** How two values of a type are told apart. */
    enum Comparison {
        /** By {@code ==}, for primitives. */
        PRIMITIVE,
        /** By {@code Double.compare} or {@code Float.compare}, for primitives. */
        FLOATING,
        /** By {@code compareTo}: another scale is no change. */
        NUMERIC,
        /** Arrays of bytes, copied into the snapshot. */
        BYTES,
        /** By {@code equals}, for types known to be immutable. */
        EQUALS,
        /** By the {@code SqlType}, because the object itself may be changed in place. */
        STORED
    }

    private static final Map<TypeName, Storage> STORAGE = Map.ofEntries(
            Map.entry(TypeName.BOOLEAN.box(), Storage.BOOLEAN),
            Map.entry(TypeName.SHORT.box(), Storage.SHORT),
            Map.entry(TypeName.INT.box(), Storage.INT),
            Map.entry(TypeName.LONG.box(), Storage.LONG),
            Map.entry(TypeName.FLOAT.box(), Storage.FLOAT),
            Map.entry(TypeName.DOUBLE.box(), Storage.DOUBLE),
            Map.entry(Names.BIG_DECIMAL, Storage.DECIMAL),
            Map.entry(Names.STRING, Storage.STRING),
            Map.entry(ClassName.get("java.time", "LocalDate"), Storage.DATE),
            Map.entry(ClassName.get("java.time", "LocalTime"), Storage.TIME),
            Map.entry(ClassName.get("java.time", "LocalDateTime"), Storage.TIMESTAMP),
            Map.entry(ClassName.get("java.time", "Instant"), Storage.INSTANT),
            Map.entry(ClassName.get("java.util", "UUID"), Storage.UUID),
            Map.entry(Names.BYTES, Storage.BYTES));

    /** Types of {@code java.time} of which only the instant is stored, so that another offset is no change. */
    private static final Set<String> SAME_INSTANT = Set.of("OffsetDateTime", "ZonedDateTime");

    private static final Set<String> IMMUTABLE = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.String",
            "java.math.BigInteger",
            "java.net.URI",
            "java.util.Currency",
            "java.util.Locale",
            "java.util.UUID");

    /**
     * Finds out about a type.
     *
     * @param type the type
     * @param isEnum whether it is an enum
     * @param converted whether the attribute names a converter
     * @return how its values are treated
     */
    static ValueType of(TypeName type, boolean isEnum, boolean converted) {
        Storage storage = converted ? Storage.CONVERTED : STORAGE.getOrDefault(type.box(), Storage.CONVERTED);
        return new ValueType(storage, type, comparison(type, isEnum));
    }

    private static Comparison comparison(TypeName type, boolean isEnum) {
        if (type.isPrimitive()) {
            return type.equals(TypeName.DOUBLE) || type.equals(TypeName.FLOAT)
                    ? Comparison.FLOATING
                    : Comparison.PRIMITIVE;
        }
        if (type.equals(Names.BIG_DECIMAL)) {
            return Comparison.NUMERIC;
        }
        if (type.equals(Names.BYTES)) {
            return Comparison.BYTES;
        }
        boolean immutable = isEnum
                || type instanceof ClassName name
                        && (IMMUTABLE.contains(name.canonicalName())
                                || name.packageName().equals("java.time") && !SAME_INSTANT.contains(name.simpleName()));
        return immutable ? Comparison.EQUALS : Comparison.STORED;
    }

    boolean isConverted() {
        return storage == Storage.CONVERTED;
    }

    boolean isPrimitive() {
        return type.isPrimitive();
    }

    /** Whether the session can look it up as a {@code long}. */
    boolean isLongKey() {
        return storage == Storage.LONG || storage == Storage.INT;
    }

    /** The type as a type argument or class literal of a generic type. */
    TypeName boxed() {
        return type.box();
    }
}
