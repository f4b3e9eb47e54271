package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.session.state.PersistenceContext;
import dev.orm.type.JavaTypes;
import dev.orm.type.RowReader;
import dev.orm.type.SqlType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a native statement, whose columns are found by their names. */
public final class NativeRows {

    private final PersistenceContext context;
    private final AssociationLoader loader;
    private final QueryPlanner planner;
    private @Nullable RowReader row;
    private @Nullable EntityReader reader;

    /**
     * Reads rows.
     *
     * @param <R> the result
     */
    @FunctionalInterface
    public interface Reading<R> {

        /** Reads rows. */
        R read(NativeRows rows) throws SQLException;
    }

    /**
     * Makes a reader.
     *
     * @param context the objects of the session
     * @param loader loads what the objects refer to
     * @param planner says what is loaded of entities
     */
    public NativeRows(PersistenceContext context, AssociationLoader loader, QueryPlanner planner) {
        this.context = context;
        this.loader = loader;
        this.planner = planner;
    }

    /** Takes the rows. */
    public void begin(RowReader rows) {
        row = rows;
    }

    /** Makes entities of the rows. */
    public <E> List<E> entities(EntityModel<E> model) throws SQLException {
        RowReader rows = Objects.requireNonNull(row);
        List<String> labels = rows.columnLabels();
        int[] positions = new int[model.attributes().size()];
        List<String> missing = new ArrayList<>();
        for (ColumnAttribute attribute : model.attributes()) {
            int position = position(labels, attribute.column().name());
            positions[attribute.index()] = position;
            if (position == 0) {
                missing.add(attribute.column().name());
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The statement does not return the columns " + missing + ", which "
                    + model.name() + " needs; it returns " + labels
                    + ". Select them, or read a record instead of the entity.");
        }
        QueryPlan.Item.Entity item =
                (QueryPlan.Item.Entity) planner.byIds(model).items()[0];
        EntityReader entityReader = new EntityReader(context, item.plan(), false);
        reader = entityReader;
        RowReader reordered = new ReorderedRow(rows, positions);
        List<E> list = new ArrayList<>();
        while (rows.next()) {
            list.add(model.type().cast(entityReader.read(reordered, 1)));
        }
        return list;
    }

    private static int position(List<String> labels, String name) {
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).equalsIgnoreCase(name)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Makes a record, or a simple value, of each row. */
    public <T> List<T> objects(Class<T> type) throws SQLException {
        return type.isRecord() ? records(type) : values(type);
    }

    private <T> List<T> values(Class<T> type) throws SQLException {
        RowReader rows = Objects.requireNonNull(row);
        SqlType<T> sqlType = type(type);
        List<String> labels = rows.columnLabels();
        if (labels.size() != 1) {
            throw new IllegalArgumentException("The statement returns the columns " + labels + ", but a "
                    + type.getSimpleName() + " is made of one column. Select one, or read a record.");
        }
        List<T> list = new ArrayList<>();
        while (rows.next()) {
            list.add(read(sqlType, rows, 1));
        }
        return list;
    }

    private <T> List<T> records(Class<T> type) throws SQLException {
        RowReader rows = Objects.requireNonNull(row);
        List<String> labels = rows.columnLabels();
        RecordComponent[] components = type.getRecordComponents();
        SqlType<?>[] types = new SqlType<?>[components.length];
        int[] positions = new int[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = type(components[i].getType());
            positions[i] = component(labels, components[i].getName());
            if (positions[i] == 0) {
                throw new IllegalArgumentException("The statement returns no column for the component \""
                        + components[i].getName() + "\" of " + type.getSimpleName() + "; it returns " + labels + ".");
            }
        }
        MethodHandle constructor = constructor(type, components);
        List<T> list = new ArrayList<>();
        while (rows.next()) {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = read(types[i], rows, positions[i]);
                if (values[i] == null && components[i].getType().isPrimitive()) {
                    throw new IllegalArgumentException(
                            "The column \"" + labels.get(positions[i] - 1) + "\" is SQL NULL, which the "
                                    + components[i].getType() + " \"" + components[i].getName() + "\" of "
                                    + type.getSimpleName()
                                    + " cannot hold. Use the class instead of the primitive.");
                }
            }
            list.add(type.cast(make(constructor, values)));
        }
        return list;
    }

    /** Reads a value; a decimal with as many digits as the database gives, since nothing says how many there should be. */
    private static <T> @Nullable T read(SqlType<T> type, RowReader rows, int column) throws SQLException {
        return type.javaType() == BigDecimal.class
                ? type.javaType().cast(rows.getBigDecimal(column, -1))
                : type.read(rows, column);
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

    @SuppressWarnings("unchecked")
    private static <T> SqlType<T> type(Class<T> type) {
        SqlType<?> found = JavaTypes.find(type);
        if (found == null) {
            throw new IllegalArgumentException(
                    "A " + type.getName() + " cannot be read from a column. Use a record, or a type such as"
                            + " String, Long, BigDecimal or Instant.");
        }
        return (SqlType<T>) found;
    }

    /** Loads what the entities that were read refer to. */
    public void finish() {
        if (reader != null) {
            loader.finish(reader);
        }
    }
}
