package dev.orm.session.flush;

import dev.orm.dialect.CompiledStatement;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.LifecycleEvent;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.Keys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deletes the rows of objects, what refers first, in the order of keys. */
final class Deletes {

    private final FlushContext flush;

    Deletes(FlushContext flush) {
        this.flush = flush;
    }

    /** Deletes objects of classes whose rows may refer to each other. */
    void writeCyclic(List<EntityEntry> rows) {
        RowOrder order = new RowOrder((entry, foreignKey) -> References.former(flush.context(), entry, foreignKey));
        List<List<EntityEntry>> levels = new ArrayList<>(order.levels(rows));
        clear(order.leftOut());
        Collections.reverse(levels);
        for (List<EntityEntry> level : levels) {
            UnitOfWork.byModel(level).forEach(this::write);
        }
    }

    /** Sets references to SQL {@code NULL} that stand in the way of any order. */
    private void clear(Map<EntityEntry, List<ColumnAttribute>> leftOut) {
        Map<EntityEntry, List<ColumnAttribute>> others = new LinkedHashMap<>();
        leftOut.forEach((entry, foreignKeys) -> {
            List<ColumnAttribute> toOthers = foreignKeys.stream()
                    .filter(key -> References.former(flush.context(), entry, key) != entry)
                    .toList();
            if (!toOthers.isEmpty()) {
                others.put(entry, toOthers);
            }
        });
        new PostUpdates(flush)
                .write(
                        others,
                        (entry, attribute, binder, index) -> Keys.bind(attribute.columns(), null, binder, index));
    }

    /** Deletes objects of one class, none of which refers to another of them. */
    void write(EntityModel<?> model, List<EntityEntry> rows) {
        List<EntityEntry> entries = new ArrayList<>(rows);
        entries.sort(Updates.BY_KEY);
        ColumnAttribute version = model.version();
        EntityAccessor<Object> accessor = FlushContext.accessor(model);
        CompiledStatement statement = flush.statements().delete(model);
        long[] matched = flush.connection().batch(statement, entries.size(), (row, binder) -> {
            EntityEntry entry = entries.get(row);
            int index = FlushContext.bindKey(entry, binder, 1);
            if (version != null) {
                accessor.bind(version.index(), entry.entity(), binder, index);
            }
        });
        for (int i = 0; i < matched.length; i++) {
            EntityEntry entry = entries.get(i);
            FlushContext.matched(entry, matched[i], "deleted");
            flush.log().deleted(entry);
            flush.context().removed(entry);
            flush.written(LifecycleEvent.POST_REMOVE, entry);
        }
        flush.statistics().deleted(entries.size());
    }
}
