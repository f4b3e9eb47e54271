package dev.orm.type;

/**
 * Turns a Java type that no database knows into one that it does, and back. Both directions must be inverse to each other;
 * {@code null} is never passed to either.
 *
 * @param <T> the Java type
 * @param <B> the Java type of the {@link SqlType} that stores it
 */
public interface Converter<T, B> {

    /**
     * Returns what is stored for a value.
     *
     * @param value the value, never null
     * @return what is stored for it, never null
     */
    B toStored(T value);

    /**
     * Returns the value for what is stored.
     *
     * @param stored what the database holds, never null
     * @return the value, never null
     * @throws IllegalArgumentException if {@code stored} stands for no value of the Java type
     */
    T fromStored(B stored);
}
