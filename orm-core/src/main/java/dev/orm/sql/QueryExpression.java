package dev.orm.sql;

import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.Unlowered;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import java.util.List;

/**
 * A statement that reads and changes nothing, and can stand inside another one: what the SQL standard calls a query expression.
 *
 * @param <T> what a row becomes
 */
public sealed interface QueryExpression<T> extends RowStatement<T> permits Select {

    /**
     * Returns what the query reads from first.
     *
     * @return the entity or table
     * @throws IllegalStateException if the query does not say where it reads from
     */
    FromItem root();

    @Override
    QueryExpression<T> rewritten(Rewriter rewriter);

    /**
     * Returns the type of the only column, where the query stands for a value.
     *
     * @return the type
     * @throws IllegalArgumentException if the query selects more than one column
     */
    default SqlType<?> columnType() {
        List<Selectable<?>> items = projection().items();
        if (items.size() != 1) {
            throw new IllegalArgumentException(
                    "A query inside an expression has to select one column, not " + items.size() + ": " + this + ".");
        }
        if (items.get(0) instanceof Expression<?> expression) {
            SqlType<?> type = expression.sqlType();
            return type == null ? JavaTypes.ofValue(expression.javaType()) : type;
        }
        return Unlowered.refuse(items.get(0));
    }
}
