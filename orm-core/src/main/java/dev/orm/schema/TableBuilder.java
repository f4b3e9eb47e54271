package dev.orm.schema;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a {@link Table}. Not thread-safe. */
public final class TableBuilder {

    private final TableName name;
    private final Map<String, Column<?>> columns = new LinkedHashMap<>();
    private @Nullable PrimaryKey primaryKey;
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<UniqueConstraint> uniques = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final Set<TableOption> options = EnumSet.noneOf(TableOption.class);
    private NamingConvention naming = NamingConvention.DEFAULT;
    private @Nullable String comment;

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
     * Sets what names the constraints and indexes that follow and are given no name.
     *
     * @param convention the convention
     * @return this builder
     */
    public TableBuilder naming(NamingConvention convention) {
        naming = convention;
        return this;
    }

    /**
     * Sets the primary key, named by the convention.
     *
     * @param names names of its columns, in order
     * @return this builder
     */
    public TableBuilder primaryKey(String... names) {
        List<String> key = List.of(names);
        return primaryKey(new PrimaryKey(naming.primaryKey(name.name(), key), key));
    }

    /**
     * Adds a unique constraint, named by the convention.
     *
     * @param names names of its columns, in order
     * @return this builder
     */
    public TableBuilder unique(String... names) {
        List<String> key = List.of(names);
        return unique(new UniqueConstraint(naming.unique(name.name(), key), key));
    }

    /**
     * Adds an index, named by the convention.
     *
     * @param names names of its columns, in order
     * @return this builder
     */
    public TableBuilder index(String... names) {
        List<String> key = List.of(names);
        return index(new Index(naming.index(name.name(), key), key, false));
    }

    /**
     * Adds a foreign key of one column that refuses every change of what it refers to, named by the convention.
     *
     * @param column name of the column that refers
     * @param referred the table it refers to
     * @param referredColumn name of the column it refers to
     * @return this builder
     */
    public TableBuilder foreignKey(String column, TableName referred, String referredColumn) {
        return foreignKey(column, referred, referredColumn, ReferentialAction.NO_ACTION);
    }

    /**
     * Adds a foreign key of one column, named by the convention.
     *
     * @param column name of the column that refers
     * @param referred the table it refers to
     * @param referredColumn name of the column it refers to
     * @param onDelete what happens to a row when the row it refers to is deleted
     * @return this builder
     */
    public TableBuilder foreignKey(
            String column, TableName referred, String referredColumn, ReferentialAction onDelete) {
        List<String> columns = List.of(column);
        List<String> referredColumns = List.of(referredColumn);
        String key = naming.foreignKey(name.name(), columns, referred.name(), referredColumns);
        return foreignKey(new ForeignKey(key, columns, referred, referredColumns, onDelete));
    }

    /**
     * Adds a check, named by the convention.
     *
     * @param about what it is about, which becomes part of its name
     * @param condition what no row may make false
     * @return this builder
     */
    public TableBuilder check(String about, DdlExpression condition) {
        return check(new Check(naming.check(name.name(), about), condition));
    }

    /**
     * Adds a check.
     *
     * @param check the check
     * @return this builder
     */
    public TableBuilder check(Check check) {
        checks.add(check);
        return this;
    }

    /**
     * Adds a constraint of any kind.
     *
     * @param constraint the constraint
     * @return this builder
     */
    public TableBuilder constraint(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return primaryKey(key);
        } else if (constraint instanceof UniqueConstraint unique) {
            return unique(unique);
        } else if (constraint instanceof Check check) {
            return check(check);
        }
        return foreignKey((ForeignKey) constraint);
    }

    /**
     * Adds an option that one database knows.
     *
     * @param option the option
     * @return this builder
     */
    public TableBuilder option(TableOption option) {
        options.add(option);
        return this;
    }

    /**
     * {@code COMMENT ON TABLE}. It is not stored where a database has no comments.
     *
     * @param text the comment, or null for none
     * @return this builder
     */
    public TableBuilder comment(@Nullable String text) {
        comment = text;
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
        checks.forEach(check -> check(check.name(), columnsOf(check.condition())));
        for (Index index : indexes) {
            check(index.name(), index.columns());
            check(index.name(), index.include());
            index.elements().stream()
                    .map(Index.Element::expression)
                    .filter(Objects::nonNull)
                    .forEach(expression -> check(index.name(), columnsOf(expression)));
        }
        checkNames();
        return new Table(name, columns, primaryKey, foreignKeys, uniques, checks, indexes, options, comment);
    }

    private void check(String constraint, List<String> names) {
        for (String column : names) {
            if (!columns.containsKey(column)) {
                throw new IllegalArgumentException("\"" + constraint + "\" of table " + name + " names column \""
                        + column + "\", which the table does not have; it has " + columns.keySet() + ".");
            }
        }
    }

    private static List<String> columnsOf(DdlExpression expression) {
        List<String> names = new ArrayList<>();
        for (DdlExpression.Part part : expression.parts()) {
            if (part instanceof DdlExpression.ColumnName column) {
                names.add(column.name());
            }
        }
        return names;
    }

    private void checkNames() {
        Set<String> names = new HashSet<>();
        List<Constraint> all = new ArrayList<>(uniques);
        all.addAll(checks);
        all.addAll(foreignKeys);
        if (primaryKey != null) {
            all.add(primaryKey);
        }
        for (Constraint constraint : all) {
            if (!names.add(constraint.name())) {
                throw new IllegalArgumentException("Table " + name + " has two constraints named \"" + constraint.name()
                        + "\". Give one of them another name.");
            }
        }
    }
}
