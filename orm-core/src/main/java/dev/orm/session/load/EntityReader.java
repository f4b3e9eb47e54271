package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.LazyReference;
import dev.orm.mapping.LifecycleEvent;
import dev.orm.mapping.ReferenceLoader;
import dev.orm.mapping.ToOneAttribute;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.IdentityMap;
import dev.orm.session.state.LoadGroup;
import dev.orm.session.state.PersistenceContext;
import dev.orm.type.RowReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of one place of a query into objects. A row whose object is in the session already is not read again: what
 * the program changed is never overwritten by a query. One instance serves one execution.
 */
final class EntityReader implements EntityAccessor.References {

    private final PersistenceContext context;
    private final ReadPlan plan;
    private final EntityModel<Object> model;
    private final EntityAccessor<Object> accessor;
    private final boolean longId;
    private final int idIndex;
    private final @Nullable KeyReader key;
    private int first;
    private final boolean hasCollections;
    private final boolean tracked;
    private final Reread reread;
    private final IdentityMap identities;
    private final LoadGroup group;
    private final @Nullable List<EntityEntry> fetched;
    private final @Nullable List<EntityEntry> announced;
    private final @Nullable ByClass byClass;
    private final List<Waiting> waiting = new ArrayList<>(0);
    private @Nullable EntityEntry current;
    private @Nullable LoadGroup @Nullable [] references;
    private @Nullable List<EntityEntry> @Nullable [] eager;
    private int loaded;
    private int followed = -1;
    private @Nullable EntityEntry referred;
    private final boolean waits;
    private final @Nullable LazyReader lazy;

    @SuppressWarnings("unchecked")
    EntityReader(PersistenceContext context, ReadPlan plan, Reread reread) {
        this.context = context;
        this.plan = plan;
        this.model = (EntityModel<Object>) plan.model();
        this.accessor = model.accessor();
        this.longId = model.hasLongId();
        this.key = plan.key();
        this.idIndex = key == null ? model.columns().keyPlaces()[0] : -1;
        this.waits = !model.lazy().isEmpty();
        this.lazy = waits || !model.computed().isEmpty() ? new LazyReader(context, plan) : null;
        this.hasCollections = model.collectionCount() > 0;
        this.tracked = !context.isReadOnly();
        this.reread = reread;
        this.identities = context.identities(model);
        this.group = LoadGroup.ofLoaded(context, plan.fetchesOnly());
        this.fetched = plan.goesOn() ? new ArrayList<>() : null;
        this.announced = context.callbacks().listenTo(LifecycleEvent.POST_LOAD, model) ? new ArrayList<>() : null;
        this.byClass = plan.variants().isEmpty() ? null : new ByClass(context, plan, reread);
    }

    /**
     * A reference whose object can only be made once its row was read, because only the row tells its class.
     *
     * @param owner the object that refers
     * @param attribute which attribute
     * @param id the foreign key
     * @param changed whether the program set the attribute to something else
     */
    record Waiting(EntityEntry owner, int attribute, Object id, boolean changed) {}

    /** Reads the entity whose columns begin at a position; null where a left join found none. */
    @Nullable
    Object read(RowReader row, int first) throws SQLException {
        EntityEntry entry = entry(row, first);
        return entry == null ? null : entry.entity();
    }

    @Nullable
    EntityEntry entry(RowReader row, int first) throws SQLException {
        if (byClass != null) {
            return byClass.entry(row, first);
        }
        referred = null;
        EntityEntry entry;
        if (longId) {
            long id = row.getLong(first + idIndex);
            if (id == 0 && row.wasNull()) {
                return null;
            }
            entry = identities.get(id);
            if (entry == null) {
                entry = context.register(identities, model, newInstance(), id, Status.UNLOADED, group);
            }
        } else {
            Object id = key != null
                    ? key.read(row, first)
                    : model.id().column().type().read(row, first + idIndex);
            if (id == null) {
                return null;
            }
            entry = identities.get(id);
            if (entry == null) {
                entry = context.register(model, newInstance(), id, Status.UNLOADED, group);
            }
        }
        if (entry.model() != model) {
            throw PersistenceContext.otherClass(entry, model);
        }
        if (entry.status() == Status.UNLOADED) {
            populate(entry, row, first);
            if (hasCollections) {
                context.attachCollections(entry);
            }
            group.add(entry);
        } else if (reread != Reread.EXPIRED && entry.status() == Status.PERSISTENT
                || entry.status() == Status.EXPIRED) {
            readAgain(entry, row, first);
        } else if (lazy != null && waits) {
            lazy.take(entry, row, first);
        }
        if (fetched != null) {
            fetched.add(entry);
        }
        return entry;
    }

    /** An object that waits for some of its attributes can do so only if it is of the generated class. */
    private Object newInstance() {
        return waits ? accessor.newReference(context.loader()) : accessor.newInstance();
    }

    /** Tells whether a left join found no row. */
    boolean isAbsent(RowReader row, int first) throws SQLException {
        return key != null
                ? key.read(row, first) == null
                : model.id().column().type().read(row, first + idIndex) == null;
    }

    private void readAgain(EntityEntry entry, RowReader row, int first) throws SQLException {
        ChangedValues changed = reread == Reread.ALL ? null : ChangedValues.of(entry);
        int others = waiting.size();
        populate(entry, row, first);
        if (hasCollections) {
            context.renewCollections(entry, reread == Reread.ALL);
        }
        context.readAgain(entry);
        if (changed != null) {
            changed.putBack();
            waiting.subList(others, waiting.size())
                    .replaceAll(
                            one -> new Waiting(one.owner(), one.attribute(), one.id(), changed.has(one.attribute())));
        }
    }

    private void populate(EntityEntry entry, RowReader row, int first) throws SQLException {
        Object entity = entry.entity();
        int others = waiting.size();
        this.current = entry;
        this.first = first;
        if (entity instanceof LazyReference reference) {
            reference.$loader(null);
        }
        try {
            accessor.read(row, first, entity, this);
        } catch (SQLException | RuntimeException failure) {
            if (entity instanceof LazyReference reference) {
                reference.$loader(context.loader());
            }
            if (failure instanceof RuntimeException refused) {
                throw UnreadableRow.named(entry, row, first, refused);
            }
            throw failure;
        }
        if (lazy != null) {
            lazy.read(entry, row, first);
        }
        // Should reading end here, an object that waits for a reference is read again.
        entry.status(waiting.size() > others ? Status.EXPIRED : Status.PERSISTENT);
        if (tracked) {
            entry.snapshot(accessor.snapshot(entity));
        }
        if (announced != null) {
            announced.add(entry);
        }
        loaded++;
    }

    @Override
    public long id(RowReader row, int column) throws SQLException {
        return longId ? Objects.requireNonNull(current).longId() : row.getLong(column);
    }

    @Override
    public @Nullable Object find(int attribute, long id) {
        EntityModel<?> target = plan.target(attribute);
        IdentityMap targets = context.identities(target);
        EntityEntry entry = targets.get(id);
        if (entry == null) {
            if (target.isPolymorphic()) {
                boolean small = target.id().column().type().javaType() == Integer.class;
                return await(attribute, small ? (Object) Math.toIntExact(id) : (Object) id);
            }
            entry = context.register(targets, target, unloaded(attribute, id), id, Status.UNLOADED, group(attribute));
        }
        if (attribute == followed) {
            referred = entry;
        }
        return await(attribute, target, entry);
    }

    @Override
    public @Nullable Object find(int attribute, Object id) {
        EntityModel<?> target = plan.target(attribute);
        EntityEntry entry = context.identities(target).get(id);
        if (entry == null) {
            if (target.isPolymorphic()) {
                return await(attribute, id);
            }
            entry = context.register(target, unloaded(attribute, id), id, Status.UNLOADED, group(attribute));
        }
        return await(attribute, target, entry);
    }

    private @Nullable Object await(int attribute, Object id) {
        waiting.add(new Waiting(Objects.requireNonNull(current), attribute, id, false));
        return null;
    }

    @Override
    public @Nullable Object find(int attribute, RowReader row) throws SQLException {
        List<Object> foreignKey = plan.foreignKey(attribute).read(row, first);
        return foreignKey == null ? null : find(attribute, foreignKey);
    }

    private Object await(int attribute, EntityModel<?> target, EntityEntry entry) {
        if (entry.model() != target && !target.covers(entry.model())) {
            throw PersistenceContext.otherClass(entry, target);
        }
        if (entry.status() == Status.UNLOADED) {
            if (plan.isEager(attribute)) {
                eager(attribute).add(entry);
            } else {
                group(attribute).add(entry);
            }
        }
        return entry.entity();
    }

    private Object unloaded(int attribute, Object id) {
        return unloaded(context, plan.target(attribute), id, !plan.isEager(attribute));
    }

    /** Makes the object of a row that was not read yet. */
    @SuppressWarnings("unchecked")
    static Object unloaded(PersistenceContext context, EntityModel<?> target, Object id, boolean lazy) {
        EntityModel<Object> model = (EntityModel<Object>) target;
        EntityAccessor<Object> accessor = model.accessor();
        ReferenceLoader loader = context.loader();
        boolean waits = lazy && accessor.canReference() || !model.lazy().isEmpty();
        Object entity = waits ? accessor.newReference(loader) : accessor.newInstance();
        if (id instanceof List<?> values) {
            setKey(context, model, entity, values, loader);
            return entity;
        }
        Object typed = id instanceof Long number && model.id().column().type().javaType() == Integer.class
                ? (Object) number.intValue()
                : id;
        if (entity instanceof LazyReference reference) {
            // The setter of the id may be one that loads.
            reference.$loader(null);
            accessor.set(model.id().index(), entity, typed);
            reference.$loader(loader);
        } else {
            accessor.set(model.id().index(), entity, typed);
        }
        return entity;
    }

    private static void setKey(
            PersistenceContext context,
            EntityModel<Object> model,
            Object entity,
            List<?> values,
            ReferenceLoader loader) {
        if (entity instanceof LazyReference reference) {
            reference.$loader(null);
        }
        int from = 0;
        List<Object> parts = new ArrayList<>();
        for (ColumnAttribute id : model.ids()) {
            int to = from + id.columns().size();
            ToOneAttribute toOne = id.toOne();
            Object value = values.get(from);
            if (toOne != null) {
                Object foreignKey = toOne.compositeId() ? List.copyOf(values.subList(from, to)) : value;
                value = reference(context, context.models().get(toOne.target()), foreignKey);
            }
            parts.add(value);
            from = to;
        }
        model.set(entity, model.ids(), parts);
        if (entity instanceof LazyReference reference) {
            reference.$loader(loader);
        }
    }

    /** Returns the object that stands for a row, without reading the row. */
    static Object reference(PersistenceContext context, EntityModel<?> model, Object key) {
        EntityEntry entry = context.find(model, key);
        if (entry == null) {
            LoadGroup group = LoadGroup.ofReferences(context, false);
            entry = context.register(model, unloaded(context, model, key, true), key, Status.UNLOADED, group);
            group.add(entry);
        }
        return entry.entity();
    }

    private LoadGroup group(int attribute) {
        LoadGroup[] groups = references;
        if (groups == null) {
            groups = new LoadGroup[model.attributes().size()];
            references = groups;
        }
        LoadGroup present = groups[attribute];
        if (present == null) {
            present = LoadGroup.ofReferences(context, plan.fetchesOnly());
            groups[attribute] = present;
        }
        return present;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private List<EntityEntry> eager(int attribute) {
        List<EntityEntry>[] lists = eager;
        if (lists == null) {
            lists = new List[model.attributes().size()];
            eager = lists;
        }
        List<EntityEntry> present = lists[attribute];
        if (present == null) {
            present = new ArrayList<>();
            lists[attribute] = present;
        }
        return present;
    }

    /** Returns the objects that a foreign key refers to and that have to be loaded at once. */
    List<EntityEntry> awaited(int attribute) {
        List<EntityEntry> list = eager == null ? null : eager[attribute];
        return list == null ? List.of() : list;
    }

    /** Returns all references whose objects have to be loaded before they can be set. */
    List<Waiting> waiting() {
        return waiting;
    }

    /** Returns the references of an attribute whose objects have to be loaded before they can be set. */
    List<Waiting> waiting(int attribute) {
        return waiting.stream().filter(one -> one.attribute() == attribute).toList();
    }

    /** Returns what reads the objects of each class that a row may be of. */
    List<EntityReader> parts() {
        return byClass == null ? List.of(this) : byClass.readers();
    }

    /** Returns all objects of the rows, if something of them is fetched. */
    List<EntityEntry> fetched() {
        return fetched == null ? List.of() : fetched;
    }

    /** Returns what reads attributes that the rows leave out, or null if there are none. */
    @Nullable
    LazyReader lazy() {
        return lazy;
    }

    /** Calls what listens to the loading of the objects, once everything that comes along with them is there. */
    void announce() {
        if (announced != null) {
            announced.forEach(
                    entry -> context.callbacks().call(LifecycleEvent.POST_LOAD, entry.model(), entry.entity()));
        }
    }

    /** Keeps in mind what an attribute of each row refers to. */
    void follow(int attribute) {
        followed = attribute;
    }

    /** Returns what that attribute of the last row refers to; null if it is not known, as for a row that was not read into its object. */
    @Nullable
    EntityEntry referred() {
        return referred;
    }

    ReadPlan plan() {
        return plan;
    }

    PersistenceContext context() {
        return context;
    }

    /** Returns how many objects got the state of a row. */
    int loaded() {
        return loaded;
    }
}
