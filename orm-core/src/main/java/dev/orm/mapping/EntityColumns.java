package dev.orm.mapping;

import dev.orm.schema.Column;
import dev.orm.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that are read for an entity: the first one of each attribute in their order, behind them the others of
 * foreign keys of several columns, and behind them those that only classes have which extend the entity. Attributes that are
 * computed, or read when they are first used, have none of them. Immutable.
 */
public final class EntityColumns {

    private final List<EntityTable> tables;
    private final List<Column<?>> all;
    private final int[] tableOf;
    private final int own;
    private final int[][] places;
    private final List<Column<?>> key;
    private final int[] keyPlaces;

    /** A column, and which of the tables it is in. */
    record InTable(EntityTable table, Column<?> column) {

        boolean isSameAs(InTable other) {
            return column.name().equals(other.column.name()) && isIn(other.table);
        }

        private boolean isIn(EntityTable other) {
            return table == other || nameOf(table).equals(nameOf(other));
        }
    }

    /**
     * Makes the columns.
     *
     * @param tables the tables of the entity
     * @param attributes the attributes of the entity
     * @param ids those of its id
     * @param ofSubclasses columns of classes that extend the entity, and what tells of which class a row is
     * @param tablesOfSubclasses the tables that only those have
     */
    EntityColumns(
            List<EntityTable> tables,
            List<ColumnAttribute> attributes,
            List<ColumnAttribute> ids,
            List<InTable> ofSubclasses,
            List<EntityTable> tablesOfSubclasses) {
        List<InTable> columns = new ArrayList<>();
        int[] first = new int[attributes.size()];
        for (ColumnAttribute attribute : attributes) {
            first[attribute.index()] = columns.size();
            if (attribute.isInRow()) {
                columns.add(new InTable(tables.get(attribute.table()), attribute.column()));
            }
        }
        this.places = new int[attributes.size()][];
        for (ColumnAttribute attribute : attributes) {
            int[] own = new int[attribute.isInRow() ? attribute.columns().size() : 0];
            if (own.length > 0) {
                own[0] = first[attribute.index()];
            }
            for (int i = 1; i < own.length; i++) {
                own[i] = place(
                        columns,
                        new InTable(
                                tables.get(attribute.table()),
                                attribute.columns().get(i)));
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
        List<EntityTable> read = new ArrayList<>(tables);
        tablesOfSubclasses.forEach(table -> placeOfTable(read, table));
        this.tableOf = columns.stream()
                .mapToInt(column -> placeOfTable(read, column.table()))
                .toArray();
        this.tables = List.copyOf(read);
        this.all = columns.stream().<Column<?>>map(InTable::column).toList();
        this.key = List.copyOf(ofKey);
        this.keyPlaces = placesOfKey.stream().mapToInt(Integer::intValue).toArray();
    }

    private static TableName nameOf(EntityTable table) {
        return table.table().name();
    }

    /** A column that another attribute has too is read once. */
    private static int place(List<InTable> columns, InTable column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isSameAs(column)) {
                return i;
            }
        }
        columns.add(column);
        return columns.size() - 1;
    }

    private static int placeOfTable(List<EntityTable> tables, EntityTable table) {
        for (int i = 0; i < tables.size(); i++) {
            if (nameOf(tables.get(i)).equals(nameOf(table))) {
                return i;
            }
        }
        tables.add(table);
        return tables.size() - 1;
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
     * Returns the tables of the columns: those of the entity, and behind them those that only classes have which extend it.
     *
     * @return the tables
     */
    public List<EntityTable> tables() {
        return tables;
    }

    /**
     * Returns in which of the tables a column is.
     *
     * @param place its place among all columns
     * @return the place of the table among all tables
     */
    public int placeOfTable(int place) {
        return tableOf[place];
    }

    EntityTable tableOf(int place) {
        return tables.get(tableOf[place]);
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
    int placeOf(EntityTable table, String name) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name) && nameOf(tableOf(i)).equals(nameOf(table))) {
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
