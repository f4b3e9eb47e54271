package dev.orm.type;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores an enum as codes that stay when its constants are renamed or reordered.
 *
 * @param <E> the enum
 * @param <B> the code
 */
final class EnumByCode<E extends Enum<E>, B> implements Converter<E, B> {

    private final Class<E> type;
    private final Map<E, B> codes;
    private final Map<B, E> constants;

    EnumByCode(Class<E> type, Function<E, B> code) {
        this.type = type;
        Map<E, B> codesOf = new HashMap<>();
        Map<B, E> constantsOf = new HashMap<>();
        for (E constant : type.getEnumConstants()) {
            B stored = code.apply(constant);
            if (stored == null) {
                throw new IllegalArgumentException("The constant " + constant.name() + " of enum " + type.getName()
                        + " has no code. Give it one.");
            }
            E other = constantsOf.put(stored, constant);
            if (other != null) {
                throw new IllegalArgumentException("The constants " + other.name() + " and " + constant.name()
                        + " of enum " + type.getName()
                        + " have the same code, so that reading could not tell them apart."
                        + " Give each its own.");
            }
            codesOf.put(constant, stored);
        }
        this.codes = Map.copyOf(codesOf);
        this.constants = Map.copyOf(constantsOf);
    }

    /** Every code, in no order. */
    Iterable<B> codes() {
        return constants.keySet();
    }

    @Override
    public B toStored(E value) {
        return codes.get(type.cast(value));
    }

    @Override
    public E fromStored(B stored) {
        E constant = constants.get(stored);
        if (constant == null) {
            throw new IllegalArgumentException("A column holds a code that no constant of enum " + type.getName()
                    + " has. Add the constant that is missing, or correct the row.");
        }
        return constant;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EnumByCode<?, ?> that && type == that.type && codes.equals(that.codes);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
