package dev.orm.dialect;

import dev.orm.type.ParameterBinder;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A statement as text, with the places of its parameters and the types of its columns. Immutable.
 *
 * @param sql the text, with {@code ?} for each parameter
 * @param operation what it does
 * @param table name of the table it is mainly about, for logs and metrics
 * @param slots the parameters in the order of their {@code ?}
 * @param columns the types of the columns it returns, in order; empty if it returns none
 */
public record CompiledStatement(
        String sql, Operation operation, String table, List<Slot> slots, List<SqlType<?>> columns) {

    /** Copies the lists. */
    public CompiledStatement {
        slots = List.copyOf(slots);
        columns = List.copyOf(columns);
    }

    /**
     * Writes all parameters of the statement.
     *
     * @param binder where to
     * @param values the bind values in the order of {@link dev.orm.sql.BindCollector}
     * @throws SQLException if the driver reports an error
     * @throws IllegalArgumentException if the database could not hold a value as it is
     */
    public void bind(ParameterBinder binder, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < slots.size(); i++) {
            slots.get(i).bind(binder, i + 1, values);
        }
    }

    /** What a statement does. */
    public enum Operation {
        /** Reads rows. */
        SELECT,
        /** Adds rows. */
        INSERT,
        /** Changes rows. */
        UPDATE,
        /** Removes rows. */
        DELETE,
        /** Changes the schema, or anything else. */
        OTHER
    }

    /**
     * The place of a parameter.
     *
     * @param position which of the statement's bind values goes here, from 0; -1 for {@code constant}
     * @param type how it is stored
     * @param list whether the value is a collection that travels as one parameter
     * @param transform changes the value, or each element of a list, before it is bound; null for none
     * @param constant the value that goes here at every execution, where {@code position} is -1
     */
    public record Slot(
            int position,
            SqlType<?> type,
            boolean list,
            @Nullable Function<Object, @Nullable Object> transform,
            @Nullable Object constant) {

        /**
         * Writes the parameter.
         *
         * @param binder where to
         * @param index position of the parameter, from 1
         * @param values the bind values in the order of {@link dev.orm.sql.BindCollector}
         * @throws SQLException if the driver reports an error
         * @throws IllegalArgumentException if the database could not hold the value as it is
         */
        public void bind(ParameterBinder binder, int index, @Nullable Object[] values) throws SQLException {
            Object value = position < 0 ? constant : values[position];
            if (list) {
                binder.setList(index, elements(value), type);
            } else {
                bindOne(type, binder, index, value == null || transform == null ? value : transform.apply(value));
            }
        }

        private Collection<?> elements(@Nullable Object value) {
            Collection<?> all = value == null ? List.of() : (Collection<?>) value;
            if (transform == null) {
                return all;
            }
            List<Object> changed = new ArrayList<>(all.size());
            for (Object element : all) {
                Object made = transform.apply(element);
                if (made != null) {
                    changed.add(made);
                }
            }
            return changed;
        }

        @SuppressWarnings("unchecked")
        private static <T> void bindOne(SqlType<T> type, ParameterBinder binder, int index, @Nullable Object value)
                throws SQLException {
            type.bind(binder, index, (T) value);
        }
    }
}
