package dev.orm.migrations.operation;

import dev.orm.schema.Check;
import dev.orm.schema.Column;
import dev.orm.schema.Computed;
import dev.orm.schema.Constraint;
import dev.orm.schema.DdlExpression;
import dev.orm.schema.DdlExpression.ColumnName;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A table in which one thing is otherwise. */
final class TableChange {

    private final Table table;

    private TableChange(Table table) {
        this.table = table;
    }

    static TableChange of(Table table) {
        return new TableChange(table);
    }

    private Table built(List<Column<?>> columns, List<Constraint> constraints, List<Index> indexes) {
        TableBuilder builder = Table.builder(table.name()).comment(table.comment());
        columns.forEach(builder::column);
        constraints.forEach(builder::constraint);
        indexes.forEach(builder::index);
        table.options().forEach(builder::option);
        return builder.build();
    }

    /** The column of the same name is replaced. */
    Table withColumn(Column<?> changed) {
        table.column(changed.name());
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            columns.add(column.name().equals(changed.name()) ? changed : column);
        }
        return built(columns, table.constraints(), table.indexes());
    }

    Table withoutColumn(String name) {
        table.column(name);
        List<String> users = users(name);
        if (!users.isEmpty()) {
            throw new IllegalArgumentException("Column \"" + name + "\" of table " + table.name() + " is used by "
                    + users + ". Drop them before the column.");
        }
        List<Column<?>> columns = new ArrayList<>(table.columns());
        columns.removeIf(column -> column.name().equals(name));
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "Column \"" + name + "\" is the only one of table " + table.name() + ". Drop the table.");
        }
        return built(columns, table.constraints(), table.indexes());
    }

    /** Names of what would be lost or broken without a column. */
    private List<String> users(String column) {
        List<String> users = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (columnsOf(constraint).contains(column)) {
                users.add(constraint.name());
            }
        }
        for (Index index : table.indexes()) {
            boolean used = index.columns().contains(column)
                    || index.include().contains(column)
                    || index.where() != null && columnsOf(index.where()).contains(column)
                    || index.elements().stream()
                            .anyMatch(element -> element.expression() != null
                                    && columnsOf(element.expression()).contains(column));
            if (used) {
                users.add(index.name());
            }
        }
        for (Column<?> other : table.columns()) {
            Computed computed = other.computed();
            if (computed != null && columnsOf(computed.expression()).contains(column)) {
                users.add(other.name());
            }
        }
        return users;
    }

    private static List<String> columnsOf(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return key.columns();
        } else if (constraint instanceof UniqueConstraint unique) {
            return unique.columns();
        } else if (constraint instanceof ForeignKey key) {
            return key.columns();
        }
        return columnsOf(((Check) constraint).condition());
    }

    private static List<String> columnsOf(DdlExpression expression) {
        List<String> names = new ArrayList<>();
        for (DdlExpression.Part part : expression.parts()) {
            if (part instanceof ColumnName column) {
                names.add(column.name());
            }
        }
        return names;
    }

    Table withoutConstraint(String name) {
        List<Constraint> constraints = new ArrayList<>(table.constraints());
        if (!constraints.removeIf(constraint -> constraint.name().equals(name))) {
            throw new IllegalArgumentException("Table " + table.name() + " has no constraint \"" + name + "\"; it has "
                    + table.constraints().stream().map(Constraint::name).toList() + ".");
        }
        return built(table.columns(), constraints, table.indexes());
    }

    Table withoutIndex(String name) {
        List<Index> indexes = new ArrayList<>(table.indexes());
        if (!indexes.removeIf(index -> index.name().equals(name))) {
            throw new IllegalArgumentException("Table " + table.name() + " has no index \"" + name + "\"; it has "
                    + table.indexes().stream().map(Index::name).toList() + ".");
        }
        return built(table.columns(), table.constraints(), indexes);
    }

    Table withRenamedColumn(String name, String newName) {
        table.column(name);
        UnaryOperator<String> renamed = column -> column.equals(name) ? newName : column;
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            Computed computed = column.computed();
            Column<?> kept = computed == null
                    ? column
                    : column.computed(new Computed(renamed(computed.expression(), renamed), computed.stored()));
            columns.add(kept.named(renamed.apply(column.name())));
        }
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            constraints.add(renamed(constraint, renamed));
        }
        List<Index> indexes =
                table.indexes().stream().map(index -> renamed(index, renamed)).toList();
        return built(columns, constraints, indexes);
    }

    private static Constraint renamed(Constraint constraint, UnaryOperator<String> names) {
        if (constraint instanceof PrimaryKey key) {
            return new PrimaryKey(key.name(), renamed(key.columns(), names));
        } else if (constraint instanceof UniqueConstraint unique) {
            return new UniqueConstraint(unique.name(), renamed(unique.columns(), names), unique.nullsDistinct());
        } else if (constraint instanceof ForeignKey key) {
            return referring(key, renamed(key.columns(), names), key.referencedTable(), key.referencedColumns());
        }
        Check check = (Check) constraint;
        return new Check(check.name(), renamed(check.condition(), names));
    }

    private static Index renamed(Index index, UnaryOperator<String> names) {
        List<Index.Element> elements = new ArrayList<>();
        for (Index.Element element : index.elements()) {
            String column = element.column();
            DdlExpression expression = element.expression();
            elements.add(new Index.Element(
                    column == null ? null : names.apply(column),
                    expression == null ? null : renamed(expression, names),
                    element.descending(),
                    element.nulls()));
        }
        DdlExpression where = index.where();
        return new Index(
                index.name(),
                elements,
                index.unique(),
                renamed(index.include(), names),
                where == null ? null : renamed(where, names));
    }

    private static DdlExpression renamed(DdlExpression expression, UnaryOperator<String> names) {
        return new DdlExpression(expression.parts().stream()
                .map(part -> part instanceof ColumnName column ? new ColumnName(names.apply(column.name())) : part)
                .toList());
    }

    private static List<String> renamed(List<String> columns, UnaryOperator<String> names) {
        return columns.stream().map(names).toList();
    }

    /** Foreign keys to a table that is called otherwise now. */
    Table referringTo(TableName before, TableName after) {
        return referring(key -> key.referencedTable().equals(before)
                ? referring(key, key.columns(), after, key.referencedColumns())
                : key);
    }

    /** Foreign keys to a column that is called otherwise now. */
    Table referringTo(TableName referred, String before, String after) {
        UnaryOperator<String> names = column -> column.equals(before) ? after : column;
        return referring(key -> key.referencedTable().equals(referred)
                ? referring(key, key.columns(), referred, renamed(key.referencedColumns(), names))
                : key);
    }

    private Table referring(UnaryOperator<ForeignKey> change) {
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            constraints.add(constraint instanceof ForeignKey key ? change.apply(key) : constraint);
        }
        return built(table.columns(), constraints, table.indexes());
    }

    private static ForeignKey referring(
            ForeignKey key, List<String> columns, TableName table, List<String> referencedColumns) {
        return new ForeignKey(
                key.name(),
                columns,
                table,
                referencedColumns,
                key.onDelete(),
                key.onUpdate(),
                key.deferral(),
                key.matchFull());
    }
}
