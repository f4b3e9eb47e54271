package dev.orm.session.state;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.state.EntityEntry.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was written in a transaction, one level for each savepoint, so that the objects can be brought back to where they were
 * when it is rolled back.
 */
public final class TransactionLog {

    /** The level of the whole transaction. */
    public static final int OUTERMOST = 1;

    private final Deque<Level> levels = new ArrayDeque<>();

    private static final class Level {
        final List<Inserted> inserted = new ArrayList<>(0);
        final Map<EntityEntry, Object> before = new IdentityHashMap<>(0);
        final List<EntityEntry> deleted = new ArrayList<>(0);
    }

    private record Inserted(
            EntityEntry entry,
            @Nullable Object id,
            @Nullable Object version) {}

    /** Makes a log with one level. */
    public TransactionLog() {
        levels.push(new Level());
    }

    /** Begins a level for a savepoint; returns its number. */
    public int begin() {
        levels.push(new Level());
        return levels.size();
    }

    /** Makes one level of a level and all inside it. */
    public void collapse(int level) {
        while (levels.size() > level) {
            release();
        }
    }

    /** Ends the level of a savepoint that is kept. */
    public void release() {
        Level inner = levels.pop();
        Level outer = level();
        outer.inserted.addAll(inner.inserted);
        inner.before.forEach(outer.before::putIfAbsent);
        outer.deleted.addAll(inner.deleted);
    }

    /** Forgets everything, at the end of a transaction. */
    public void clear() {
        levels.clear();
        levels.push(new Level());
    }

    private Level level() {
        return levels.element();
    }

    /** Remembers an object that is about to be inserted, with the id and version it has before. */
    public void inserting(EntityEntry entry, @Nullable Object id, @Nullable Object version) {
        level().inserted.add(new Inserted(entry, id, version));
    }

    /** Remembers the state that an object had before it was first updated. */
    public void updating(EntityEntry entry) {
        Object snapshot = entry.snapshot();
        if (snapshot != null) {
            level().before.putIfAbsent(entry, snapshot);
        }
    }

    /** Remembers an object whose row was deleted. */
    public void deleted(EntityEntry entry) {
        level().deleted.add(entry);
    }

    /** Undoes the innermost level in the objects; the level stays, empty. */
    @SuppressWarnings("unchecked")
    public void rollback(PersistenceContext context) {
        Level level = levels.pop();
        levels.push(new Level());
        for (EntityEntry entry : level.deleted) {
            entry.status(Status.PERSISTENT);
            context.identities(entry.model()).put(entry);
        }
        for (Inserted inserted : level.inserted) {
            EntityEntry entry = inserted.entry();
            EntityModel<Object> model = (EntityModel<Object>) entry.model();
            context.uninserted(entry);
            model.accessor().set(model.id().index(), entry.entity(), inserted.id());
            if (model.version() != null) {
                model.accessor().set(model.version().index(), entry.entity(), inserted.version());
            }
        }
        context.forEach(entry -> restore(context, entry, level.before.get(entry)));
        context.forEach(entry -> putBack(context, entry));
        context.pending().forEach(entry -> entry.status(Status.DETACHED));
        context.deleted().forEach(entry -> entry.status(Status.PERSISTENT));
        context.flushed();
    }

    @SuppressWarnings("unchecked")
    private static void restore(PersistenceContext context, EntityEntry entry, @Nullable Object before) {
        Object snapshot = before == null ? entry.snapshot() : before;
        if (snapshot == null || entry.status() == Status.UNLOADED) {
            return;
        }
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        model.accessor().restore(entry.entity(), snapshot);
        entry.snapshot(snapshot);
        for (int i = 0; i < model.collections().size(); i++) {
            TrackedCollection collection = entry.collection(i);
            if (collection instanceof SingleMember) {
                collection.reset();
            } else if (collection instanceof LazyCollection) {
                collection.reset();
                model.accessor().setCollection(i, entry.entity(), collection.value());
            } else if (collection != null) {
                // What the program put in may have been undone; the row knows what there is.
                context.attachCollection(entry, i);
            }
        }
    }

    /** Sets the sides without a foreign key of one-to-one associations again, now that all foreign keys are restored. */
    @SuppressWarnings("unchecked")
    private static void putBack(PersistenceContext context, EntityEntry entry) {
        if (entry.status() != Status.PERSISTENT) {
            return;
        }
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        for (ColumnAttribute foreignKey : model.toOnes()) {
            String inverse = Objects.requireNonNull(foreignKey.toOne()).inverse();
            Object target = inverse == null ? null : model.accessor().get(foreignKey.index(), entry.entity());
            EntityEntry owner = target == null ? null : context.find(target);
            if (owner != null && owner.status() == Status.PERSISTENT) {
                ToManyAttribute other = owner.model().collection(Objects.requireNonNull(inverse));
                if (other != null && owner.collection(other.index()) instanceof SingleMember member) {
                    member.load(List.of(entry.entity()));
                }
            }
        }
    }
}
