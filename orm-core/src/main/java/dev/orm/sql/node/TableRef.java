package dev.orm.sql.node;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.sql.FromItem;

/**
 * A table under an alias.
 *
 * @param table the table
 * @param alias its alias, unquoted; empty for none
 */
public record TableRef(Table table, String alias) implements FromItem {

    /**
     * Refers to a column of the table.
     *
     * @param column the column
     * @param <T> the Java type of its values
     * @return the expression
     */
    public <T> ColumnRef<T> column(Column<T> column) {
        return new ColumnRef<>(alias, column);
    }

    @Override
    public <R> R accept(FromItemVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
