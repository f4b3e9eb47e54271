package dev.orm.sql;

import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.sql.node.BooleanOf;
import dev.orm.sql.node.NumberOf;
import dev.orm.sql.node.StringOf;
import dev.orm.sql.node.TableRef;
import java.util.List;

/**
 * A table in a statement, under an alias, without an entity: what {@link EntityPath} is for entities. A subclass has a field for
 * each column; {@code TableSource} of {@code dev.orm.reflect} writes such classes for the tables of a database.
 *
 * <pre>{@code
 * engine.inTransaction(connection -> connection.query(
 *         select(album.title).from(album).join(artist).where(artist.name.eq("AC/DC"))).list());
 * }</pre>
 */
public abstract class TablePath extends TableRef {

    /**
     * Refers to a table.
     *
     * @param table the table
     * @param alias its alias, unquoted
     */
    protected TablePath(Table table, String alias) {
        super(table, alias);
    }

    /**
     * Whether a row of this table and one of another belong together by the foreign key between the two tables, whichever of them
     * has it. Of two paths of one table the first is the one that refers.
     *
     * @param other the other table
     * @return the condition
     * @throws IllegalArgumentException if there is no foreign key between them, or more than one; the message names them
     */
    public Condition joinsTo(TablePath other) {
        return ForeignKeyJoin.condition(List.of(this), other);
    }

    /**
     * Names a column that holds text.
     *
     * @param column the column
     * @return the expression
     */
    protected final StringExpression string(Column<String> column) {
        return new StringOf(column(column));
    }

    /**
     * Names a column that holds a number.
     *
     * @param column the column
     * @param <N> its Java type
     * @return the expression
     */
    protected final <N extends Number> NumberExpression<N> number(Column<N> column) {
        return new NumberOf<>(column(column));
    }

    /**
     * Names a column that holds a boolean.
     *
     * @param column the column
     * @return the expression
     */
    protected final BooleanExpression bool(Column<Boolean> column) {
        return new BooleanOf(column(column));
    }
}
