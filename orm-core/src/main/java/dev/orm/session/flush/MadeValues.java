package dev.orm.session.flush;

import dev.orm.dialect.CompiledStatement;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.schema.Column;
import dev.orm.session.state.EntityEntry;
import dev.orm.type.RowReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Brings values that the database made into the objects. */
final class MadeValues {

    private final FlushContext flush;

    MadeValues(FlushContext flush) {
        this.flush = flush;
    }

    /** Reads attributes from a row into an object. */
    static void take(RowReader row, List<ColumnAttribute> attributes, int first, EntityEntry entry)
            throws SQLException {
        EntityAccessor<Object> accessor = FlushContext.accessor(entry.model());
        for (int i = 0; i < attributes.size(); i++) {
            ColumnAttribute attribute = attributes.get(i);
            accessor.set(
                    attribute.index(), entry.entity(), attribute.column().type().read(row, first + i));
        }
    }

    /** Reads what the database made when rows were updated: not every database returns it with the update, and a batch never does. */
    void readAfterUpdate(EntityModel<?> model, List<EntityEntry> updated) {
        if (model.madeOnUpdate().isEmpty()) {
            return;
        }
        Map<Object, EntityEntry> byId = new HashMap<>();
        updated.forEach(entry -> byId.put(Objects.requireNonNull(entry.id()), entry));
        List<Column<?>> key = model.columns().key();
        Object[] values = {List.copyOf(byId.keySet())};
        ByTable.of(model.madeOnUpdate()).forEach((table, made) -> {
            CompiledStatement statement =
                    flush.statements().made(model, table, made).forValues(values);
            flush.connection().query(statement, binder -> statement.bind(binder, values), row -> {
                while (row.next()) {
                    EntityEntry entry = byId.get(key(model, key, row));
                    take(row, made, 1 + key.size(), Objects.requireNonNull(entry));
                }
                return Boolean.TRUE;
            });
        });
    }

    private static Object key(EntityModel<?> model, List<Column<?>> columns, RowReader row) throws SQLException {
        List<Object> values = new ArrayList<>(columns.size());
        for (Column<?> column : columns) {
            values.add(Objects.requireNonNull(column.type().read(row, 1 + values.size())));
        }
        return model.compositeId() == null ? values.get(0) : List.copyOf(values);
    }
}
