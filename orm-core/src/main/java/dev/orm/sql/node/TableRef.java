package dev.orm.sql.node;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.sql.FromItem;
import dev.orm.sql.TablePath;
import dev.orm.type.SqlType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table under an alias. A {@link TablePath} is one that has its columns as fields. */
public class TableRef implements FromItem {

    private final Table table;
    private final String alias;

    /**
     * Refers to a table.
     *
     * @param table the table
     * @param alias its alias, unquoted; empty for none
     */
    public TableRef(Table table, String alias) {
        this.table = Objects.requireNonNull(table);
        this.alias = Objects.requireNonNull(alias);
    }

    /**
     * Returns the table.
     *
     * @return the table
     */
    public final Table table() {
        return table;
    }

    @Override
    public final String alias() {
        return alias;
    }

    /**
     * Refers to a column of the table.
     *
     * @param column the column
     * @param <T> the Java type of its values
     * @return the expression
     */
    public final <T> ColumnRef<T> column(Column<T> column) {
        return new ColumnRef<>(alias, column);
    }

    /**
     * Refers to a column that is known by its name only; SQLAlchemy calls it {@code column()}.
     *
     * @param name its name, unquoted
     * @param type how its values are stored
     * @param <T> the Java type of its values
     * @return the expression
     */
    public final <T> ColumnRef<T> column(String name, SqlType<T> type) {
        return column(new Column<>(name, type, true));
    }

    @Override
    public final <R> R accept(FromItemVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other || other instanceof TableRef that && alias.equals(that.alias) && table.equals(that.table);
    }

    @Override
    public final int hashCode() {
        return table.hashCode() * 31 + alias.hashCode();
    }

    @Override
    public String toString() {
        return alias.isEmpty() ? table.toString() : table + " as " + alias;
    }
}
