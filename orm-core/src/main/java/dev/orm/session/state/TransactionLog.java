package dev.orm.session.state;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.session.EntityState;
import dev.orm.session.state.EntityEntry.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was written in a transaction, one level for each savepoint, so that the objects can be brought back to where they were
 * when it is rolled back.
 */
public final class TransactionLog {

    /** The level of the whole transaction. */
    public static final int OUTERMOST = 1;

    private static final int NEVER = Integer.MAX_VALUE;

    private final Deque<Level> levels = new ArrayDeque<>();

    private static final class Level {
        final List<Inserted> inserted = new ArrayList<>(0);
        EntryMap<Object> before = new EntryMap<>(0);

        // Which attributes were not part of that state, where there are any.
        final EntryMap<Long> unread = new EntryMap<>(0);
        final List<EntityEntry> deleted = new ArrayList<>(0);
        int wroteSince = NEVER;

        // Most transactions write no collection.
        @Nullable
        Set<TrackedCollection> collections;

        // What the sides without a foreign key of one-to-one associations led to: nothing else in memory knows it for
        // sure.
        Map<SingleMember, Optional<Object>> singles = Map.of();

        void changed(TrackedCollection collection) {
            if (collection instanceof SingleMember single) {
                remember(single, single.known());
                return;
            }
            Set<TrackedCollection> changed = collections;
            if (changed == null) {
                changed = Collections.newSetFromMap(new IdentityHashMap<>());
                collections = changed;
            }
            changed.add(collection);
        }

        void remember(SingleMember single, Optional<Object> known) {
            if (singles.isEmpty()) {
                singles = new IdentityHashMap<>();
            }
            singles.putIfAbsent(single, known);
        }

        boolean hasChanged(TrackedCollection collection) {
            return collections != null && collections.contains(collection);
        }

        /** Tells whether something was read after the first write, so that it may be undone. */
        boolean mayUndo(int era) {
            return era >= wroteSince;
        }
    }

    /** An id of several attributes, or one that follows another entity's, is an array of their values. */
    private record Inserted(
            EntityEntry entry,
            @Nullable Object id,
            @Nullable Object version) {}

    private final PersistenceContext context;

    /**
     * Makes a log with one level.
     *
     * @param context the objects of the session
     */
    public TransactionLog(PersistenceContext context) {
        this.context = context;
        clear();
    }

    /** Begins a level for a savepoint; returns its number. */
    public int begin() {
        push();
        return levels.size();
    }

    private void push() {
        levels.push(new Level());
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
        inner.before.forEach((entry, state) -> {
            Long unread = inner.unread.get(entry);
            if (outer.before.putIfAbsent(entry, state) && unread != null) {
                outer.unread.put(entry, unread);
            }
        });
        outer.deleted.addAll(inner.deleted);
        if (inner.collections != null) {
            inner.collections.forEach(outer::changed);
        }
        inner.singles.forEach(outer::remember);
        outer.wroteSince = Math.min(outer.wroteSince, inner.wroteSince);
    }

    /** Forgets what objects were like that the session has forgotten. */
    public void forgotten() {
        for (Level level : levels) {
            level.before = new EntryMap<>(0);
            level.deleted.clear();
        }
    }

    /** Forgets everything, after a transaction was committed. */
    public void committed() {
        levels.forEach(level ->
                level.deleted.forEach(entry -> context.changed(entry, EntityState.DELETED, EntityState.DETACHED)));
        clear();
    }

    /** Forgets everything, at the end of a transaction. */
    public void clear() {
        levels.clear();
        context.transactionEnded();
        push();
    }

    private Level level() {
        return levels.element();
    }

    /** Remembers an object that is about to be inserted, with the id (an array if it has several attributes) and version it has before. */
    public void inserting(EntityEntry entry, @Nullable Object id, @Nullable Object version) {
        level().inserted.add(new Inserted(entry, id, version));
    }

    /** Remembers the states that objects had before they were first updated. */
    public void updating(List<EntityEntry> entries) {
        Level level = level();
        if (level.before.isEmpty()) {
            level.before = new EntryMap<>(entries.size());
        }
        for (EntityEntry entry : entries) {
            Object snapshot = entry.snapshot();
            if (snapshot != null && level.before.putIfAbsent(entry, snapshot)) {
                long unread = Unread.of(entry.entity());
                if (unread != 0) {
                    level.unread.put(entry, unread);
                }
            }
        }
    }

    /** Remembers an object whose row was deleted. */
    public void deleted(EntityEntry entry) {
        level().deleted.add(entry);
    }

    /** Remembers a collection whose elements were written. */
    public void changed(TrackedCollection collection) {
        level().changed(collection);
    }

    /** Remembers that something was written, so that what is read from now on may be undone. */
    public void wrote() {
        Level level = level();
        if (level.wroteSince == NEVER) {
            context.nextEra();
            level.wroteSince = context.era();
        }
    }

    /** Remembers an object that takes the place of a deleted one, with the id (an array if it has several attributes) and version it has before. */
    @SuppressWarnings("unchecked")
    public void replacing(EntityEntry entry, @Nullable Object id, EntityEntry former) {
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        ColumnAttribute version = model.version();
        inserting(entry, id, version == null ? null : model.accessor().get(version.index(), entry.entity()));
        deleted(former);
    }

    /** Returns the value of the id, or an array of those of the attributes of one that is an object or follows another. */
    @SuppressWarnings("unchecked")
    public static @Nullable Object idOf(EntityEntry entry) {
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        if (model.compositeId() != null || model.hasDerivedId()) {
            return model.ids().stream()
                    .map(id -> model.accessor().get(id.index(), entry.entity()))
                    .toArray();
        }
        return model.accessor().get(model.id().index(), entry.entity());
    }

    /** Tells whether the row of an object was deleted in this transaction. */
    public boolean isDeleted(Object entity) {
        return levels.stream().anyMatch(level -> level.deleted.stream().anyMatch(entry -> entry.entity() == entity));
    }

    /** Undoes the innermost level in the objects; the level stays, empty. */
    @SuppressWarnings("unchecked")
    public void rollback() {
        Level level = levels.pop();
        push();
        for (EntityEntry entry : level.deleted) {
            context.changed(entry, EntityState.DELETED, EntityState.PERSISTENT);
            entry.status(Status.PERSISTENT);
        }
        for (Inserted inserted : level.inserted) {
            EntityEntry entry = inserted.entry();
            EntityModel<Object> model = (EntityModel<Object>) entry.model();
            context.uninserted(entry);
            if (inserted.id() instanceof Object[] parts) {
                model.set(entry.entity(), model.ids(), Arrays.asList(parts));
            } else {
                model.accessor().set(model.id().index(), entry.entity(), inserted.id());
            }
            if (model.version() != null) {
                model.accessor().set(model.version().index(), entry.entity(), inserted.version());
            }
        }
        // Several may have had one row in turn: only what was there before stands for it again.
        level.deleted.stream()
                .filter(entry -> entry.status() == Status.PERSISTENT)
                .forEach(entry -> context.identities(entry.model()).put(entry));
        for (EntityEntry entry : context.deleted()) {
            context.changed(entry, entry.state(), EntityState.PERSISTENT);
            entry.status(Status.PERSISTENT);
        }
        context.forEach(entry -> restore(level, entry));
        for (EntityEntry entry : context.pending()) {
            if (entry.status() == Status.PENDING) {
                context.changed(entry, EntityState.PENDING, EntityState.TRANSIENT);
            }
            entry.status(Status.DETACHED);
        }
        context.flushed();
    }

    @SuppressWarnings("unchecked")
    private void restore(Level level, EntityEntry entry) {
        Object before = level.before.get(entry);
        Object snapshot = before == null ? entry.snapshot() : before;
        if (snapshot == null || entry.status() == Status.UNLOADED) {
            return;
        }
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        model.accessor().restore(entry.entity(), snapshot);
        entry.snapshot(snapshot);
        Long unread = level.unread.get(entry);
        if (unread != null) {
            Unread.set(entry.entity(), unread, context.loader());
        }
        for (int i = 0; i < model.collectionCount(); i++) {
            TrackedCollection collection = entry.collection(i);
            if (collection instanceof SingleMember single) {
                single.restore(level.singles.getOrDefault(single, single.known()));
            } else if (collection != null && isUndone(level, collection)) {
                undo(entry, i, collection);
            } else if (collection != null) {
                model.accessor().setCollection(i, entry.entity(), collection.attributeValue());
            } else if (model.accessor().getCollection(i, entry.entity()) != null) {
                // It was null when it was last written.
                undo(entry, i, null);
            }
        }
        if (level.mayUndo(context.eraOf(entry))) {
            context.expire(entry);
        }
    }

    /** What was not changed, and was read before, is as it was. */
    private static boolean isUndone(Level level, TrackedCollection collection) {
        return level.hasChanged(collection)
                || collection.isChanged()
                || collection instanceof LazyCollection lazy && level.mayUndo(lazy.era());
    }

    @SuppressWarnings("unchecked")
    private void undo(EntityEntry entry, int index, @Nullable TrackedCollection collection) {
        if (collection instanceof LazyCollection) {
            collection.reset();
            ((EntityModel<Object>) entry.model())
                    .accessor()
                    .setCollection(index, entry.entity(), collection.attributeValue());
        } else {
            // What the program put in may have been undone; the row knows what there is.
            context.attachCollection(entry, index);
        }
    }
}
