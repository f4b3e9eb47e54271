package dev.orm.sql;

import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.Comparison.Operator;
import dev.orm.sql.node.RowComparison;
import dev.orm.sql.node.RowInList;
import dev.orm.sql.node.RowInQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Several expressions compared as one: {@code (a, b)}. The first that differs decides. Made by {@link Sql#row}; SQLAlchemy calls it
 * {@code tuple_}. Immutable.
 *
 * @param values the expressions, at least one
 */
public record RowValue(List<Expression<?>> values) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public RowValue {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A row value needs at least one expression.");
        }
    }

    /**
     * {@code (a, b) = (c, d)}.
     *
     * @param others as many expressions or values
     * @return the condition
     * @throws IllegalArgumentException if their number or the class of one is another, or one is null
     */
    public Condition eq(Object... others) {
        return compared(Operator.EQ, others);
    }

    /**
     * {@code (a, b) <> (c, d)}.
     *
     * @param others as many expressions or values
     * @return the condition
     * @throws IllegalArgumentException if their number or the class of one is another, or one is null
     */
    public Condition ne(Object... others) {
        return compared(Operator.NE, others);
    }

    /**
     * {@code (a, b) > (c, d)}: what stands behind a row in an order.
     *
     * @param others as many expressions or values
     * @return the condition
     * @throws IllegalArgumentException if their number or the class of one is another, or one is null
     */
    public Condition gt(Object... others) {
        return compared(Operator.GT, others);
    }

    /**
     * {@code (a, b) >= (c, d)}.
     *
     * @param others as many expressions or values
     * @return the condition
     * @throws IllegalArgumentException if their number or the class of one is another, or one is null
     */
    public Condition ge(Object... others) {
        return compared(Operator.GE, others);
    }

    /**
     * {@code (a, b) < (c, d)}.
     *
     * @param others as many expressions or values
     * @return the condition
     * @throws IllegalArgumentException if their number or the class of one is another, or one is null
     */
    public Condition lt(Object... others) {
        return compared(Operator.LT, others);
    }

    /**
     * {@code (a, b) <= (c, d)}.
     *
     * @param others as many expressions or values
     * @return the condition
     * @throws IllegalArgumentException if their number or the class of one is another, or one is null
     */
    public Condition le(Object... others) {
        return compared(Operator.LE, others);
    }

    /**
     * {@code (a, b) IN (rows)}; any number of rows, none too, is one parameter or one for each column.
     *
     * @param rows lists of values, one value for each expression, none null
     * @return the condition
     * @throws IllegalArgumentException if a row has another number of values, a value of another class, or null
     */
    public Condition in(Collection<? extends List<?>> rows) {
        return new RowInList(values, rows(rows), false);
    }

    /**
     * {@code (a, b) IN (select)}.
     *
     * @param query selects as many columns
     * @return the condition
     */
    public Condition in(QueryExpression<?> query) {
        return new RowInQuery(values, checked(query), false);
    }

    /**
     * {@code (a, b) NOT IN (rows)}.
     *
     * @param rows lists of values, one value for each expression, none null
     * @return the condition
     * @throws IllegalArgumentException if a row has another number of values, a value of another class, or null
     */
    public Condition notIn(Collection<? extends List<?>> rows) {
        return new RowInList(values, rows(rows), true);
    }

    /**
     * {@code (a, b) NOT IN (select)}.
     *
     * @param query selects as many columns
     * @return the condition
     */
    public Condition notIn(QueryExpression<?> query) {
        return new RowInQuery(values, checked(query), true);
    }

    private QueryExpression<?> checked(QueryExpression<?> query) {
        List<Selectable<?>> items = query.projection().items();
        checkSize(items.size());
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Expression<?> item) {
                Bind.checked(values.get(i), item);
            }
        }
        return query;
    }

    private BindList rows(Collection<? extends List<?>> rows) {
        List<List<?>> copies = new ArrayList<>(rows.size());
        for (List<?> row : rows) {
            checkSize(row.size());
            List<Object> copy = new ArrayList<>(row.size());
            for (int i = 0; i < row.size(); i++) {
                copy.add(checked(i, row.get(i)));
            }
            copies.add(copy);
        }
        return BindList.ofRows(copies);
    }

    private Condition compared(Operator operator, Object... others) {
        checkSize(others.length);
        List<Expression<?>> right = new ArrayList<>(others.length);
        for (int i = 0; i < others.length; i++) {
            right.add(
                    others[i] instanceof Expression<?> other
                            ? Bind.checked(values.get(i), other)
                            : bind(values.get(i), checked(i, others[i])));
        }
        return new RowComparison(operator, values, right);
    }

    @SuppressWarnings("unchecked")
    private static <T> Bind<T> bind(Expression<T> beside, Object value) {
        return Bind.of(beside, (T) value);
    }

    private void checkSize(int size) {
        if (size != values.size()) {
            throw new IllegalArgumentException("A row of " + values.size() + " expressions is compared with " + size
                    + " values. Give one for each.");
        }
    }

    private Object checked(int position, Object value) {
        if (value == null) {
            throw new IllegalArgumentException("Value " + (position + 1)
                    + " of a row is null, which equals nothing in SQL. Leave the row out, or ask with isNull().");
        }
        Class<?> type = values.get(position).javaType();
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("Value " + (position + 1) + " of a row is a "
                    + value.getClass().getSimpleName() + ", but it is compared with a " + type.getSimpleName() + ".");
        }
        return value;
    }
}
