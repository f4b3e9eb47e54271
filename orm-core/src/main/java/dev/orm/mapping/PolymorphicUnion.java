package dev.orm.mapping;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an entity of whose classes each has a table with all its columns ({@code InheritanceType.TABLE_PER_CLASS}), seen as those of one
 * table: {@code UNION ALL} of the tables of all classes; SQLAlchemy's {@code polymorphic_union()}. A column that a class lacks is null in its
 * rows; the last column tells of which class a row is. Immutable.
 *
 * @param rows the columns of all classes as those of one table, which is in no database
 * @param branches the tables of the classes that are not abstract
 */
public record PolymorphicUnion(Table rows, List<Branch> branches) {

    /** Copies the list. */
    public PolymorphicUnion {
        branches = List.copyOf(branches);
    }

    /**
     * The table of one class.
     *
     * @param type the class
     * @param table its table
     * @param columns for each column of the union but the last one the column that stands there, or null if the class has none
     * @param value what the last column of the union holds
     */
    public record Branch(Class<?> type, Table table, List<@Nullable Column<?>> columns, Object value) {

        /** Copies the list. */
        public Branch {
            columns = Collections.unmodifiableList(new ArrayList<>(columns));
        }

        private int placeOf(Column<?> wanted) {
            for (int i = 0; i < columns.size(); i++) {
                Column<?> column = columns.get(i);
                if (column != null && column.name().equals(wanted.name())) {
                    return i;
                }
            }
            return -1;
        }
    }

    /**
     * Returns the column that tells of which class a row is.
     *
     * @return the column
     */
    public Column<?> discriminator() {
        return rows.columns().get(rows.columns().size() - 1);
    }

    /**
     * Returns the place of a column.
     *
     * @param name its name in the union
     * @return how many columns stand before it
     */
    public int placeOf(String name) {
        int place = 0;
        while (!rows.columns().get(place).name().equals(name)) {
            place++;
        }
        return place;
    }

    /**
     * Returns the column that shows one of a class. They have the same name, unless another class has one of this name that is of another type.
     *
     * @param type the class, perhaps abstract
     * @param column a column of its table
     * @param <T> the type of its values
     * @return the column of the union
     */
    @SuppressWarnings("unchecked")
    public <T> Column<T> column(Class<?> type, Column<T> column) {
        for (Branch branch : branches) {
            int place = type.isAssignableFrom(branch.type()) ? branch.placeOf(column) : -1;
            if (place >= 0) {
                return (Column<T>) rows.columns().get(place);
            }
        }
        throw new IllegalArgumentException(type.getSimpleName() + " has no column " + column.name() + ".");
    }
}
