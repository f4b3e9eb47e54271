package dev.orm.type;

import java.lang.reflect.Type;

/**
 * Stores an object as JSON.
 *
 * @param type the declared type
 * @param format writes and reads it
 * @param <T> the Java type
 */
record JsonConversion<T>(Class<T> raw, Type type, JsonFormat format) implements Converter<T, Json> {

    @Override
    public Json toStored(T value) {
        return Json.of(format.write(raw.cast(value), type));
    }

    @Override
    public T fromStored(Json stored) {
        if (stored.equals(Json.NULL)) {
            throw new IllegalArgumentException("A column holds JSON null, which is no " + type.getTypeName()
                    + ". Store SQL NULL instead, or map the column as dev.orm.type.Json.");
        }
        return raw.cast(format.read(stored.text(), type));
    }
}
