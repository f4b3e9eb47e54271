package dev.orm.session.flush;

import dev.orm.dialect.CompiledStatement;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.LifecycleEvent;
import dev.orm.mapping.MappedId;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntryMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Updates the rows of changed objects: only the columns that differ, in the order of keys, those that differ in the same columns in one batch. */
final class Updates {

    /** How many statements for rows of one kind are too many to keep an order by them. */
    private static final int MANY = 8;

    private final FlushContext flush;

    Updates(FlushContext flush) {
        this.flush = flush;
    }

    /** Rows that differ in the same columns. */
    private record Run(List<ColumnAttribute> attributes, List<EntityEntry> entries) {}

    /** Updates changed objects of one class. */
    void write(EntityModel<?> model, List<EntityEntry> rows, EntryMap<long[]> dirty) {
        KeyOrder.sort(rows);
        List<Run> runs = runs(model, rows, dirty);
        if (runs.size() > 1) {
            runs = inOrder(model, runs);
        }
        runs.forEach(run -> write(model, run.attributes(), run.entries()));
    }

    /** Returns the rows as they are, as many that follow each other together as differ in the same columns. */
    private List<Run> runs(EntityModel<?> model, List<EntityEntry> rows, EntryMap<long[]> dirty) {
        List<Run> runs = new ArrayList<>();
        long[] bits = null;
        Run run = null;
        for (EntityEntry entry : rows) {
            long[] changed = Objects.requireNonNull(dirty.get(entry));
            // They mostly do, which one look at the bits tells.
            if (run != null && Arrays.equals(changed, bits)) {
                run.entries().add(entry);
                continue;
            }
            List<ColumnAttribute> attributes = changed(entry, changed);
            if (!attributes.isEmpty()) {
                if (runs.isEmpty() || !runs.get(runs.size() - 1).attributes().equals(attributes)) {
                    runs.add(new Run(attributes, new ArrayList<>()));
                }
                Run last = runs.get(runs.size() - 1);
                last.entries().add(entry);
                run = hasReference(model, changed) ? null : last;
                bits = changed;
            }
        }
        return runs;
    }

    /**
     * Two flushes that write the same rows in different orders may each wait for the other. So rows are written in the order of
     * their keys; where that would take more statements than to lock them in this order first, they are locked.
     */
    private List<Run> inOrder(EntityModel<?> model, List<Run> runs) {
        Map<List<ColumnAttribute>, Run> shapes = new LinkedHashMap<>();
        for (Run run : runs) {
            shapes.computeIfAbsent(run.attributes(), shape -> new Run(shape, new ArrayList<>()))
                    .entries()
                    .addAll(run.entries());
        }
        if (!flush.statements().isConcurrent()) {
            return List.copyOf(shapes.values());
        }
        // The database orders ids of other types in its own way, so that they are locked only where it saves a lot.
        boolean sameOrder = model.hasLongId() && model.tables().size() == 1;
        if (runs.size() <= (sameOrder ? shapes.size() + 1 : MANY * shapes.size())) {
            return runs;
        }
        lock(model, runs);
        return List.copyOf(shapes.values());
    }

    private void lock(EntityModel<?> model, List<Run> runs) {
        List<Object> ids = new ArrayList<>();
        runs.forEach(run -> run.entries().forEach(entry -> ids.add(Objects.requireNonNull(entry.id()))));
        Object[] values = {ids};
        CompiledStatement statement = flush.statements().lock(model).forValues(values);
        flush.connection().query(statement, binder -> statement.bind(binder, values), rows -> {
            while (rows.next()) {
                // It is locked.
            }
            return ids;
        });
    }

    /** Updates rows one after the other, of which a later one takes what an earlier one gives up. */
    void writeInOrder(List<EntityEntry> rows, EntryMap<long[]> dirty) {
        List<EntityEntry> run = new ArrayList<>();
        List<ColumnAttribute> shape = List.of();
        for (EntityEntry entry : rows) {
            List<ColumnAttribute> attributes = changed(entry, Objects.requireNonNull(dirty.get(entry)));
            if (attributes.isEmpty()) {
                continue;
            }
            boolean goesOn = !run.isEmpty() && run.get(0).model() == entry.model() && attributes.equals(shape);
            if (!goesOn && !run.isEmpty()) {
                write(run.get(0).model(), shape, run);
                run = new ArrayList<>();
            }
            shape = attributes;
            run.add(entry);
        }
        if (!run.isEmpty()) {
            write(run.get(0).model(), shape, run);
        }
    }

    /** Which of the references that differ are changes depends on the row. */
    private static boolean hasReference(EntityModel<?> model, long[] bits) {
        for (ColumnAttribute attribute : model.toOnes()) {
            if (Changes.isSet(bits, attribute.index())) {
                return true;
            }
        }
        return false;
    }

    private List<ColumnAttribute> changed(EntityEntry entry, long[] bits) {
        EntityModel<?> model = entry.model();
        ReadOnlyRows.refuse(entry, "changed");
        if (isIdChanged(entry, bits)) {
            throw new SessionException(
                    "The id of " + entry + " was changed in memory. The id of a row never changes: set it back,"
                            + " or delete the object and add a new one.");
        }
        ColumnAttribute tenant = model.tenant();
        if (tenant != null && Changes.isSet(bits, tenant.index())) {
            throw new SessionException("The tenant of " + entry + " was changed in memory. A row never goes to another"
                    + " tenant: set it back, or add a new object for that tenant.");
        }
        List<ColumnAttribute> attributes = new ArrayList<>();
        for (ColumnAttribute attribute : model.attributes()) {
            if (Changes.isSet(bits, attribute.index())
                    && attribute.updatable()
                    && attribute != model.version()
                    && !isSameReference(entry, attribute)) {
                attributes.add(attribute);
            }
        }
        if (!attributes.isEmpty() && model.version() != null) {
            attributes.add(model.version());
        }
        return attributes;
    }

    private boolean isIdChanged(EntityEntry entry, long[] bits) {
        EntityModel<?> model = entry.model();
        for (ColumnAttribute id : model.ids()) {
            if (Changes.isSet(bits, id.index()) && !isSameReference(entry, id)) {
                return true;
            }
        }
        for (MappedId mapped : model.mappedIds()) {
            if (Changes.isSet(bits, mapped.toOne().index()) && !isSameReference(entry, mapped.toOne())) {
                return true;
            }
        }
        return false;
    }

    /** A reference to another object of the same row, from outside the session, is no change. */
    private boolean isSameReference(EntityEntry entry, ColumnAttribute attribute) {
        if (attribute.toOne() == null) {
            return false;
        }
        EntityAccessor<Object> accessor = FlushContext.accessor(entry.model());
        Object former = accessor.newInstance();
        accessor.restore(former, Objects.requireNonNull(entry.snapshot()));
        Object before = accessor.get(attribute.index(), former);
        EntityEntry known = before == null ? null : flush.context().find(before);
        return known != null && Objects.equals(known.id(), References.id(flush.context(), entry, attribute));
    }

    private void write(EntityModel<?> model, List<ColumnAttribute> attributes, List<EntityEntry> entries) {
        flush.log().updating(entries);
        // The table with the version comes first.
        ByTable.of(attributes).forEach((table, some) -> {
            if (table == 0) {
                writeFirst(model, some, entries);
            } else {
                writeFurther(model, table, some, entries);
            }
        });
        new MadeValues(flush).readAfterUpdate(model, entries);
        entries.forEach(FlushContext::snapshot);
        entries.forEach(entry -> flush.written(LifecycleEvent.POST_UPDATE, entry));
        flush.statistics().updated(entries.size());
    }

    private void writeFirst(EntityModel<?> model, List<ColumnAttribute> attributes, List<EntityEntry> entries) {
        ColumnAttribute version = model.version();
        CompiledStatement statement = flush.statements().update(model, 0, attributes, version != null);
        EntityAccessor<Object> accessor = FlushContext.accessor(model);
        @Nullable Object[] next = new Object[entries.size()];
        for (int i = 0; version != null && i < next.length; i++) {
            next[i] = Versions.next(
                    version, accessor.get(version.index(), entries.get(i).entity()));
        }
        long[] matched = flush.connection().batch(statement, entries.size(), (row, binder) -> {
            EntityEntry entry = entries.get(row);
            int index = 1;
            for (ColumnAttribute attribute : attributes) {
                if (attribute == version) {
                    FlushContext.bindValue(version, next[row], binder, index++);
                } else {
                    index = flush.bind(entry, attribute, false, binder, index);
                }
            }
            index = FlushContext.bindKey(entry, binder, index);
            if (version != null) {
                accessor.bind(version.index(), entry.entity(), binder, index);
            }
        });
        for (int i = 0; i < matched.length; i++) {
            EntityEntry entry = entries.get(i);
            FlushContext.matched(entry, matched[i], "updated");
            if (version != null) {
                accessor.set(version.index(), entry.entity(), next[i]);
            }
        }
    }

    private void writeFurther(
            EntityModel<?> model, int table, List<ColumnAttribute> attributes, List<EntityEntry> entries) {
        CompiledStatement statement = flush.statements().update(model, table, attributes, false);
        long[] matched = flush.connection().batch(statement, entries.size(), (row, binder) -> {
            EntityEntry entry = entries.get(row);
            int index = 1;
            for (ColumnAttribute attribute : attributes) {
                index = flush.bind(entry, attribute, false, binder, index);
            }
            FlushContext.bindKey(entry, binder, index);
        });
        List<EntityEntry> missing = new ArrayList<>(0);
        for (int i = 0; i < matched.length; i++) {
            if (matched[i] == 0 && model.tables().get(table).optional()) {
                missing.add(entries.get(i));
            } else {
                FlushContext.matched(entries.get(i), matched[i], "updated");
            }
        }
        if (!missing.isEmpty()) {
            new Inserts(flush).write(model, table, missing);
        }
    }
}
