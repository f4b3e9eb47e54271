package dev.orm.sql;

import dev.orm.schema.TableName;
import dev.orm.schema.View;
import dev.orm.schema.ViewQuery;
import dev.orm.sql.SetOperation.Operator;
import dev.orm.sql.node.Rewriter;
import dev.orm.sql.node.Unlowered;
import dev.orm.type.JavaTypes;
import dev.orm.type.SqlType;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A statement that reads and changes nothing, and can stand inside another one: what the SQL standard calls a query expression.
 *
 * @param <T> what a row becomes
 */
public sealed interface QueryExpression<T> extends RowStatement<T>, ViewQuery permits Select, SetOperation {

    @Override
    QueryExpression<T> rewritten(Rewriter rewriter);

    /**
     * Returns the query without {@code ORDER BY}, {@code LIMIT}, {@code OFFSET}, lock and fetches: what a count counts.
     *
     * @return the changed query
     */
    QueryExpression<T> unpaged();

    /**
     * Makes a table of the rows, for the {@code FROM} clause of another query: {@code (SELECT …) AS alias}. Its columns are
     * found by what is selected here, see {@link RowSource#column(Expression)}.
     *
     * @param alias the alias, unquoted
     * @return the derived table
     * @throws IllegalArgumentException if two columns have the same label
     */
    default DerivedTable as(String alias) {
        return new DerivedTable(this, alias);
    }

    /**
     * Makes a view of the rows, for a query over tables: {@code CREATE VIEW name AS SELECT …}. Its columns are called by their
     * labels, else as the columns that are selected, else {@code c1}, {@code c2}; as definitions have no parameters, values stand in its text, written by the dialect.
     *
     * @param name the name of the view
     * @return the view, which reads whatever the tables hold when it is read
     * @throws IllegalArgumentException if two columns have the same label, or nothing says what the type of one is
     * @throws IllegalStateException if the query selects attributes of entities, whose columns only their mapping knows
     */
    default View asView(TableName name) {
        return Views.of(name, this);
    }

    @Override
    default ViewQuery renamed(UnaryOperator<TableName> names) {
        return Views.renamed(this, names);
    }

    /**
     * {@code UNION}: the rows of either, equal ones once.
     *
     * @param other selects as many columns of the same types
     * @return the set operation
     * @throws IllegalArgumentException if the columns of the two do not fit
     */
    default SetOperation<T> union(QueryExpression<T> other) {
        return SetOperation.of(Operator.UNION, this, other);
    }

    /**
     * {@code UNION ALL}: the rows of both.
     *
     * @param other selects as many columns of the same types
     * @return the set operation
     * @throws IllegalArgumentException if the columns of the two do not fit
     */
    default SetOperation<T> unionAll(QueryExpression<T> other) {
        return SetOperation.of(Operator.UNION_ALL, this, other);
    }

    /**
     * {@code INTERSECT}: the rows that both have, once.
     *
     * @param other selects as many columns of the same types
     * @return the set operation
     * @throws IllegalArgumentException if the columns of the two do not fit
     */
    default SetOperation<T> intersect(QueryExpression<T> other) {
        return SetOperation.of(Operator.INTERSECT, this, other);
    }

    /**
     * {@code INTERSECT ALL}: the rows that both have, as often as both have them.
     *
     * @param other selects as many columns of the same types
     * @return the set operation
     * @throws IllegalArgumentException if the columns of the two do not fit
     */
    default SetOperation<T> intersectAll(QueryExpression<T> other) {
        return SetOperation.of(Operator.INTERSECT_ALL, this, other);
    }

    /**
     * {@code EXCEPT}: the rows that the other has not, once.
     *
     * @param other selects as many columns of the same types
     * @return the set operation
     * @throws IllegalArgumentException if the columns of the two do not fit
     */
    default SetOperation<T> except(QueryExpression<T> other) {
        return SetOperation.of(Operator.EXCEPT, this, other);
    }

    /**
     * {@code EXCEPT ALL}: the rows that are left when each row of the other takes one away.
     *
     * @param other selects as many columns of the same types
     * @return the set operation
     * @throws IllegalArgumentException if the columns of the two do not fit
     */
    default SetOperation<T> exceptAll(QueryExpression<T> other) {
        return SetOperation.of(Operator.EXCEPT_ALL, this, other);
    }

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
