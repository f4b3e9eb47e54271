package dev.orm.sql;

import dev.orm.schema.Column;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.ColumnRef;
import dev.orm.sql.node.FromItemVisitor;
import dev.orm.sql.node.Rewriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows that stand in the statement itself, as a table: {@code (VALUES (…), (…)) AS alias (columns)}. Immutable. The number of
 * rows is part of the statement's structure; for many values of one column see {@link Sql#unnest}.
 *
 * <pre>{@code
 * ValuesTable v = values("v", ID, NAME).row(1L, "ada").row(2L, "bob");
 * select(v.column(NAME)).from(v)
 * }</pre>
 */
public final class ValuesTable extends RowSource {

    private final List<Column<?>> columns;
    private final List<List<Expression<?>>> rows;

    ValuesTable(String alias, List<Column<?>> columns, List<List<Expression<?>>> rows) {
        super(alias);
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
    }

    /**
     * Adds a row.
     *
     * @param values one for each column: a value of its Java type, null, or an expression
     * @return the changed table
     * @throws IllegalArgumentException if the values do not fit the columns
     */
    public ValuesTable row(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException("A row of \"" + alias() + "\" has " + columns.size() + " columns "
                    + names() + ", but " + values.length + " values were given.");
        }
        List<Expression<?>> row = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            row.add(Bind.checked(column(columns.get(i)), values[i]));
        }
        List<List<Expression<?>>> more = new ArrayList<>(rows);
        more.add(List.copyOf(row));
        return new ValuesTable(alias(), columns, more);
    }

    /**
     * Returns a column.
     *
     * @param column one of the columns that the table was made with
     * @param <T> the Java type of its values
     * @return the expression
     */
    public <T> ColumnRef<T> column(Column<T> column) {
        return new ColumnRef<>(alias(), column);
    }

    /**
     * Returns the columns.
     *
     * @return all columns in order
     */
    public List<Column<?>> columns() {
        return columns;
    }

    /**
     * Returns the rows.
     *
     * @return for each row one expression per column
     */
    public List<List<Expression<?>>> rows() {
        return rows;
    }

    @Override
    public List<Selectable<?>> items() {
        return columns.stream().<Selectable<?>>map(this::column).toList();
    }

    @Override
    public List<String> names() {
        return columns.stream().<String>map(Column::name).toList();
    }

    @Override
    public <R> R accept(FromItemVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public ValuesTable rewritten(Rewriter rewriter) {
        return new ValuesTable(
                alias(), columns, rows.stream().map(rewriter::rewriteAll).toList());
    }

    @Override
    public void collectBinds(BindCollector binds) {
        for (List<Expression<?>> row : rows) {
            for (Expression<?> value : row) {
                binds.collect(value);
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValuesTable that
                && alias().equals(that.alias())
                && columns.equals(that.columns)
                && rows.equals(that.rows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(alias(), columns, rows.size());
    }

    @Override
    public String toString() {
        return alias();
    }
}
