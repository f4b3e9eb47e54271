package dev.orm.dialect.internal;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.CompiledStatement.Slot;
import dev.orm.dialect.Dialect;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.sql.BindCollector;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Writes an INSERT of several rows. */
public final class InsertCompiler {

    /** A row of defaults in the words of the standard. */
    public static final String DEFAULT_VALUES = "default values";

    private InsertCompiler() {}

    /**
     * Writes it.
     *
     * @param defaultRow what follows the table for a row of defaults
     * @param finalTable whether rows come back by {@code FINAL TABLE} instead of {@code RETURNING}
     */
    public static CompiledStatement compile(
            StandardDialect dialect,
            Table table,
            List<Column<?>> columns,
            int rows,
            List<Column<?>> returning,
            String defaultRow,
            boolean finalTable) {
        check(dialect, table, columns, rows);
        StringBuilder insert = new StringBuilder("insert into ").append(SchemaMarks.marked(dialect, table.name()));
        List<Slot> slots = new ArrayList<>(columns.size() * rows);
        if (columns.isEmpty()) {
            insert.append(" ").append(defaultRow);
        } else {
            insert.append(" (").append(names(dialect, columns)).append(") values ");
            EnumCompiler compiler = dialect.compiler(new BindCollector());
            String row = "("
                    + String.join(
                            ", ", columns.stream().map(compiler::parameter).toList()) + ")";
            insert.append((row + ", ").repeat(rows - 1)).append(row);
            for (int i = 0; i < rows; i++) {
                for (Column<?> column : columns) {
                    slots.add(new Slot(slots.size(), column.type().on(dialect.name()), false, null, null));
                }
            }
        }
        List<SqlType<?>> types = new ArrayList<>();
        returning.forEach(column -> types.add(column.type().on(dialect.name())));
        String text = insert.toString();
        if (!returning.isEmpty()) {
            String names = names(dialect, returning);
            text = finalTable ? "select " + names + " from final table (" + text + ")" : text + " returning " + names;
        }
        return SchemaMarks.compiled(
                text, Operation.INSERT, table.name().toString(), slots, types, CompiledStatement.ANY_NUMBER);
    }

    private static void check(Dialect dialect, Table table, List<Column<?>> columns, int rows) {
        int most = columns.isEmpty() ? 1 : dialect.maxInsertRows(columns.size());
        if (rows < 1 || rows > most) {
            throw new IllegalArgumentException("An INSERT of " + columns.size() + " columns into " + table
                    + " takes from 1 to " + most + " rows on " + dialect.name() + ", not " + rows + ".");
        }
    }

    static String tableName(Dialect dialect, TableName name) {
        return (name.schema() == null ? "" : dialect.quote(name.schema()) + ".") + dialect.quote(name.name());
    }

    private static String names(Dialect dialect, List<Column<?>> columns) {
        return StandardDdl.names(dialect, columns.stream().map(Column::name).toList());
    }
}
