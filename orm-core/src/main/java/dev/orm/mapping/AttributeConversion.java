package dev.orm.mapping;

import dev.orm.type.Converter;
import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/**
 * Converts by an {@link AttributeConverter} of the program. Null stays SQL {@code NULL} and is not given to it. Equal to another
 * of the same converter class.
 *
 * @param converter the converter
 */
record AttributeConversion(AttributeConverter<Object, Object> converter) implements Converter<Object, Object> {

    @Override
    public Object toStored(Object value) {
        return required(converter.convertToDatabaseColumn(value), "convertToDatabaseColumn");
    }

    @Override
    public Object fromStored(Object stored) {
        return required(converter.convertToEntityAttribute(stored), "convertToEntityAttribute");
    }

    private Object required(@Nullable Object result, String method) {
        if (result == null) {
            throw new IllegalStateException(
                    converter.getClass().getName() + "." + method
                            + " returned null for a value that is not null. Null is stored as SQL NULL without the converter; return a value.");
        }
        return result;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AttributeConversion that && converter.getClass() == that.converter.getClass();
    }

    @Override
    public int hashCode() {
        return converter.getClass().hashCode();
    }
}
