package dev.orm.type;

/**
 * Stores an enum as the positions of its constants, from 0.
 *
 * @param type the enum
 * @param constants its constants in order
 * @param <E> the enum
 */
record EnumByOrdinal<E extends Enum<E>>(Class<E> type, E[] constants) implements Converter<E, Integer> {

    EnumByOrdinal(Class<E> type) {
        this(type, type.getEnumConstants());
    }

    @Override
    public Integer toStored(E value) {
        return type.cast(value).ordinal();
    }

    @Override
    public E fromStored(Integer stored) {
        if (stored < 0 || stored >= constants.length) {
            throw new IllegalArgumentException("A column holds the number " + stored + ", but enum " + type.getName()
                    + " has only the constants 0 to " + (constants.length - 1)
                    + ". Add the constant that is missing, or correct the row.");
        }
        return constants[stored];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnumByOrdinal<?> that && type == that.type;
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
