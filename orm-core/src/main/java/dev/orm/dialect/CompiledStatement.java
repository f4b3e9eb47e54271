package dev.orm.dialect;

import dev.orm.sql.node.Param;
import dev.orm.type.ParameterBinder;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param schemas where names of tables stand in the text, in order, so that their schema can be replaced at execution
 * @param mostRows how many rows it can match, where the database counts some of them twice; else {@link #ANY_NUMBER}
 * @param beyond what is sent instead when a list is longer than one parameter of the database; null where none is too long
 */
public record CompiledStatement(
        String sql,
        Operation operation,
        String table,
        List<Slot> slots,
        List<SqlType<?>> columns,
        List<SchemaPlace> schemas,
        long mostRows,
        @Nullable LongLists beyond) {

    /** Says of a statement that nobody knows how many rows it matches before the database has counted them. */
    public static final long ANY_NUMBER = Long.MAX_VALUE;

    /** Copies the lists. */
    public CompiledStatement {
        slots = List.copyOf(slots);
        columns = List.copyOf(columns);
        schemas = List.copyOf(schemas);
    }

    /**
     * A statement whose tables stay in their schemas.
     *
     * @param sql the text, with {@code ?} for each parameter
     * @param operation what it does
     * @param table name of the table it is mainly about, for logs and metrics
     * @param slots the parameters in the order of their {@code ?}
     * @param columns the types of the columns it returns, in order; empty if it returns none
     */
    public CompiledStatement(
            String sql, Operation operation, String table, List<Slot> slots, List<SqlType<?>> columns) {
        this(sql, operation, table, slots, columns, List.of(), ANY_NUMBER, null);
    }

    /**
     * The same statement for longer lists than one parameter of the database holds.
     *
     * @param elements how many values a list has at most in one parameter
     * @param statement what is sent when one has more
     */
    public record LongLists(int elements, CompiledStatement statement) {}

    /**
     * Adds the form for longer lists than one parameter of the database holds.
     *
     * @param lists the other form
     * @return this statement, and the other form with it
     */
    public CompiledStatement withLongLists(LongLists lists) {
        return new CompiledStatement(sql, operation, table, slots, columns, schemas, mostRows, lists);
    }

    /**
     * Cuts all lists into parts.
     *
     * @param length how many values a part has
     * @return this statement, whose text takes lists in parts
     */
    public CompiledStatement withListsInParts(int length) {
        List<Slot> parted = slots.stream()
                .map(slot -> slot.list() ? slot.inParts(length) : slot)
                .toList();
        return new CompiledStatement(sql, operation, table, parted, columns, schemas, mostRows, beyond);
    }

    /**
     * Returns the form in which some values can be sent. Nearly always that is this one.
     *
     * @param values the bind values in the order of {@link dev.orm.sql.BindCollector}
     * @return this statement, or its form for long lists if one of the values is one
     */
    public CompiledStatement forValues(@Nullable Object[] values) {
        if (beyond != null) {
            for (Slot slot : slots) {
                if (slot.list() && slot.size(values) > beyond.elements()) {
                    return beyond.statement();
                }
            }
        }
        return this;
    }

    /**
     * Where the schema of a table stands in the text.
     *
     * @param from the position of its first character
     * @param to the position behind its dot; the same as {@code from} for a table that names no schema
     * @param schema its name, unquoted; empty for none
     */
    public record SchemaPlace(int from, int to, String schema) {}

    /**
     * Puts schemas in the place of others.
     *
     * @param replacements the schema that takes the place of each; the key {@code ""} is that of tables that name none
     * @param dialect quotes the names
     * @return the text with these schemas
     */
    public String inSchemas(Map<String, String> replacements, Dialect dialect) {
        StringBuilder replaced = new StringBuilder(sql.length() + 32);
        int copied = 0;
        for (SchemaPlace place : schemas) {
            String replacement = replacements.get(place.schema());
            if (replacement != null) {
                replaced.append(sql, copied, place.from())
                        .append(dialect.quote(replacement))
                        .append('.');
                copied = place.to();
            }
        }
        return replaced.append(sql, copied, sql.length()).toString();
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
     * @param partLength how many values of a list stand in one part of its parameter; 0 for a list that is not cut into parts
     */
    public record Slot(
            int position,
            SqlType<?> type,
            boolean list,
            @Nullable Function<Object, @Nullable Object> transform,
            @Nullable Object constant,
            int partLength) {

        /**
         * A parameter that is no list in parts.
         *
         * @param position which of the statement's bind values goes here, from 0; -1 for {@code constant}
         * @param type how it is stored
         * @param list whether the value is a collection that travels as one parameter
         * @param transform changes the value, or each element of a list, before it is bound; null for none
         * @param constant the value that goes here at every execution, where {@code position} is -1
         */
        public Slot(
                int position,
                SqlType<?> type,
                boolean list,
                @Nullable Function<Object, @Nullable Object> transform,
                @Nullable Object constant) {
            this(position, type, list, transform, constant, 0);
        }

        private Slot inParts(int length) {
            return new Slot(position, type, list, transform, constant, length);
        }

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
            Object value = value(values);
            if (value instanceof Param<?> param) {
                throw param.withoutValue();
            }
            if (partLength > 0) {
                binder.setParts(index, parts(elements(value)), type);
            } else if (list) {
                binder.setList(index, elements(value), type);
            } else {
                bindOne(type, binder, index, value == null || transform == null ? value : changed(value));
            }
        }

        private @Nullable Object value(@Nullable Object[] values) {
            return position < 0 ? constant : values[position];
        }

        int size(@Nullable Object[] values) {
            return value(values) instanceof Collection<?> all ? all.size() : 0;
        }

        /** Cuts a list; an empty one is one part, so that there always is one. */
        private List<List<?>> parts(Collection<?> elements) {
            List<?> all = new ArrayList<>(elements);
            List<List<?>> parts = new ArrayList<>();
            int from = 0;
            do {
                int to = Math.min(all.size(), from + partLength);
                parts.add(all.subList(from, to));
                from = to;
            } while (from < all.size());
            return parts;
        }

        private Collection<?> elements(@Nullable Object value) {
            Collection<?> all = value == null ? List.of() : (Collection<?>) value;
            if (transform == null) {
                return all;
            }
            List<Object> changed = new ArrayList<>(all.size());
            for (Object element : all) {
                Object made = changed(element);
                if (made != null) {
                    changed.add(made);
                }
            }
            return changed;
        }

        private @Nullable Object changed(Object value) {
            try {
                return Objects.requireNonNull(transform).apply(value);
            } catch (ClassCastException e) {
                throw new IllegalArgumentException(
                        "A " + value.getClass().getTypeName()
                                + " was not sent, as the expression beside it is of another"
                                + " type. Give the value the type of that expression; a raw or unchecked type kept the"
                                + " compiler from asking for it.",
                        e);
            }
        }

        @SuppressWarnings("unchecked")
        private static <T> void bindOne(SqlType<T> type, ParameterBinder binder, int index, @Nullable Object value)
                throws SQLException {
            type.bind(binder, index, (T) value);
        }
    }
}
