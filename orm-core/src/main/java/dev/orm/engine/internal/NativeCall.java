package dev.orm.engine.internal;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.CompiledStatement.Operation;
import dev.orm.dialect.Dialect;
import dev.orm.dialect.UnsupportedConstructException;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.ExecutionOptions;
import dev.orm.sql.node.NamedText;
import dev.orm.type.JavaTypes;
import dev.orm.type.ParameterBinder;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A native statement with the values of its parameters. Not thread-safe. */
public final class NativeCall {

    private final NamedText parameters;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /** Takes a statement that is cut at its parameters. */
    public NativeCall(NamedText statement) {
        this.parameters = statement;
    }

    private record Several(List<Object> values) {}

    /** Sets a parameter. */
    public void bind(String name, @Nullable Object value) {
        values.put(known(name), value);
    }

    /** Sets a parameter that stands for an {@code IN} list. */
    public void bindList(String name, Collection<?> elements) {
        List<Object> list = new ArrayList<>();
        for (Object element : elements) {
            if (element == null) {
                throw new IllegalArgumentException(
                        "The list for :" + name + " holds null, which matches nothing in SQL.");
            }
            list.add(element);
        }
        values.put(known(name), new Several(list));
    }

    private String known(String name) {
        if (!parameters.names().contains(name)) {
            throw new IllegalArgumentException(
                    "The statement has no parameter :" + name + "; it has " + parameters.names() + ".");
        }
        return name;
    }

    /** Returns the text with a question mark for each value. */
    public CompiledStatement compiled(Dialect dialect) {
        List<String> names = parameters.names();
        int[] sizes = new int[names.size()];
        int all = 0;
        for (int i = 0; i < sizes.length; i++) {
            String name = names.get(i);
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException(
                        "The parameter :" + name + " was not set. Call bind(\"" + name + "\", …).");
            }
            sizes[i] = values.get(name) instanceof Several several
                    ? several.values().size()
                    : 1;
            all += sizes[i];
            if (sizes[i] == 0 && parameters.isNegated(i)) {
                throw new IllegalArgumentException(
                        "The list for :" + name + " is empty, and NOT IN an empty list cannot be written in"
                                + " SQL. Leave the condition out for an empty list.");
            }
        }
        if (all > dialect.maxParameters()) {
            throw UnsupportedConstructException.tooManyParameters(all, dialect);
        }
        String text = parameters.text(sizes);
        return new CompiledStatement(text, operation(text), "", List.of(), List.of());
    }

    private static Operation operation(String text) {
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("select") || start.startsWith("with") || start.startsWith("values")) {
            return Operation.SELECT;
        }
        if (start.startsWith("insert")) {
            return Operation.INSERT;
        }
        if (start.startsWith("update")) {
            return Operation.UPDATE;
        }
        return start.startsWith("delete") ? Operation.DELETE : Operation.OTHER;
    }

    /** Runs the statement and makes an object of each row when it is asked for. */
    public <T> Stream<T> stream(EngineConnection on, Class<T> type, ExecutionOptions options) {
        CompiledStatement statement = compiled(on.dialect());
        EngineConnection.Cursor cursor =
                on.withOptions(options, with -> with.open(statement, this::write, CursorStream.FETCH_SIZE));
        try {
            return CursorStream.of(cursor, cursor.read(row -> RowMapper.of(row.columnLabels(), type)));
        } catch (RuntimeException | Error failure) {
            cursor.close();
            throw failure;
        }
    }

    /** Writes the values. */
    public void write(ParameterBinder binder) throws SQLException {
        int index = 1;
        for (String name : parameters.names()) {
            Object value = values.get(name);
            if (value instanceof Several several) {
                for (Object element : several.values()) {
                    write(binder, index++, name, element);
                }
            } else {
                write(binder, index++, name, value);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void write(ParameterBinder binder, int index, String name, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            binder.setNull(index, SqlTypeName.TEXT);
            return;
        }
        if (value instanceof Collection<?>) {
            throw new IllegalArgumentException("The value of :" + name
                    + " is a collection, which is no single value. For an IN list, set it by bindList(\"" + name
                    + "\", …).");
        }
        SqlType<Object> type = (SqlType<Object>) JavaTypes.find(value.getClass());
        if (type == null) {
            throw new IllegalArgumentException("A " + value.getClass().getName() + " cannot be sent to a database as :"
                    + name + ". Turn it into a text, a number, a date or bytes first.");
        }
        type.unbounded().bind(binder, index, value);
    }
}
