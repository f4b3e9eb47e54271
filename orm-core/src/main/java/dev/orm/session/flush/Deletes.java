package dev.orm.session.flush;

import dev.orm.dialect.CompiledStatement;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityTable;
import dev.orm.mapping.LifecycleEvent;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.Keys;
import dev.orm.session.state.PersistenceContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** Sets references to SQL {@code NULL} that stand in the way of any order; on MariaDB a row stands even in its own way. */
    private void clear(Map<EntityEntry, List<ColumnAttribute>> leftOut) {
        new PostUpdates(flush)
                .write(leftOut, (entry, attribute, binder, index) -> Keys.bindWritten(attribute, null, binder, index));
    }

    /** Tells whether rows of an entity are marked as deleted, and stay. */
    static boolean isSoft(PersistenceContext context, EntityModel<?> model) {
        return model.softDelete() != null && context.marks().deletesSoftly();
    }

    /** Deletes objects of one class, none of which refers to another of them. */
    void write(EntityModel<?> model, List<EntityEntry> rows) {
        List<EntityEntry> entries = new ArrayList<>(rows);
        KeyOrder.sort(entries);
        if (isSoft(flush.context(), model)) {
            mark(model, entries);
            return;
        }
        deleteFurther(model, entries);
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
        deleted(entries, matched);
    }

    /** Deletes the rows of all tables but the first, the last table first; whether they were stale tells the first. */
    private void deleteFurther(EntityModel<?> model, List<EntityEntry> entries) {
        if (model.tables().size() > 1) {
            Object[] ids = {entries.stream().map(EntityEntry::id).toList()};
            for (int i = model.tables().size() - 1; i > 0; i--) {
                EntityTable table = model.tables().get(i);
                CompiledStatement statement = flush.statements()
                        .unlinkAll(model, table.table(), table.key())
                        .forValues(ids);
                flush.connection().update(statement, binder -> statement.bind(binder, ids));
            }
        }
    }

    private void deleted(List<EntityEntry> entries, long[] matched) {
        for (int i = 0; i < matched.length; i++) {
            EntityEntry entry = entries.get(i);
            FlushContext.matched(entry, matched[i], "deleted");
            flush.log().deleted(entry);
            flush.context().removed(entry);
            flush.written(LifecycleEvent.POST_REMOVE, entry);
        }
        flush.statistics().deleted(entries.size());
    }

    /** Marks rows as deleted, with a new version. */
    private void mark(EntityModel<?> model, List<EntityEntry> entries) {
        ColumnAttribute deleted = Objects.requireNonNull(model.softDelete());
        ColumnAttribute version = model.version();
        EntityAccessor<Object> accessor = FlushContext.accessor(model);
        Object mark = deleted.column().type().javaType() == Boolean.class ? (Object) true : Versions.now();
        @Nullable Object[] before = new Object[entries.size()];
        for (int i = 0; i < before.length; i++) {
            Object entity = entries.get(i).entity();
            accessor.set(deleted.index(), entity, mark);
            if (version != null) {
                before[i] = accessor.get(version.index(), entity);
                accessor.set(version.index(), entity, Versions.next(version, before[i]));
            }
        }
        List<ColumnAttribute> written = version == null ? List.of(deleted) : List.of(deleted, version);
        CompiledStatement statement = flush.statements().update(model, 0, written, version != null);
        long[] matched = flush.connection().batch(statement, entries.size(), (row, binder) -> {
            Object entity = entries.get(row).entity();
            int index = 1;
            for (ColumnAttribute attribute : written) {
                accessor.bind(attribute.index(), entity, binder, index++);
            }
            index = FlushContext.bindKey(entries.get(row), binder, index);
            if (version != null) {
                FlushContext.bindValue(version, before[row], binder, index);
            }
        });
        deleted(entries, matched);
    }
}
