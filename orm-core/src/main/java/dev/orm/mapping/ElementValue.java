package dev.orm.mapping;

import dev.orm.schema.Column;
import dev.orm.type.ParameterBinder;
import dev.orm.type.RowReader;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element that is a value. It is replaced, never changed in place. */
record ElementValue(Column<?> column) implements ElementForm {

    @Override
    public Class<?> javaType() {
        return column.type().javaType();
    }

    @Override
    public List<Column<?>> columns() {
        return List.of(column);
    }

    @Override
    public Column<?> column(String attribute) {
        return column;
    }

    @Override
    public boolean isObject() {
        return false;
    }

    @Override
    public boolean isMutable() {
        return false;
    }

    @Override
    public @Nullable Object read(RowReader row, int first) throws SQLException {
        return column.type().read(row, first);
    }

    @Override
    public Object state(Object element) {
        return element;
    }

    @Override
    public Object element(Object state) {
        return state;
    }

    @Override
    @SuppressWarnings("unchecked")
    public int bind(Object state, ParameterBinder binder, int first) throws SQLException {
        ((SqlType<Object>) column.type()).bind(binder, first, state);
        return first + 1;
    }

    @Override
    public List<Column<?>> absent(Object state) {
        return List.of();
    }

    @Override
    public void bindPresent(Object state, ParameterBinder binder, int first) throws SQLException {
        bind(state, binder, first);
    }
}
