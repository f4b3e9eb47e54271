package dev.orm.engine.internal;

import dev.orm.type.RowReader;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes an object of the present row of a native statement, whose columns are found by their names.
 *
 * @param <T> the object
 */
@FunctionalInterface
public interface RowMapper<T> {

    /** Makes the object. */
    @Nullable
    T map(RowReader row) throws SQLException;

    /** Makes an object of each row that is left. */
    static <T> List<T> readAll(RowReader rows, Class<T> type) throws SQLException {
        RowMapper<T> mapper = of(rows.columnLabels(), type);
        List<T> list = new ArrayList<>();
        while (rows.next()) {
            list.add(mapper.map(rows));
        }
        return list;
    }

    /** Finds the columns of a record, or the one column of a simple value. */
    static <T> RowMapper<T> of(List<String> labels, Class<T> type) {
        return type.isRecord() ? record(labels, type) : value(labels, type);
    }

    private static <T> RowMapper<T> value(List<String> labels, Class<T> type) {
        if (labels.size() != 1) {
            throw new IllegalArgumentException("The statement returns the columns " + labels + ", but a "
                    + type.getSimpleName() + " is made of one column. Select one, or read a record.");
        }
        return NativeColumn.of(type, 1, "\"" + labels.get(0) + "\"");
    }

    private static <T> RowMapper<T> record(List<String> labels, Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        RowMapper<?>[] columns = new RowMapper<?>[components.length];
        int[] positions = new int[components.length];
        for (int i = 0; i < components.length; i++) {
            positions[i] = component(labels, components[i].getName());
            if (positions[i] == 0) {
                throw new IllegalArgumentException("The statement returns no column for the component \""
                        + components[i].getName() + "\" of " + type.getSimpleName() + "; it returns " + labels + ".");
            }
            String column = "\"" + labels.get(positions[i] - 1) + "\", which is read into \"" + components[i].getName()
                    + "\" of " + type.getSimpleName() + ",";
            columns[i] = NativeColumn.of(components[i].getType(), positions[i], column);
        }
        MethodHandle constructor = constructor(type, components);
        return row -> {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = columns[i].map(row);
                if (values[i] == null && components[i].getType().isPrimitive()) {
                    throw new IllegalArgumentException(
                            "The column \"" + labels.get(positions[i] - 1) + "\" is SQL NULL, which the "
                                    + components[i].getType() + " \"" + components[i].getName() + "\" of "
                                    + type.getSimpleName()
                                    + " cannot hold. Use the class instead of the primitive.");
                }
            }
            return type.cast(make(constructor, values));
        };
    }

    /** Returns the position of a column from 1, or 0 if there is none of that name. */
    static int position(List<String> labels, String name) {
        int found = 0;
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).equalsIgnoreCase(name)) {
                if (found != 0) {
                    throw new IllegalArgumentException("The statement returns two columns called \"" + name
                            + "\". Give one of them another name with AS.");
                }
                found = i + 1;
            }
        }
        return found;
    }

    private static int component(List<String> labels, String name) {
        int exact = position(labels, name);
        return exact != 0
                ? exact
                : position(labels, name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT));
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, parameters.length);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "The record " + type.getName() + " cannot be made: its constructor is not accessible.", e);
        }
    }

    private static Object make(MethodHandle constructor, Object[] values) {
        try {
            return constructor.invoke(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The constructor of a record failed.", e);
        }
    }
}
