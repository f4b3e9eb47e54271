package dev.orm.mapping;

import dev.orm.schema.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that are read for an entity: the first one of each attribute in their order, behind them the others of
 * foreign keys of several columns. Attributes that are computed, or read when they are first used, have none of them. Immutable.
 */
public final class EntityColumns {

    private final List<Column<?>> all;
    private final int[][] places;
    private final List<Column<?>> key;
    private final int[] keyPlaces;

    EntityColumns(List<ColumnAttribute> attributes, List<ColumnAttribute> ids) {
        List<Column<?>> columns = new ArrayList<>();
        int[] first = new int[attributes.size()];
        for (ColumnAttribute attribute : attributes) {
            first[attribute.index()] = columns.size();
            if (attribute.isInRow()) {
                columns.add(attribute.column());
            }
        }
        this.places = new int[attributes.size()][];
        for (ColumnAttribute attribute : attributes) {
            int[] own = new int[attribute.isInRow() ? attribute.columns().size() : 0];
            if (own.length > 0) {
                own[0] = first[attribute.index()];
            }
            for (int i = 1; i < own.length; i++) {
                own[i] = place(columns, attribute.columns().get(i));
            }
            places[attribute.index()] = own;
        }
        List<Column<?>> ofKey = new ArrayList<>();
        List<Integer> placesOfKey = new ArrayList<>();
        for (ColumnAttribute id : ids) {
            ofKey.addAll(id.columns());
            for (int place : places[id.index()]) {
                placesOfKey.add(place);
            }
        }
        this.all = List.copyOf(columns);
        this.key = List.copyOf(ofKey);
        this.keyPlaces = placesOfKey.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A column that another attribute has too is read once. */
    private static int place(List<Column<?>> columns, Column<?> column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column.name())) {
                return i;
            }
        }
        columns.add(column);
        return columns.size() - 1;
    }

    /**
     * Returns all columns.
     *
     * @return the columns in the order in which they are read
     */
    public List<Column<?>> all() {
        return all;
    }

    /**
     * Returns the columns of the primary key.
     *
     * @return the columns, one unless the id is an object
     */
    public List<Column<?>> key() {
        return key;
    }

    /**
     * Returns where the columns of the primary key are.
     *
     * @return for each the number of columns before it; not to be changed
     */
    public int[] keyPlaces() {
        return keyPlaces;
    }

    /**
     * Returns where the columns of an attribute are.
     *
     * @param attribute which attribute
     * @return for each the number of columns before it, none for one that is computed or read when it is first used; not to be changed
     */
    public int[] places(int attribute) {
        return places[attribute];
    }
}
