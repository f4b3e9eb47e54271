package dev.orm.type;

import java.util.Arrays;

/**
 * Stores an enum as the names of its constants.
 *
 * @param type the enum
 * @param <E> the enum
 */
record EnumByName<E extends Enum<E>>(Class<E> type) implements Converter<E, String> {

    private static final int LONGEST_SHOWN = 40;

    @Override
    public String toStored(E value) {
        return type.cast(value).name();
    }

    @Override
    public E fromStored(String stored) {
        try {
            return Enum.valueOf(type, stored);
        } catch (IllegalArgumentException e) {
            String text = stored.length() > LONGEST_SHOWN ? stored.substring(0, LONGEST_SHOWN) + "…" : stored;
            throw new IllegalArgumentException("A column holds \"" + text + "\", which names no constant of enum "
                    + type.getName() + "; its constants are " + Arrays.toString(type.getEnumConstants())
                    + ". Add the constant that is missing, or correct the row.");
        }
    }
}
