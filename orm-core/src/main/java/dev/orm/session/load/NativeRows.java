package dev.orm.session.load;

import dev.orm.engine.internal.RowMapper;
import dev.orm.mapping.EntityColumns;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityTable;
import dev.orm.schema.Column;
import dev.orm.session.state.PersistenceContext;
import dev.orm.type.RowReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
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
        List<Column<?>> columns = model.columns().all();
        int[] positions = new int[columns.size()];
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            String column = name(model.columns(), i);
            positions[i] = RowMapper.position(labels, column);
            if (positions[i] == 0) {
                missing.add(column);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The statement does not return the columns " + missing + ", which "
                    + model.name() + " needs; it returns " + labels
                    + ". Select them, or read a record instead of the entity.");
        }
        EntityReader entityReader = new EntityReader(context, planner.entities().readPlan(model), Reread.EXPIRED);
        reader = entityReader;
        RowReader reordered = new ReorderedRow(rows, positions);
        List<E> list = new ArrayList<>();
        while (rows.next()) {
            list.add(model.type().cast(entityReader.read(reordered, 1)));
        }
        return list;
    }

    /** A name that columns of several tables have is preceded by that of the table. */
    private static String name(EntityColumns columns, int place) {
        String name = columns.all().get(place).name();
        int ofTable = columns.placeOfTable(place);
        boolean several = IntStream.range(0, columns.all().size())
                .anyMatch(other -> columns.placeOfTable(other) != ofTable
                        && columns.all().get(other).name().equalsIgnoreCase(name));
        EntityTable table = columns.tables().get(ofTable);
        return several ? table.table().name().name() + "_" + name : name;
    }

    /** Makes a record, or a simple value, of each row. */
    public <T> List<T> objects(Class<T> type) throws SQLException {
        return RowMapper.readAll(Objects.requireNonNull(row), type);
    }

    /** Loads what the entities that were read refer to. */
    public void finish() {
        if (reader != null) {
            loader.finish(reader);
        }
    }
}
