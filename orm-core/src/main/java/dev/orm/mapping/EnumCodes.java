package dev.orm.mapping;

import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Member;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores an enum as the codes that its constants have in a field with {@code @EnumeratedValue}. */
final class EnumCodes {

    private static final Set<Class<?>> NUMBERS = Set.of(byte.class, short.class, int.class);

    private EnumCodes() {}

    /** Returns the type, or null if the enum has no such field or after reporting a fault. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static @Nullable SqlType<?> find(Member member, Class<?> type, Faults faults) {
        List<Field> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(EnumeratedValue.class))
                .toList();
        if (fields.isEmpty()) {
            return null;
        }
        Field field = fields.get(0);
        boolean number = NUMBERS.contains(field.getType());
        if (fields.size() > 1
                || !number && field.getType() != String.class
                || !Modifier.isFinal(field.getModifiers())
                || Modifier.isStatic(field.getModifiers())) {
            faults.add(
                    member,
                    "its enum " + type.getSimpleName() + " has @EnumeratedValue where it cannot be used. Put it on one"
                            + " final field of type String, int, short or byte.");
            return null;
        }
        Enumerated enumerated = member.find(Enumerated.class);
        if (enumerated != null && (enumerated.value() == EnumType.STRING) == number) {
            faults.add(
                    member,
                    "@Enumerated(" + enumerated.value() + ") contradicts the @EnumeratedValue of "
                            + type.getSimpleName() + ", which is a "
                            + field.getType().getSimpleName() + ". Remove @Enumerated.");
            return null;
        }
        field.setAccessible(true);
        try {
            return number
                    ? JavaTypes.enumByNumber((Class) type, constant -> ((Number) value(field, constant)).intValue())
                    : JavaTypes.enumByCode((Class) type, constant -> (String) value(field, constant));
        } catch (IllegalArgumentException twice) {
            faults.add(member, String.valueOf(twice.getMessage()));
            return null;
        }
    }

    private static Object value(Field field, Object constant) {
        try {
            return field.get(constant);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read.", e);
        }
    }
}
