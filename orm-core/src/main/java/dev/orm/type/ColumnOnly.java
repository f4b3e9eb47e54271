package dev.orm.type;

import java.math.BigDecimal;

/**
 * Stands for a conversion that nobody named. Numbers become numbers; what else would have to be guessed is refused.
 *
 * @param javaType the class of the values
 * @param columnType the class of what the column holds
 */
record ColumnOnly<T, S>(Class<T> javaType, Class<S> columnType) implements Converter<T, S> {

    static <T, S> SqlType<T> of(Class<T> javaType, SqlType<S> column) {
        return column.converted(javaType, new ColumnOnly<>(javaType, column.javaType()));
    }

    @Override
    public S toStored(T value) {
        return converted(value, columnType);
    }

    @Override
    public T fromStored(S stored) {
        return converted(stored, javaType);
    }

    private static <V> V converted(Object value, Class<V> to) {
        if (value instanceof Number number && Number.class.isAssignableFrom(to)) {
            BigDecimal exact = new BigDecimal(number.toString());
            Object made = to == Long.class
                    ? exact.longValueExact()
                    : to == Integer.class
                            ? exact.intValueExact()
                            : to == Short.class
                                    ? exact.shortValueExact()
                                    : to == BigDecimal.class
                                            ? exact
                                            : to == Double.class ? (Object) exact.doubleValue() : exact.floatValue();
            return to.cast(made);
        }
        throw new IllegalArgumentException(
                "Nobody has said how a " + value.getClass().getSimpleName() + " is stored as a " + to.getSimpleName()
                        + ". Use a type that is converted: SqlType.variant.");
    }
}
