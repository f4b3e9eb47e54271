package dev.orm.type;

import java.util.function.Function;

/**
 * A converter made of two functions. Made once for each Java type, so that equality is identity.
 *
 * @param <T> the Java type
 * @param <B> the Java type that is stored
 */
final class ConvertedBy<T, B> implements Converter<T, B> {

    private final Function<T, B> toStored;
    private final Function<B, T> fromStored;

    ConvertedBy(Function<T, B> toStored, Function<B, T> fromStored) {
        this.toStored = toStored;
        this.fromStored = fromStored;
    }

    @Override
    public B toStored(T value) {
        return toStored.apply(value);
    }

    @Override
    public T fromStored(B stored) {
        return fromStored.apply(stored);
    }
}
