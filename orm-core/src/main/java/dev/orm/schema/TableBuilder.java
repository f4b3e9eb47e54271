package dev.orm.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a {@link Table}. Not thread-safe. */
public final class TableBuilder {

    private final TableName name;
    private final Map<String, Column<?>> columns = new LinkedHashMap<>();
    private @Nullable PrimaryKey primaryKey;
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<UniqueConstraint> uniques = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    TableBuilder(TableName name) {
        this.name = name;
    }

    /**
     * Adds a column.
     *
     * @param column the column
     * @return this builder
     * @throws IllegalArgumentException if the table has a column of that name already
     */
    public TableBuilder column(Column<?> column) {
        if (columns.putIfAbsent(column.name(), column) != null) {
            throw new IllegalArgumentException("Table " + name + " has two columns named \"" + column.name() + "\".");
        }
        return this;
    }

    /**
     * Sets the primary key.
     *
     * @param key the key
     * @return this builder
     */
    public TableBuilder primaryKey(PrimaryKey key) {
        primaryKey = key;
        return this;
    }

    /**
     * Adds a foreign key.
     *
     * @param key the key
     * @return this builder
     */
    public TableBuilder foreignKey(ForeignKey key) {
        foreignKeys.add(key);
        return this;
    }

    /**
     * Adds a unique constraint.
     *
     * @param constraint the constraint
     * @return this builder
     */
    public TableBuilder unique(UniqueConstraint constraint) {
        uniques.add(constraint);
        return this;
    }

    /**
     * Adds an index.
     *
     * @param index the index
     * @return this builder
     */
    public TableBuilder index(Index index) {
        indexes.add(index);
        return this;
    }

    /**
     * Makes the table.
     *
     * @return the table
     * @throws IllegalArgumentException if a key or an index names a column that the table does not have
     */
    public Table build() {
        if (primaryKey != null) {
            check(primaryKey.name(), primaryKey.columns());
        }
        foreignKeys.forEach(key -> check(key.name(), key.columns()));
        uniques.forEach(unique -> check(unique.name(), unique.columns()));
        indexes.forEach(index -> check(index.name(), index.columns()));
        return new Table(name, columns, primaryKey, foreignKeys, uniques, indexes);
    }

    private void check(String constraint, List<String> names) {
        for (String column : names) {
            if (!columns.containsKey(column)) {
                throw new IllegalArgumentException("\"" + constraint + "\" of table " + name + " names column \""
                        + column + "\", which the table does not have; it has " + columns.keySet() + ".");
            }
        }
    }
}
