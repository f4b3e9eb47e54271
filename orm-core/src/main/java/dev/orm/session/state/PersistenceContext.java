package dev.orm.session.state;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.LazyReference;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.EntityState;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry.Status;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All objects of one session. Mutable, used by one thread at a time. */
public final class PersistenceContext {

    private static final IdentityMap[] NONE = new IdentityMap[0];

    private final EntityModels models;
    private final boolean readOnly;
    private final LazyLoader loader;
    private final Callbacks callbacks;
    private final RowMarks marks;
    private IdentityMap[] maps = NONE;
    private @Nullable StateListener listener;
    private int clears;
    private int era;
    private @Nullable LoadGroup alone;
    private Map<Object, EntityEntry> added = Map.of();
    private final EntryList pending = new EntryList();
    private final EntryList deleted = new EntryList();
    private @Nullable PendingIds pendingIds;
    private EntryMap<Integer> readAgain = new EntryMap<>(0);

    /**
     * Makes an empty context.
     *
     * @param models the models of the entities
     * @param readOnly whether no snapshots are kept
     * @param loader loads what is touched
     * @param callbacks what is called when something happens to an object
     * @param marks what is written into rows by the session itself
     */
    public PersistenceContext(
            EntityModels models, boolean readOnly, LazyLoader loader, Callbacks callbacks, RowMarks marks) {
        this.models = models;
        this.readOnly = readOnly;
        this.loader = loader;
        this.callbacks = callbacks;
        this.marks = marks;
    }

    /** Sets what hears of objects that come from one state to another. */
    public void listener(StateListener value) {
        listener = value;
    }

    void changed(EntityEntry entry, EntityState before, EntityState after) {
        if (listener != null && before != after) {
            listener.changed(entry.entity(), before, after);
        }
    }

    /** Returns the models of the entities. */
    public EntityModels models() {
        return models;
    }

    /** Tells whether no snapshots are kept, so that nothing can be written. */
    public boolean isReadOnly() {
        return readOnly;
    }

    /** Returns what loads what is touched. */
    public LazyLoader loader() {
        return loader;
    }

    /** Returns what is called when something happens to an object. */
    public Callbacks callbacks() {
        return callbacks;
    }

    /** Returns what the session writes into rows itself. */
    public RowMarks marks() {
        return marks;
    }

    /** Returns the identity map of an entity class, and of those that share its table. */
    public IdentityMap identities(EntityModel<?> model) {
        EntityModel<?> root = model.root();
        for (IdentityMap map : maps) {
            if (map.model() == root) {
                return map;
            }
        }
        IdentityMap map = IdentityMap.of(root);
        maps = Arrays.copyOf(maps, maps.length + 1);
        maps[maps.length - 1] = map;
        return map;
    }

    /** Finds the entry of a row. */
    public @Nullable EntityEntry find(EntityModel<?> model, Object id) {
        EntityEntry entry = identities(model).get(id);
        return entry == null || entry.model() == model || model.covers(entry.model()) ? entry : null;
    }

    /** Refuses that a row is taken for an object of another class than it was read as. */
    public static SessionException otherClass(EntityEntry entry, EntityModel<?> model) {
        return new SessionException(entry + " is wanted as a " + model.name()
                + ", but the row is in the session as an object of its own class. Correct the row that refers to it, or"
                + " begin another session if its discriminator was changed.");
    }

    /** Finds the entry of an object of this session, or null for an object that it does not know. */
    public @Nullable EntityEntry find(Object entity) {
        if (!added.isEmpty()) {
            EntityEntry entry = added.get(entity);
            if (entry != null) {
                return entry;
            }
        }
        EntityModel<?> model = models.find(entity.getClass());
        if (model == null) {
            return null;
        }
        EntityEntry entry = findByIdOf(model, entity);
        if (entry != null && entry.entity() == entity) {
            return entry;
        }
        return null;
    }

    /** Finds the entry of the row that an object of whatever session has the id of. */
    @SuppressWarnings("unchecked")
    public @Nullable EntityEntry findByIdOf(EntityModel<?> model, Object entity) {
        IdentityMap map = identities(model);
        EntityModel<Object> typed = (EntityModel<Object>) model;
        if (model.hasLongId()) {
            return map.get(typed.accessor().getLongId(entity));
        }
        Object id = typed.key(entity);
        return id == null ? null : map.get(id);
    }

    /** Makes an entry for a row. */
    public EntityEntry register(EntityModel<?> model, Object entity, Object id, Status status, LoadGroup group) {
        EntityEntry entry = EntityEntry.of(model, entity, status, group);
        entry.id(id);
        identities(model).put(entry);
        return entry;
    }

    /** Makes an entry for a row in the identity map of its class. */
    public EntityEntry register(
            IdentityMap map, EntityModel<?> model, Object entity, long id, Status status, LoadGroup group) {
        EntityEntry entry = new EntityEntry(model, entity, status, group);
        entry.longId = id;
        map.put(entry);
        return entry;
    }

    /** Makes an entry for an object that was added. */
    public EntityEntry add(EntityModel<?> model, Object entity) {
        EntityEntry entry = EntityEntry.of(model, entity, Status.PENDING, alone());
        if (added.isEmpty()) {
            added = new IdentityHashMap<>();
        }
        added.put(entity, entry);
        pending.add(entry);
        if (pendingIds != null) {
            pendingIds.add(entry);
        }
        changed(entry, EntityState.TRANSIENT, EntityState.PENDING);
        return entry;
    }

    /** Returns a group of no objects, for those that came from no query. */
    private LoadGroup alone() {
        LoadGroup group = alone;
        if (group == null || group.era() != era) {
            group = LoadGroup.ofLoaded(this, false);
            alone = group;
        }
        return group;
    }

    /** Puts an added object, whose row now exists, under its id; it stays among the added ones until all are written. */
    public void inserted(EntityEntry entry, Object id) {
        entry.status(Status.PERSISTENT);
        entry.id(id);
        identities(entry.model()).put(entry);
        changed(entry, EntityState.PENDING, EntityState.PERSISTENT);
    }

    /** Puts an added object, whose row was inserted apart from the others, under its id, in the place of one that was read. */
    public void insertedAlone(EntityEntry entry, Object id) {
        EntityEntry read = find(entry.model(), id);
        if (read != null) {
            read.status(Status.DETACHED);
        }
        added.remove(entry.entity());
        pending.remove(entry);
        inserted(entry, id);
    }

    /** Forgets an object whose row was deleted. */
    public void removed(EntityEntry entry) {
        EntityState before = entry.state();
        identities(entry.model()).remove(entry);
        changed(entry, before, EntityState.DELETED);
        entry.status(Status.DETACHED);
    }

    /** Makes an object that was added stand for a row that another object stood for, which was deleted in the same flush. */
    public void replaced(EntityEntry entry, EntityEntry former) {
        deleted.remove(former);
        removed(former);
        inserted(entry, java.util.Objects.requireNonNull(former.id()));
        entry.snapshot(former.snapshot());
        pending.remove(entry);
    }

    /** Makes an object whose insert was undone an added or a forgotten one. */
    public void uninserted(EntityEntry entry) {
        identities(entry.model()).remove(entry);
        changed(entry, EntityState.PERSISTENT, EntityState.TRANSIENT);
        entry.status(Status.DETACHED);
    }

    /** Returns the added objects in the order in which they were added. */
    public List<EntityEntry> pending() {
        return pending.all();
    }

    /** Finds an object that was added and has no row yet, by the id that it was given. */
    public @Nullable EntityEntry findPending(EntityModel<?> model, Object id) {
        if (added.isEmpty() || model.idGeneration().isByDatabase()) {
            return null;
        }
        PendingIds ids = pendingIds;
        if (ids == null) {
            ids = new PendingIds();
            pending.all().forEach(ids::add);
            pendingIds = ids;
        }
        return ids.find(model, id);
    }

    /** Returns the objects whose rows the next flush deletes, in the order in which they were deleted. */
    public List<EntityEntry> deleted() {
        return deleted.all();
    }

    /** Marks an object to be deleted by the next flush. */
    public void delete(EntityEntry entry) {
        changed(entry, entry.state(), EntityState.DELETED);
        entry.status(Status.DELETED);
        deleted.add(entry);
    }

    /** Takes back that an object is deleted. */
    public void undelete(EntityEntry entry) {
        changed(entry, EntityState.DELETED, EntityState.PERSISTENT);
        entry.status(Status.PERSISTENT);
        deleted.remove(entry);
    }

    /** Forgets what was added and deleted, after it was written. */
    public void flushed() {
        pending.clear();
        pendingIds = null;
        added = Map.of();
        deleted.clear();
    }

    /** Forgets an object. */
    public void forget(EntityEntry entry) {
        if (!added.isEmpty() && added.remove(entry.entity()) != null) {
            pending.remove(entry);
        } else {
            identities(entry.model()).remove(entry);
            deleted.remove(entry);
        }
        detach(entry);
    }

    private void detach(EntityEntry entry) {
        EntityState before = entry.state();
        entry.status(Status.DETACHED);
        changed(entry, before, before == EntityState.PENDING ? EntityState.TRANSIENT : EntityState.DETACHED);
    }

    /** Forgets all objects. */
    public void clear() {
        forEach(this::detach);
        pending.all().forEach(this::detach);
        maps = NONE;
        readAgain = new EntryMap<>(0);
        clears++;
        flushed();
    }

    /** Visits every object that has a row. */
    public void forEach(Consumer<EntityEntry> action) {
        for (IdentityMap map : maps) {
            map.forEach(action);
        }
    }

    /** Returns the identity maps that were used. */
    public List<IdentityMap> identityMaps() {
        return List.of(maps);
    }

    /** Gives an object that was just read its collections, which load themselves when they are touched. */
    public void attachCollections(EntityEntry entry) {
        for (int i = 0; i < entry.model().collectionCount(); i++) {
            attachCollection(entry, i);
        }
    }

    /** Forgets what is in the collections of an object that was read again, unless the program changed them and that is to stay. */
    @SuppressWarnings("unchecked")
    public void renewCollections(EntityEntry entry, boolean changedToo) {
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        for (int i = 0; i < model.collectionCount(); i++) {
            TrackedCollection tracked = entry.collection(i);
            boolean single = model.collectionKind(i) == ToManyAttribute.Kind.ONE;
            Object held = single ? tracked : model.accessor().getCollection(i, entry.entity());
            boolean same = tracked != null && (single || tracked.attributeValue() == held);
            if (!changedToo && tracked instanceof SingleMember member && member.isChanged()) {
                member.rebase();
                continue;
            }
            // Null in the place of one that the session knows is a change, too.
            if (!changedToo && (same ? tracked.isChanged() : held != null || tracked != null)) {
                continue;
            }
            if (same && tracked instanceof LazyCollection) {
                // It may be the very one that was touched.
                tracked.reset();
            } else {
                attachCollection(entry, i);
            }
        }
    }

    /** Gives an object one collection that loads itself when it is touched. */
    @SuppressWarnings("unchecked")
    public void attachCollection(EntityEntry entry, int index) {
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        ToManyAttribute.Kind kind = model.collectionKind(index);
        if (kind == ToManyAttribute.Kind.ONE) {
            entry.collection(index, new SingleMember(entry, index, false));
            return;
        }
        LazyCollection lazy = switch (kind) {
            case SET -> new LazySet(entry, index);
            case MAP ->
                index < model.collections().size()
                        ? new LazyEntityMap(entry, model.collections().get(index)).members()
                        : new LazyMap(entry, index);
            default -> new LazyList(entry, index);
        };
        entry.collection(index, lazy);
        model.accessor().setCollection(index, entry.entity(), lazy.attributeValue());
    }

    /** Distrusts the state of an object: its row is read again when the session next meets it. */
    public void expire(EntityEntry entry) {
        if (entry.status() == Status.PERSISTENT) {
            entry.status(Status.EXPIRED);
            if (entry.entity() instanceof LazyReference reference) {
                reference.$loader(loader);
            }
        }
    }

    /** Returns a number that grows with the first write of each transaction, so that what was read after it is known from what was before. */
    public int era() {
        return era;
    }

    void nextEra() {
        era++;
    }

    /** Remembers that an object got the state of its row anew. */
    public void readAgain(EntityEntry entry) {
        readAgain.put(entry, era);
    }

    /** Returns the era in which an object got the state it holds. */
    int eraOf(EntityEntry entry) {
        Integer again = readAgain.get(entry);
        return again == null ? entry.group().era() : again;
    }

    /** Forgets when objects were read again, at the end of a transaction. */
    void transactionEnded() {
        readAgain = new EntryMap<>(0);
    }

    /** Returns how often all objects were forgotten. */
    public int clears() {
        return clears;
    }
}
