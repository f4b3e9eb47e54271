package dev.orm.mapping;

import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Generics;
import dev.orm.mapping.internal.Member;
import dev.orm.mapping.internal.Names;
import dev.orm.mapping.internal.RefusedAnnotations;
import dev.orm.type.JavaTypes;
import dev.orm.type.Json;
import dev.orm.type.JsonFormat;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Lob;
import jakarta.persistence.MapKeyEnumerated;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses the SQL type of a basic attribute from its Java type and its annotations. */
final class ColumnTypes {

    private static final int STANDARD_LENGTH = 255;

    private final Faults faults;
    private final @Nullable JsonFormat json;
    private final Map<Class<?>, Class<?>> automatic = new HashMap<>();

    ColumnTypes(Faults faults, @Nullable JsonFormat json) {
        this.faults = faults;
        this.json = json;
    }

    /** Takes a class that has {@code @Converter}; it applies to every attribute of its type if it says so. */
    void register(Class<?> converter) {
        if (!AttributeConverter.class.isAssignableFrom(converter)) {
            faults.add(
                    converter,
                    "it has @Converter but does not implement AttributeConverter. Implement it, or remove @Converter.");
            return;
        }
        if (!converter.getDeclaredAnnotation(Converter.class).autoApply()) {
            return;
        }
        Class<?> type = new Generics(converter).binding(AttributeConverter.class, 0);
        if (type == null) {
            faults.add(
                    converter,
                    "it does not say what it converts. Write both types: implements AttributeConverter<Money, String>.");
            return;
        }
        if (JavaTypes.find(type) != null && !type.isEnum()) {
            faults.add(
                    converter,
                    "autoApply = true is not possible for " + type.getSimpleName()
                            + ", which is stored without a converter everywhere else. Put @Convert on the attributes that need it.");
            return;
        }
        Class<?> other = automatic.putIfAbsent(type, converter);
        if (other != null && other != converter) {
            faults.add(
                    converter,
                    "it applies to " + Names.of(type) + " automatically, and so does " + Names.of(other)
                            + ". Leave autoApply to one of them.");
        }
    }

    /** Returns the type, or null after reporting a fault. */
    @Nullable
    SqlType<?> find(Member member, @Nullable Column column) {
        Convert convert = member.find(Convert.class);
        Class<?> type = JavaTypes.boxed(member.type());
        SqlType<?> found;
        if (convert != null) {
            RefusedAnnotations.elements(
                    convert, Set.of("converter", "disableConversion"), sentence -> faults.add(member, sentence));
        }
        Class<?> converter = convert == null || convert.disableConversion() ? null : convert.converter();
        boolean isNamed = converter != null && converter != AttributeConverter.class;
        if (!isNamed && (convert == null || !convert.disableConversion())) {
            converter = automatic.get(type);
        }
        if (member.has(JsonColumn.class)) {
            found = json(member, type, converter != null);
        } else if (converter != null && converter != AttributeConverter.class) {
            found = converted(member, type, converter, column);
        } else if (type == List.class || type.isArray() && type != byte[].class) {
            found = array(member, type);
        } else if (type.isEnum()) {
            found = enumerated(member, type);
        } else {
            found = JavaTypes.find(type);
            if (found == null) {
                faults.add(member, unsupported(member.type()));
            }
        }
        if (found == null) {
            return null;
        }
        boolean ofEnums = type.isEnum() || type == List.class && isEnum(member.typeArgument(0));
        if (member.has(Enumerated.class) && (!ofEnums || found.isConverted() && converter != null)) {
            faults.add(
                    member,
                    type.isEnum()
                            ? "@Enumerated and a converter exclude each other. Remove one."
                            : "@Enumerated is for enums; its type is " + type.getSimpleName() + ". Remove it.");
        }
        SqlType<?> sized = sized(member, lob(member, found), column);
        return member.has(Sensitive.class) ? sized.sensitive() : sized;
    }

    /** Returns the type of the keys of a map, or null if there is none. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    @Nullable
    SqlType<?> ofMapKey(Member member, Class<?> key, int length) {
        if (key.isEnum()) {
            MapKeyEnumerated enumerated = member.find(MapKeyEnumerated.class);
            SqlType<?> coded = EnumCodes.find(member, key, faults);
            boolean byName = enumerated != null && enumerated.value() == EnumType.STRING;
            return coded != null
                    ? coded
                    : byName ? JavaTypes.enumByName((Class) key) : JavaTypes.enumByOrdinal((Class) key);
        }
        SqlType<?> found = JavaTypes.find(key);
        return found != null && found.name() == SqlTypeName.VARCHAR && length > 0 && length != STANDARD_LENGTH
                ? found.withLength(length)
                : found;
    }

    private static String unsupported(Class<?> type) {
        String replacement = JavaTypes.replacementFor(type);
        if (replacement != null) {
            return "its type " + type.getCanonicalName() + " is not supported. Use " + replacement + ".";
        }
        return "no SQL type stores " + type.getTypeName()
                + ". Name an AttributeConverter by @Convert, mark it @Transient,"
                + " or use an enum, an @Embeddable or one of " + String.join(", ", JavaTypes.names()) + ".";
    }

    private @Nullable SqlType<?> json(Member member, Class<?> type, boolean converted) {
        if (converted) {
            faults.add(member, "@JsonColumn and a converter exclude each other. Remove one.");
            return null;
        }
        if (type == Json.class) {
            return SqlType.JSON;
        }
        if (json == null) {
            faults.add(
                    member,
                    "@JsonColumn needs a JsonFormat, and there is none. Give one to the session factory by json(...) (with"
                            + " Spring Boot, spring-boot-starter-jackson brings it), or declare the attribute as"
                            + " dev.orm.type.Json.");
            return null;
        }
        return SqlType.json(type, member.genericType(), json);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private @Nullable SqlType<?> array(Member member, Class<?> type) {
        Class<?> element = type.isArray() ? type.getComponentType() : member.typeArgument(0);
        SqlType<?> found = null;
        if (element != null && !element.isPrimitive()) {
            found = element.isEnum() ? enumerated(member, element) : JavaTypes.find(element);
        }
        if (found == null || found.name() == SqlTypeName.JSON) {
            faults.add(
                    member,
                    JavaTypes.replacementFor(type) != null
                            ? unsupported(type)
                            : "its type " + member.genericType().getTypeName() + " is no array of a basic type. Put"
                                    + " @JsonColumn on it, @OneToMany or @ManyToMany if it holds entities, or @Transient.");
            return null;
        }
        return type.isArray() ? JavaTypes.array((Class) type, (SqlType) found) : SqlType.array(found);
    }

    private static boolean isEnum(@Nullable Class<?> type) {
        return type != null && type.isEnum();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private SqlType<?> enumerated(Member member, Class<?> type) {
        SqlType<?> coded = EnumCodes.find(member, type, faults);
        if (coded != null) {
            return coded;
        }
        Enumerated enumerated = member.find(Enumerated.class);
        boolean byName = enumerated != null && enumerated.value() == EnumType.STRING;
        return byName ? JavaTypes.enumByName((Class) type) : JavaTypes.enumByOrdinal((Class) type);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private @Nullable SqlType<?> converted(Member member, Class<?> type, Class<?> converter, @Nullable Column column) {
        Generics generics = new Generics(converter);
        Class<?> from = generics.binding(AttributeConverter.class, 0);
        Class<?> to = generics.binding(AttributeConverter.class, 1);
        if (from == null || to == null) {
            faults.add(
                    member,
                    "converter " + Names.of(converter)
                            + " does not say what it converts. Write both types: implements AttributeConverter<Money, String>.");
            return null;
        }
        if (!from.isAssignableFrom(type)) {
            faults.add(
                    member,
                    "converter " + Names.of(converter) + " converts " + Names.of(from) + ", not " + Names.of(type)
                            + ". Name a converter of that type.");
            return null;
        }
        SqlType<?> stored = to.isEnum() ? null : JavaTypes.find(to);
        if (stored == null) {
            faults.add(
                    member,
                    "converter " + Names.of(converter) + " stores " + to.getTypeName()
                            + ", which no SQL type holds. Let it store one of " + String.join(", ", JavaTypes.names())
                            + ".");
            return null;
        }
        AttributeConverter<Object, Object> instance = instance(member, converter);
        if (instance == null) {
            return null;
        }
        SqlType<?> base = lob(member, stored);
        return ((SqlType) base).converted(type, new AttributeConversion(instance));
    }

    @SuppressWarnings("unchecked")
    private @Nullable AttributeConverter<Object, Object> instance(Member member, Class<?> converter) {
        try {
            Constructor<?> constructor = converter.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (AttributeConverter<Object, Object>) constructor.newInstance();
        } catch (ReflectiveOperationException | RuntimeException e) {
            faults.add(
                    member,
                    "converter " + Names.of(converter)
                            + " cannot be made. Give it a constructor without arguments that does not fail.");
            return null;
        }
    }

    /** {@code @Lob} on text means text without a length; bytes have none anyway. */
    private SqlType<?> lob(Member member, SqlType<?> type) {
        if (!member.has(Lob.class) || type.name() == SqlTypeName.TEXT || type.name() == SqlTypeName.BINARY) {
            return type;
        }
        if (type.javaType() == String.class && !type.isConverted()) {
            return SqlType.TEXT;
        }
        faults.add(member, "@Lob is for String and byte[], not for " + type + ". Remove it.");
        return type;
    }

    private SqlType<?> sized(Member member, SqlType<?> type, @Nullable Column column) {
        if (column == null) {
            return type;
        }
        boolean hasLength = column.length() != STANDARD_LENGTH;
        boolean hasPrecision = column.precision() != 0 || column.scale() != 0;
        if (hasLength && type.name() != SqlTypeName.VARCHAR && !member.has(Lob.class)) {
            faults.add(member, "@Column(length) is for text, not for " + type + ". Remove it.");
        }
        if (hasPrecision && type.name() != SqlTypeName.DECIMAL) {
            faults.add(member, "@Column(precision, scale) is for decimals, not for " + type + ". Remove it.");
        }
        if (hasLength && type.name() == SqlTypeName.VARCHAR) {
            if (column.length() >= 1) {
                return type.withLength(column.length());
            }
            faults.add(member, "@Column(length) must be at least 1, not " + column.length() + ".");
        }
        return hasPrecision && type.name() == SqlTypeName.DECIMAL ? precise(member, type, column) : type;
    }

    private SqlType<?> precise(Member member, SqlType<?> type, Column column) {
        int precision = column.precision() == 0 ? type.precision() : column.precision();
        if (precision < 1 || column.scale() < 0 || column.scale() > precision) {
            faults.add(
                    member,
                    "@Column(precision = " + column.precision() + ", scale = " + column.scale()
                            + ") fits no decimal. The scale lies between 0 and the precision.");
            return type;
        }
        return type.withPrecision(precision, column.scale());
    }
}
