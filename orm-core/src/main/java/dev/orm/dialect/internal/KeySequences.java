package dev.orm.dialect.internal;

import dev.orm.dialect.Capability;
import dev.orm.dialect.Dialect;
import dev.orm.schema.Column;
import dev.orm.schema.Identity;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.sql.DerivedTable;
import dev.orm.sql.Expression;
import dev.orm.sql.Insert;
import dev.orm.sql.Projection;
import dev.orm.sql.QueryExpression;
import dev.orm.sql.Selectable;
import dev.orm.sql.Sql;
import dev.orm.sql.node.NextValue;
import dev.orm.sql.node.TableRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Columns whose numbers come from a sequence ({@link Identity#of}). Where there are sequences, such a column is one like any other, and
 * an INSERT that does not name it asks the sequence; elsewhere it is an identity column.
 */
public final class KeySequences {

    private KeySequences() {}

    /**
     * Returns what a database knows of a column.
     *
     * @param dialect the database
     * @param column the column
     * @return the column, with or without an identity of its own
     */
    public static <T> Column<T> known(Dialect dialect, Column<T> column) {
        return sequence(column) == null
                ? column
                : column.identity(dialect.supports(Capability.SEQUENCES) ? null : Identity.BY_DEFAULT);
    }

    /**
     * Returns what a database knows of a table.
     *
     * @param dialect the database
     * @param table the table
     * @return the table, its columns with or without an identity of their own
     */
    public static Table known(Dialect dialect, Table table) {
        if (table.columns().stream().allMatch(column -> sequence(column) == null)) {
            return table;
        }
        TableBuilder builder = Table.builder(table.name()).comment(table.comment());
        table.columns().forEach(column -> builder.column(known(dialect, column)));
        table.constraints().forEach(builder::constraint);
        table.indexes().forEach(builder::index);
        table.options().forEach(builder::option);
        return builder.build();
    }

    private static @Nullable Sequence sequence(Column<?> column) {
        Identity identity = column.identity();
        return identity == null ? null : identity.sequence();
    }

    /** Lets an INSERT ask the sequences of the columns that it does not name. */
    static Insert completed(Dialect dialect, Insert insert, TableRef target) {
        if (!dialect.supports(Capability.SEQUENCES)) {
            return insert;
        }
        Set<String> named = new HashSet<>(StatementCompiler.columnNames(insert));
        List<Expression<?>> columns = new ArrayList<>(insert.columns());
        List<Expression<?>> values = new ArrayList<>();
        for (Column<?> column : target.table().columns()) {
            Sequence sequence = sequence(column);
            if (sequence != null && !named.contains(column.name())) {
                columns.add(target.column(column));
                values.add(new NextValue(sequence));
            }
        }
        if (values.isEmpty()) {
            return insert;
        }
        List<List<Expression<?>>> rows = new ArrayList<>();
        for (List<Expression<?>> row :
                insert.rows().isEmpty() && insert.query() == null ? List.of(List.<Expression<?>>of()) : insert.rows()) {
            List<Expression<?>> all = new ArrayList<>(row);
            all.addAll(values);
            rows.add(all);
        }
        return new Insert(target, columns, rows, query(insert.query(), values), insert.conflict());
    }

    private static @Nullable QueryExpression<?> query(@Nullable QueryExpression<?> query, List<Expression<?>> values) {
        if (query == null) {
            return null;
        }
        DerivedTable rows = query.as("orm_keyed_rows");
        List<Selectable<?>> items = new ArrayList<>();
        query.projection().items().forEach(item -> items.add(rows.column((Expression<?>) item)));
        items.addAll(values);
        return Sql.select(Projection.of(items, row -> row)).from(rows);
    }
}
