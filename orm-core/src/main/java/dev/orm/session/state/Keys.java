package dev.orm.session.state;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.schema.Column;
import dev.orm.sql.Condition;
import dev.orm.sql.Expression;
import dev.orm.sql.node.Bind;
import dev.orm.sql.node.BindList;
import dev.orm.sql.node.Comparison;
import dev.orm.sql.node.InList;
import dev.orm.sql.node.Junction;
import dev.orm.sql.node.RowInList;
import dev.orm.type.ParameterBinder;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which rows are known: the id, or a list of the values of an id that is an object ({@link EntityModel#compositeId()}).
 * Here conditions are made of them and their values bound.
 */
public final class Keys {

    private Keys() {}

    /** Makes the condition that columns are equal to others, one by one. */
    public static Condition equal(List<? extends Expression<?>> left, List<? extends Expression<?>> right) {
        Condition condition = new Comparison(Comparison.Operator.EQ, left.get(0), right.get(0));
        for (int i = 1; i < left.size(); i++) {
            condition = Junction.of(true, condition, new Comparison(Comparison.Operator.EQ, left.get(i), right.get(i)));
        }
        return condition;
    }

    /** Makes the condition that columns are those of one key, whose values are parameters. */
    public static Condition equalParameters(List<? extends Expression<?>> expressions, List<Column<?>> columns) {
        return equal(expressions, columns.stream().map(Keys::placeholder).toList());
    }

    private static <T> Bind<T> placeholder(Column<T> column) {
        return Bind.of(column.type(), (T) null);
    }

    /** Makes the condition that columns are those of one of many keys, a list that is the only parameter. */
    public static Condition in(EntityModel<?> model, List<? extends Expression<?>> columns) {
        return in(model, columns, List.of());
    }

    /** Makes the condition that columns are those of one of some keys. */
    @SuppressWarnings("unchecked")
    public static Condition in(EntityModel<?> model, List<? extends Expression<?>> columns, List<Object> keys) {
        return model.compositeId() == null
                ? new InList(columns.get(0), BindList.of(model.id().column().type(), keys), false)
                : new RowInList(List.copyOf(columns), BindList.ofRows((List<List<?>>) (List<?>) keys), false);
    }

    /**
     * Writes the values of a key to a statement.
     *
     * @param columns the columns of the key, or of a foreign key
     * @param key the key, null for SQL {@code NULL}
     * @param binder where to
     * @param index position of the first parameter, from 1
     * @return the position of the parameter behind them
     */
    public static int bind(List<Column<?>> columns, @Nullable Object key, ParameterBinder binder, int index)
            throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Object value = key instanceof List<?> values ? values.get(i) : key;
            bind(columns.get(i), value, binder, index + i);
        }
        return index + columns.size();
    }

    /**
     * Writes those columns of a foreign key that no other attribute writes.
     *
     * @param foreignKey the foreign key
     * @param key the key that it refers to, null for SQL {@code NULL}
     * @param binder where to
     * @param index position of the first parameter, from 1
     * @return the position of the parameter behind them
     */
    public static int bindWritten(ColumnAttribute foreignKey, @Nullable Object key, ParameterBinder binder, int index)
            throws SQLException {
        int next = index;
        for (int i = 0; i < foreignKey.columns().size(); i++) {
            Column<?> column = foreignKey.columns().get(i);
            if (foreignKey.written().contains(column)) {
                bind(column, key instanceof List<?> values ? values.get(i) : key, binder, next++);
            }
        }
        return next;
    }

    @SuppressWarnings("unchecked")
    private static void bind(Column<?> column, @Nullable Object value, ParameterBinder binder, int index)
            throws SQLException {
        ((SqlType<Object>) column.type()).bind(binder, index, value);
    }
}
