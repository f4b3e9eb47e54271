package dev.orm.type;

import java.lang.reflect.Type;

/**
 * Turns objects into JSON and back, for columns that hold records, maps and lists as JSON. A library such as Jackson does the
 * work; the starter brings the {@code JsonMapper} of the application. Implementations must be thread-safe and must make only
 * objects of the declared type: never of a class that the JSON itself names.
 */
public interface JsonFormat {

    /**
     * Writes an object.
     *
     * @param value the object, never null
     * @param type its declared type, such as {@code List<Address>}
     * @return JSON text
     * @throws IllegalArgumentException if it cannot be written
     */
    String write(Object value, Type type);

    /**
     * Reads an object.
     *
     * @param json JSON text
     * @param type the declared type of the object
     * @return the object, never null unless {@code json} is {@code null}
     * @throws IllegalArgumentException if the text does not fit the type
     */
    Object read(String json, Type type);
}
