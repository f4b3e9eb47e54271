package dev.orm.dialect.internal;

import dev.orm.schema.Column;
import dev.orm.schema.Index;
import dev.orm.schema.Table;
import dev.orm.schema.UniqueConstraint;
import dev.orm.sql.Expression;
import dev.orm.sql.Insert;
import dev.orm.sql.Insert.Conflict;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks what an INSERT says about rows that are there already, by the same rules on every database. */
public final class Conflicts {

    private Conflicts() {}

    static void check(TableRef target, Insert insert, Conflict conflict) {
        Table table = target.table();
        if (insert.columns().isEmpty()) {
            throw new IllegalArgumentException(
                    "An INSERT of defaults into " + table + " has no key that could be there already.");
        }
        Set<String> key = names(conflict.target());
        if (!key.isEmpty() && uniqueKeys(table).stream().noneMatch(key::equals)) {
            throw new IllegalArgumentException("onConflict(…) names " + key + ", but the unique keys of " + table
                    + " are " + uniqueKeys(table) + ". Name the columns of one of them.");
        }
        Set<String> inserted = names(insert.columns());
        for (String column : key) {
            if (!inserted.contains(column)) {
                throw new IllegalArgumentException("The INSERT into " + table + " gives no value to \"" + column
                        + "\", which onConflict(…) compares.");
            }
        }
    }

    /** Returns the columns of each unique key of a table: its primary key, unique constraints and whole unique indexes. */
    static List<Set<String>> uniqueKeys(Table table) {
        List<Set<String>> keys = new ArrayList<>();
        if (table.primaryKey() != null) {
            keys.add(new LinkedHashSet<>(table.primaryKey().columns()));
        }
        for (UniqueConstraint constraint : table.uniqueConstraints()) {
            keys.add(new LinkedHashSet<>(constraint.columns()));
        }
        for (Index index : table.indexes()) {
            if (index.unique()
                    && index.where() == null
                    && index.elements().stream().allMatch(element -> element.column() != null)) {
                keys.add(new LinkedHashSet<>(index.columns()));
            }
        }
        return keys;
    }

    /**
     * Tells whether only the key that is named can be there already, for a database that asks about all keys: every other one has
     * a column that the database generates and the INSERT leaves out.
     */
    public static boolean isOnlyKey(Insert insert, Conflict conflict) {
        Table table = StatementCompiler.target(insert).table();
        Set<String> key = names(conflict.target());
        Set<String> inserted = names(insert.columns());
        for (Set<String> other : uniqueKeys(table)) {
            boolean generated = other.stream().anyMatch(name -> {
                Column<?> column = table.column(name);
                return column != null && column.identity() != null && !inserted.contains(name);
            });
            if (!other.equals(key) && !generated) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> names(List<Expression<?>> columns) {
        Set<String> names = new LinkedHashSet<>();
        for (Expression<?> column : columns) {
            if (column.unwrapped() instanceof ColumnRef<?> ref) {
                names.add(ref.column().name());
            }
        }
        return names;
    }
}
