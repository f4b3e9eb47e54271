package dev.orm.session.flush;

import dev.orm.dialect.CompiledStatement;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.session.state.EntityEntry;
import dev.orm.type.ParameterBinder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Updates beside the one that writes what was changed: they close and open circles of rows, and take unique values away. */
final class PostUpdates {

    private final FlushContext flush;

    PostUpdates(FlushContext flush) {
        this.flush = flush;
    }

    /** Writes the value of an attribute of an object. */
    interface Writer {
        /** Returns the position of the parameter behind it. */
        int write(EntityEntry entry, ColumnAttribute attribute, ParameterBinder binder, int index) throws SQLException;
    }

    /** Updates attributes of rows, the same of one class in one batch; versions stay. */
    void write(Map<EntityEntry, ? extends Collection<ColumnAttribute>> rows, Writer values) {
        Map<EntityModel<?>, Map<List<ColumnAttribute>, List<EntityEntry>>> batches = new LinkedHashMap<>();
        rows.forEach((entry, attributes) -> batches.computeIfAbsent(entry.model(), model -> new LinkedHashMap<>())
                .computeIfAbsent(List.copyOf(attributes), shape -> new ArrayList<>())
                .add(entry));
        batches.forEach((model, shapes) -> shapes.forEach((attributes, entries) ->
                ByTable.of(attributes).forEach((table, some) -> write(model, table, some, entries, values))));
    }

    private void write(
            EntityModel<?> model,
            int table,
            List<ColumnAttribute> attributes,
            List<EntityEntry> entries,
            Writer values) {
        KeyOrder.sort(entries);
        CompiledStatement statement = flush.statements().update(model, table, attributes, false);
        long[] matched = flush.connection().batch(statement, entries.size(), (row, binder) -> {
            int index = 1;
            for (ColumnAttribute attribute : attributes) {
                index = values.write(entries.get(row), attribute, binder, index);
            }
            FlushContext.bindKey(entries.get(row), binder, index);
        });
        for (int i = 0; i < matched.length; i++) {
            FlushContext.matched(entries.get(i), matched[i], "updated");
        }
    }
}
