package dev.orm.mapping;

import dev.orm.schema.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that are read for an entity: the first one of each attribute in their order, behind them the others of
 * foreign keys of several columns, and behind them those that only classes have which extend the entity. Attributes that are
 * computed, or read when they are first used, have none of them. Immutable.
 */
public final class EntityColumns {

    private final List<Column<?>> all;
    private final int own;
    private final int[][] places;
    private final List<Column<?>> key;
    private final int[] keyPlaces;

    /**
     * Makes the columns.
     *
     * @param attributes the attributes of the entity
     * @param ids those of its id
     * @param ofSubclasses columns of classes that extend the entity, and what tells of which class a row is
     */
    EntityColumns(List<ColumnAttribute> attributes, List<ColumnAttribute> ids, List<Column<?>> ofSubclasses) {
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
        this.own = columns.size();
        ofSubclasses.forEach(column -> place(columns, column));
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
     * Returns how many of the columns belong to the entity itself: the first ones.
     *
     * @return their number
     */
    public int own() {
        return own;
    }

    /** Returns the place of a column among all, or -1. */
    int placeOf(String name) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
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
