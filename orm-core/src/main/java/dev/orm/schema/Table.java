package dev.orm.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table with its columns, keys and indexes. Immutable; made by {@link #builder}.
 */
public final class Table implements SchemaObject {

    private final TableName name;
    private final List<Column<?>> columns;
    private final Map<String, Column<?>> byName;
    private final @Nullable PrimaryKey primaryKey;
    private final List<ForeignKey> foreignKeys;
    private final List<UniqueConstraint> uniques;
    private final List<Check> checks;
    private final List<Index> indexes;
    private final Set<TableOption> options;
    private final @Nullable String comment;
    private final List<Column<?>> givenOnInsert;
    private final List<Column<?>> givenOnUpdate;

    Table(
            TableName name,
            Map<String, Column<?>> columns,
            @Nullable PrimaryKey primaryKey,
            List<ForeignKey> foreignKeys,
            List<UniqueConstraint> uniques,
            List<Check> checks,
            List<Index> indexes,
            Set<TableOption> options,
            @Nullable String comment) {
        this.name = name;
        this.byName = new LinkedHashMap<>(columns);
        this.columns = List.copyOf(columns.values());
        this.primaryKey = primaryKey;
        this.foreignKeys = List.copyOf(foreignKeys);
        this.uniques = List.copyOf(uniques);
        this.checks = List.copyOf(checks);
        this.indexes = List.copyOf(indexes);
        this.options = Set.copyOf(options);
        this.comment = comment;
        this.givenOnInsert = this.columns.stream()
                .filter(column -> column.onInsert() != null)
                .toList();
        this.givenOnUpdate = this.columns.stream()
                .filter(column -> column.onUpdate() != null)
                .toList();
    }

    /**
     * Starts a table.
     *
     * @param name its name
     * @return a builder without columns
     */
    public static TableBuilder builder(TableName name) {
        return new TableBuilder(name);
    }

    /**
     * Returns the name.
     *
     * @return the name, with the schema if it has one
     */
    @Override
    public TableName name() {
        return name;
    }

    /**
     * Returns the columns in the order they were added.
     *
     * @return all columns
     */
    public List<Column<?>> columns() {
        return columns;
    }

    /**
     * Returns the columns that the program gives values where an {@code INSERT} does not name them.
     *
     * @return those with a {@link Column#onInsert()}, in order
     */
    public List<Column<?>> givenOnInsert() {
        return givenOnInsert;
    }

    /**
     * Returns the columns that the program gives values where an {@code UPDATE} does not set them.
     *
     * @return those with a {@link Column#onUpdate()}, in order
     */
    public List<Column<?>> givenOnUpdate() {
        return givenOnUpdate;
    }

    /**
     * Returns a column.
     *
     * @param column its name, unquoted
     * @return the column
     * @throws IllegalArgumentException if there is none of that name
     */
    public Column<?> column(String column) {
        Column<?> found = byName.get(column);
        if (found == null) {
            throw new IllegalArgumentException(
                    "Table " + name + " has no column \"" + column + "\"; it has " + byName.keySet() + ".");
        }
        return found;
    }

    /**
     * Returns the primary key.
     *
     * @return the key, or null if the table has none
     */
    public @Nullable PrimaryKey primaryKey() {
        return primaryKey;
    }

    /**
     * Returns the foreign keys of this table to others or to itself.
     *
     * @return all foreign keys
     */
    public List<ForeignKey> foreignKeys() {
        return foreignKeys;
    }

    /**
     * Returns the unique constraints.
     *
     * @return all unique constraints
     */
    public List<UniqueConstraint> uniqueConstraints() {
        return uniques;
    }

    /**
     * Returns the checks.
     *
     * @return all checks
     */
    public List<Check> checks() {
        return checks;
    }

    /**
     * Returns all constraints: the primary key, then the unique constraints, the checks and the foreign keys.
     *
     * @return all constraints
     */
    public List<Constraint> constraints() {
        List<Constraint> all = new ArrayList<>();
        if (primaryKey != null) {
            all.add(primaryKey);
        }
        all.addAll(uniques);
        all.addAll(checks);
        all.addAll(foreignKeys);
        return List.copyOf(all);
    }

    /**
     * Returns what only one database knows.
     *
     * @return the options
     */
    public Set<TableOption> options() {
        return options;
    }

    /**
     * Returns the comment.
     *
     * @return the comment, or null if there is none
     */
    public @Nullable String comment() {
        return comment;
    }

    /**
     * Returns a builder that has all of this table already, to change some of it.
     *
     * @param changed the name of the new table
     * @return the builder
     */
    public TableBuilder toBuilder(TableName changed) {
        TableBuilder builder = new TableBuilder(changed);
        columns.forEach(builder::column);
        constraints().forEach(builder::constraint);
        indexes.forEach(builder::index);
        options.forEach(builder::option);
        return builder.comment(comment);
    }

    /**
     * Returns the indexes that no constraint brings with it.
     *
     * @return all indexes
     */
    public List<Index> indexes() {
        return indexes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Table that
                        && name.equals(that.name)
                        && columns.equals(that.columns)
                        && Objects.equals(primaryKey, that.primaryKey)
                        && foreignKeys.equals(that.foreignKeys)
                        && uniques.equals(that.uniques)
                        && checks.equals(that.checks)
                        && indexes.equals(that.indexes)
                        && options.equals(that.options)
                        && Objects.equals(comment, that.comment);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
