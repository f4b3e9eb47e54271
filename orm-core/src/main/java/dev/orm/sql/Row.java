package dev.orm.sql;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a query that selects several things without making an object of them. Immutable. */
public final class Row {

    private final List<Selectable<?>> items;
    private final @Nullable Object[] values;

    Row(List<Selectable<?>> items, @Nullable Object[] values) {
        this.items = items;
        this.values = values.clone();
    }

    /**
     * Returns how many columns there are.
     *
     * @return their number
     */
    public int size() {
        return values.length;
    }

    /**
     * Returns the value of a column.
     *
     * @param index its position, from 0
     * @return the value, null for SQL {@code NULL}
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public @Nullable Object get(int index) {
        return values[index];
    }

    /**
     * Returns the value of what was selected.
     *
     * @param item an expression or entity of the {@code SELECT} list
     * @param <T> its Java type
     * @return the value, null for SQL {@code NULL}
     * @throws IllegalArgumentException if it was not selected
     */
    public <T> @Nullable T get(Selectable<T> item) {
        int index = items.indexOf(item);
        if (index < 0) {
            throw new IllegalArgumentException("The row has no " + item + "; it was made by selecting " + items + ".");
        }
        return item.javaType().cast(values[index]);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
