package dev.orm.type;

import java.util.Arrays;
import java.util.List;

/**
 * Stores a Java array as the list of its elements.
 *
 * @param type the class of the array
 * @param <E> the Java type of its elements
 */
record ArrayConversion<E>(Class<E[]> type) implements Converter<E[], List<E>> {

    @Override
    public List<E> toStored(E[] value) {
        return Arrays.asList(value);
    }

    @Override
    public E[] fromStored(List<E> stored) {
        return Arrays.copyOf(stored.toArray(), stored.size(), type);
    }
}
