package dev.orm.sql;

import dev.orm.sql.node.AttributePath;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.Facade;
import dev.orm.sql.node.Label;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return item.javaType().cast(values[position(item)]);
    }

    /** Equal items differ in their bind values only, so the item itself is looked for first. */
    private int position(Selectable<?> item) {
        for (int i = 0; i < values.length; i++) {
            if (items.get(i) == item) {
                return i;
            }
        }
        int index = items.indexOf(item);
        if (index < 0) {
            throw new IllegalArgumentException("The row has no " + item + "; it was made by selecting " + items + ".");
        }
        if (index != items.lastIndexOf(item)) {
            throw new IllegalArgumentException("Several columns of the row are like " + item
                    + ". Use the very object that was selected, a label or the position.");
        }
        return index;
    }

    /**
     * Returns the value of a column by its name: its label, or that of the attribute or column that was selected.
     *
     * @param name the name
     * @return the value, null for SQL {@code NULL}
     * @throws IllegalArgumentException if the row has no such column, or two of them
     */
    public @Nullable Object get(String name) {
        int found = -1;
        for (int i = 0; i < values.length; i++) {
            if (name.equals(nameOf(items.get(i)))) {
                if (found >= 0) {
                    throw new IllegalArgumentException(
                            "The row has \"" + name + "\" twice. Label one of them with .as(\"…\"),"
                                    + " or use the expression or the position.");
                }
                found = i;
            }
        }
        if (found < 0) {
            throw new IllegalArgumentException("The row has no column \"" + name + "\"; it has "
                    + items.stream().map(Row::nameOf).toList() + ".");
        }
        return values[found];
    }

    /**
     * Returns the columns and their values.
     *
     * @return the values by name in the order in which they were selected
     * @throws IllegalArgumentException if a column has no name, or two have the same
     */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Selectable<?> item : items) {
            String name = nameOf(item);
            if (name == null) {
                throw new IllegalArgumentException("A column of the row has no name. Label it with .as(\"…\").");
            }
            map.put(name, get(name));
        }
        return map;
    }

    private static @Nullable String nameOf(Selectable<?> item) {
        if (item instanceof Facade<?> facade) {
            return nameOf(facade.expression());
        } else if (item instanceof Label<?> label) {
            return label.label();
        } else if (item instanceof AttributePath<?> attribute) {
            return attribute.name();
        } else if (item instanceof ColumnRef<?> column) {
            return column.column().name();
        }
        return item instanceof EntityPath<?> path ? path.alias() : null;
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
