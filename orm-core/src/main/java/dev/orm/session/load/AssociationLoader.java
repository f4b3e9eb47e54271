package dev.orm.session.load;

import dev.orm.engine.EngineConnection;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.mapping.ToOneAttribute;
import dev.orm.session.EntityNotFoundException;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.EntryMap;
import dev.orm.session.state.Keys;
import dev.orm.session.state.LazyCollection;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.TrackedCollection;
import dev.orm.session.state.Unread;
import dev.orm.sql.BindCollector;
import dev.orm.sql.NestedList;
import dev.orm.type.RowReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Loads entities by id and the associations of many objects at a time: one statement for each association. */
public final class AssociationLoader {

    private final QueryPlanner planner;
    private final PersistenceContext context;
    private final StatementRunner runner;
    private final ElementLoader values;
    private final AttributeLoader lazy;
    private final MemberLoader members;

    /**
     * Makes a loader.
     *
     * @param planner plans the statements
     * @param context the objects of the session
     * @param runner runs the statements
     */
    public AssociationLoader(QueryPlanner planner, PersistenceContext context, StatementRunner runner) {
        this.planner = planner;
        this.context = context;
        this.runner = runner;
        this.lazy = new AttributeLoader(planner, context, runner);
        this.values = new ElementLoader(planner, context, runner);
        this.members = new MemberLoader(this, planner, context, runner);
    }

    /** Reads one entity, or returns null if there is no such row. */
    public @Nullable EntityEntry get(EntityModel<?> model, Object id) {
        return readOne(model, runner.filters().on(model), id, false, Reread.EXPIRED);
    }

    /** Returns the object that stands for a row, without reading the row. */
    public Object reference(EntityModel<?> model, Object id) {
        return EntityReader.reference(context, model, id);
    }

    /** Reads the row of an object again; returns false if it is gone. */
    public boolean refresh(EntityEntry entry) {
        return readAgain(entry, false, Reread.ALL);
    }

    /** Reads the row of an object again and holds it until the end of the transaction; returns false if it is gone. */
    public boolean lock(EntityEntry entry) {
        return readAgain(entry, true, Reread.UNCHANGED);
    }

    private boolean readAgain(EntityEntry entry, boolean lock, Reread reread) {
        Filters filters = runner.filters().alongReferences().on(entry.model());
        return readOne(entry.model(), filters, Objects.requireNonNull(entry.id()), lock, reread) != null;
    }

    /**
     * Reads the entity that has some values.
     *
     * @param attributes the attributes of a unique key
     * @param lock whether its row is held until the end of the transaction, and read even if it is known
     * @param values writes their values
     */
    public @Nullable EntityEntry find(
            EntityModel<?> model, List<ColumnAttribute> attributes, boolean lock, EngineConnection.Parameters values) {
        Filters all = runner.filters().on(model);
        Filters filters = all.ofAnnotations();
        QueryPlan plan = planner.entities().byKey(model, List.copyOf(attributes), lock, filters);
        filters.check(plan.reads());
        EntityReader reader = new EntityReader(
                context, ((QueryPlan.Item.Entity) plan.items()[0]).plan(), lock ? Reread.UNCHANGED : Reread.EXPIRED);
        int behind = 1
                + attributes.stream()
                        .mapToInt(attribute -> attribute.columns().size())
                        .sum();
        EntityEntry entry = runner.query(
                plan.statement(),
                binder -> {
                    values.bind(binder);
                    filters.bindTenant(binder, behind);
                },
                row -> row.next() ? reader.entry(row, 1) : null);
        finish(reader);
        boolean asks = entry != null && !all.own().isEmpty();
        return asks ? get(model, Objects.requireNonNull(entry.id())) : entry;
    }

    /** Reads some attributes of an object again; returns false if its row is gone. */
    public boolean refresh(EntityEntry entry, List<ColumnAttribute> attributes) {
        Object snapshot = entry.snapshot();
        if (snapshot == null) {
            return refresh(entry);
        }
        EntityModel<Object> model = entry.typedModel();
        List<ColumnAttribute> computed =
                attributes.stream().filter(ColumnAttribute::computed).toList();
        if (!computed.isEmpty()) {
            compute(List.of(entry));
            List<ColumnAttribute> others =
                    attributes.stream().filter(other -> !other.computed()).toList();
            return others.isEmpty() || refresh(entry, others);
        }
        @Nullable
        Object[] values = runner.query(
                planner.entities().columns(model, List.copyOf(attributes)),
                binder -> Keys.bind(model.columns().key(), entry.id(), binder, 1),
                row -> row.next() ? read(row, attributes) : null);
        if (values == null) {
            return false;
        }
        Unread.set(entry.entity(), Unread.of(entry.entity()) & ~Unread.bits(attributes), context.loader());
        Object former = model.accessor().newInstance();
        model.accessor().restore(former, snapshot);
        List<@Nullable Object> read = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            ColumnAttribute attribute = attributes.get(i);
            read.add(attribute.toOne() == null ? values[i] : target(attribute, values[i]));
        }
        model.set(former, attributes, read);
        model.set(entry.entity(), attributes, read);
        entry.snapshot(model.accessor().snapshot(former));
        return true;
    }

    private static @Nullable Object[] read(RowReader row, List<ColumnAttribute> attributes) throws SQLException {
        @Nullable Object[] values = new Object[attributes.size()];
        int column = 1;
        for (int i = 0; i < values.length; i++) {
            ColumnAttribute attribute = attributes.get(i);
            ToOneAttribute toOne = attribute.toOne();
            values[i] = toOne != null && toOne.compositeId()
                    ? KeyReader.of(attribute.columns()).read(row, column)
                    : attribute.column().type().read(row, column);
            column += attribute.columns().size();
        }
        return values;
    }

    /** Returns the object that a foreign key leads to. */
    private @Nullable Object target(ColumnAttribute toOne, @Nullable Object id) {
        if (id == null) {
            return null;
        }
        EntityModel<?> model =
                context.models().get(Objects.requireNonNull(toOne.toOne()).target());
        EntityEntry known = context.find(model, id);
        if (known == null && !model.canReference()) {
            known = readOne(model, runner.filters().alongReferences().on(model), id, false, Reread.EXPIRED);
        }
        if (known == null && model.isPolymorphic()) {
            throw EntityNotFoundException.referred(toOne.path(), model.name() + "#" + id);
        }
        return known == null ? reference(model, id) : known.entity();
    }

    /** Reads the rows of objects again, which keep what the program changed; returns those whose rows are gone. */
    public List<EntityEntry> refreshAll(EntityModel<?> model, List<EntityEntry> entries) {
        Filters filters = runner.filters().alongReferences().on(model);
        QueryPlan query = planner.entities().byIds(model, filters);
        QueryPlan.Item.Entity item = (QueryPlan.Item.Entity) query.items()[0];
        EntityReader reader = new EntityReader(context, item.plan(), Reread.UNCHANGED);
        List<Object> ids = new ArrayList<>(entries.size());
        entries.forEach(entry -> ids.add(Objects.requireNonNull(entry.id())));
        Map<EntityEntry, Boolean> seen = new IdentityHashMap<>();
        query(query, filters, List.of(ids), row -> {
            while (row.next()) {
                EntityEntry entry = reader.entry(row, 1);
                if (entry != null) {
                    seen.put(entry, true);
                }
            }
            return 0;
        });
        finish(reader);
        return entries.stream().filter(entry -> !seen.containsKey(entry)).toList();
    }

    private @Nullable EntityEntry readOne(
            EntityModel<?> model, Filters filters, Object id, boolean lock, Reread reread) {
        QueryPlan plan = lock
                ? planner.entities().locked(model, filters)
                : planner.entities().byId(model, filters);
        QueryPlan.Item.Entity item = (QueryPlan.Item.Entity) plan.items()[0];
        EntityReader reader = new EntityReader(context, item.plan(), reread);
        EngineConnection.Rows<@Nullable EntityEntry> rows = row -> row.next() ? reader.entry(row, item.first()) : null;
        EntityEntry entry = filters.isNone()
                ? runner.query(
                        plan.statement(), binder -> Keys.bind(model.columns().key(), id, binder, 1), rows)
                : query(plan, filters, id instanceof List<?> key ? key : List.of(id), rows);
        finish(reader);
        return entry;
    }

    /** Reads the lists that stand in one place of rows. */
    void fill(List<@Nullable Object[]> rows, int place, NestedList<?> list) {
        new NestedLists(planner, context, runner, this).fill(rows, place, list);
    }

    /** Loads what the rows that were just read refer to and what is fetched of them. */
    void finish(EntityReader reader) {
        reader.parts().forEach(this::finishPart);
    }

    private void finishPart(EntityReader reader) {
        runner.loaded(reader.loaded());
        loadWaiting(reader);
        for (ReadPlan.Fetch fetch : reader.plan().fetches()) {
            ColumnAttribute toOne = fetch.toOne();
            if (toOne != null) {
                load(fetch.plan(), reader.awaited(toOne.index()), reader.plan().model() + "." + toOne.path());
            }
            if (toOne == null || fetch.asked()) {
                goOn(fetch, reader.fetched());
            }
        }
        values.load(reader.plan(), reader.fetched());
        LazyReader attributes = reader.lazy();
        if (attributes != null) {
            lazy.load(attributes.later(), reader.plan().attributes());
            lazy.reload(attributes.whole());
            compute(attributes.computed());
        }
        reader.announce();
    }

    /** Loads an association of objects, and what is fetched behind it of objects that were loaded before. */
    private void goOn(ReadPlan.Fetch fetch, List<EntityEntry> owners) {
        ToManyAttribute toMany = fetch.toMany();
        List<EntityEntry> behind;
        if (toMany != null) {
            List<EntityEntry> wanted = fetch.elements() == null
                    ? choose(toMany.index(), owners, tracked -> !tracked.isLoaded() || tracked.isPart())
                    : replaceable(toMany, owners);
            if (!wanted.isEmpty()) {
                members.load(wanted, toMany, fetch.elements(), fetch.plan());
            }
            if (wanted.size() == owners.size() || fetch.elements() != null) {
                return;
            }
            behind = elements(toMany, owners);
        } else {
            behind = targets(Objects.requireNonNull(fetch.toOne()), owners);
            load(fetch.plan(), behind, fetch.plan().model().name());
        }
        if (fetch.plan().variants().isEmpty()) {
            goOn(fetch.plan(), behind);
        }
        for (ReadPlan variant : fetch.plan().variants()) {
            goOn(
                    variant,
                    behind.stream()
                            .filter(entry -> entry.model() == variant.model())
                            .toList());
        }
    }

    private void goOn(ReadPlan plan, List<EntityEntry> behind) {
        values.load(plan, behind);
        lazy.load(behind, plan.attributes());
        for (ReadPlan.Fetch next : plan.fetches()) {
            // What is not asked for was loaded when the objects were.
            if (next.asked()) {
                goOn(next, behind);
            }
        }
    }

    private void loadWaiting(EntityReader reader) {
        if (reader.waiting().isEmpty()) {
            return;
        }
        for (ReadPlan.Fetch fetch : reader.plan().fetches()) {
            ColumnAttribute toOne = fetch.toOne();
            if (toOne != null) {
                loadWaiting(
                        fetch.plan(),
                        reader.waiting(toOne.index()),
                        reader.plan().model() + "." + toOne.path());
            }
        }
        reader.waiting().forEach(reference -> reference.owner().status(Status.PERSISTENT));
    }

    /** Loads objects of whose class only their rows tell, and sets the references to them. */
    private void loadWaiting(ReadPlan plan, List<EntityReader.Waiting> references, String attribute) {
        if (references.isEmpty()) {
            return;
        }
        EntityModel<?> model = plan.model();
        Set<Object> ids = new LinkedHashSet<>();
        for (EntityReader.Waiting reference : references) {
            if (context.find(model, reference.id()) == null) {
                ids.add(reference.id());
            }
        }
        if (!ids.isEmpty()) {
            read(plan, List.copyOf(ids));
        }
        for (EntityReader.Waiting reference : references) {
            EntityEntry target = context.find(model, reference.id());
            if (target == null) {
                throw EntityNotFoundException.referred(attribute, model.name() + "#" + reference.id());
            }
            EntityEntry owner = reference.owner();
            EntityAccessor<Object> accessor = owner.<Object>typedModel().accessor();
            Object snapshot = owner.snapshot();
            if (snapshot != null) {
                Object former = accessor.newInstance();
                accessor.restore(former, snapshot);
                accessor.set(reference.attribute(), former, target.entity());
                owner.snapshot(accessor.snapshot(former));
            }
            if (!reference.changed()) {
                accessor.set(reference.attribute(), owner.entity(), target.entity());
            }
        }
    }

    private void read(ReadPlan plan, List<Object> ids) {
        Filters filters = runner.filters().alongReferences().on(plan.model());
        EntityReader reader = new EntityReader(context, plan, Reread.EXPIRED);
        query(planner.entities().byIds(plan.model(), filters), filters, List.of(ids), row -> {
            while (row.next()) {
                reader.read(row, 1);
            }
            return 0;
        });
        finish(reader);
    }

    /** Loads objects that are not loaded yet. */
    private void load(ReadPlan plan, Collection<EntityEntry> entries, String attribute) {
        for (EntityEntry missing : readUnloaded(plan, entries)) {
            throw EntityNotFoundException.referred(attribute, missing.toString());
        }
    }

    /** Loads objects that are not loaded yet; returns those that have no row. */
    private List<EntityEntry> readUnloaded(ReadPlan plan, Collection<EntityEntry> entries) {
        List<EntityEntry> unloaded = unloaded(entries);
        if (unloaded.isEmpty()) {
            return unloaded;
        }
        List<Object> ids = new ArrayList<>(unloaded.size());
        unloaded.forEach(entry -> ids.add(Objects.requireNonNull(entry.id())));
        read(plan, ids);
        return unloaded.stream().filter(EntityEntry::isUnread).toList();
    }

    private static List<EntityEntry> unloaded(Collection<EntityEntry> entries) {
        Map<EntityEntry, Boolean> seen = new IdentityHashMap<>();
        List<EntityEntry> unloaded = new ArrayList<>();
        for (EntityEntry entry : entries) {
            if (entry.isUnread() && seen.put(entry, true) == null) {
                unloaded.add(entry);
            }
        }
        return unloaded;
    }

    /** Returns what a to-one association of objects leads to. */
    @SuppressWarnings("unchecked")
    private List<EntityEntry> targets(ColumnAttribute toOne, List<EntityEntry> owners) {
        List<EntityEntry> targets = new ArrayList<>();
        Map<EntityEntry, Boolean> seen = new IdentityHashMap<>();
        for (EntityEntry owner : owners) {
            if (owner.status() != Status.PERSISTENT) {
                continue;
            }
            EntityModel<Object> model = (EntityModel<Object>) owner.model();
            Object target = model.accessor().get(toOne.index(), owner.entity());
            EntityEntry entry = target == null ? null : context.find(target);
            if (entry != null && seen.put(entry, true) == null) {
                targets.add(entry);
            }
        }
        return targets;
    }

    /** Returns the elements of those collections of objects that are loaded. */
    private List<EntityEntry> elements(ToManyAttribute collection, List<EntityEntry> owners) {
        List<EntityEntry> elements = new ArrayList<>();
        for (EntityEntry owner : owners) {
            TrackedCollection tracked = owner.collection(collection.index());
            if (tracked == null || !tracked.isLoaded()) {
                continue;
            }
            for (Object element : tracked.value()) {
                EntityEntry entry = context.find(element);
                if (entry != null) {
                    elements.add(entry);
                }
            }
        }
        return elements;
    }

    /** Returns those objects whose collection of a number can load itself and is chosen. */
    static List<EntityEntry> choose(int collection, Collection<EntityEntry> owners, Predicate<LazyCollection> choice) {
        EntryMap<Boolean> chosen = new EntryMap<>(owners.size());
        for (EntityEntry owner : owners) {
            if (owner.collection(collection) instanceof LazyCollection tracked
                    && choice.test(tracked)
                    && owner.isManaged()) {
                chosen.put(owner, true);
            }
        }
        return chosen.entries();
    }

    /** A query that says what a collection shows is obeyed, whatever it showed before; only changes are never lost. */
    private List<EntityEntry> replaceable(ToManyAttribute collection, List<EntityEntry> owners) {
        int index = collection.index();
        for (EntityEntry owner : owners) {
            TrackedCollection tracked = owner.collection(index);
            if (tracked == null || owner.status() != Status.PERSISTENT) {
                continue;
            }
            if (tracked.isLoaded()
                    && !tracked.isUntouched()
                    && !Arrays.equals(tracked.baseline(), tracked.value().toArray())) {
                throw new SessionException(owner + "." + collection.name()
                        + " was changed and not flushed, so it cannot" + " be loaded in another way. Flush first.");
            }
            if (!(tracked instanceof LazyCollection)) {
                context.attachCollection(owner, index);
            }
        }
        return choose(collection.index(), owners, tracked -> true);
    }

    /** Loads the collection of an object that was touched, and the same of its whole load group. */
    public void touchCollection(EntityEntry owner, int index) {
        if (index >= owner.model().collections().size()) {
            values.touch(
                    owner,
                    owner.model()
                            .elements()
                            .get(index - owner.model().collections().size()));
            return;
        }
        ToManyAttribute collection = owner.model().collections().get(index);
        List<EntityEntry> owners = choose(collection.index(), owner.group().members(), tracked -> !tracked.isLoaded());
        if (!owners.contains(owner)) {
            owners = new ArrayList<>(owners);
            owners.add(owner);
        }
        EntityModel<?> target = context.models().get(collection.target());
        members.load(owners, collection, null, planner.entities().readPlan(target));
    }

    /** Reads attributes of an object that were touched, and the same of its whole load group. */
    public void touchAttributes(EntityEntry entry, long attributes) {
        lazy.touch(entry, attributes);
    }

    /** Reads what is computed for objects of one class. */
    public void compute(List<EntityEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        EntityModel<?> model = entries.get(0).model();
        Filters filters = runner.filters();
        QueryPlan plan = planner.entities().computed(model, filters);
        lazy.read(
                entries,
                model.computed(),
                plan.statement().columns(),
                Unread::replace,
                (ids, rows) -> query(plan, filters, List.of(ids), rows));
    }

    /** Loads an object that was touched, and all of its load group. */
    public void touchReference(EntityEntry entry) {
        List<EntityEntry> group = new ArrayList<>(entry.group().members());
        group.add(entry);
        EntityModel<?> model = entry.model();
        List<EntityEntry> missing = readUnloaded(planner.entities().readPlan(model), group);
        // The row of an object that was loaded before may be gone, as after a rollback; only who asks for it has to
        // know.
        missing.stream()
                .filter(other -> other != entry && other.status() == Status.EXPIRED)
                .forEach(context::removed);
        missing.stream().filter(EntityEntry::isUnread).findFirst().ifPresent(other -> {
            throw EntityNotFoundException.referred("A reference to " + model.name(), other.toString());
        });
    }

    /** Runs a query whose parameters are those of a key, or the list of many keys, and then those of the filters. */
    <R> R query(QueryPlan plan, Filters filters, List<?> parameters, EngineConnection.Rows<R> rows) {
        filters.check(plan.reads());
        BindCollector binds = new BindCollector();
        for (int i = 0; i < parameters.size(); i++) {
            binds.add(i, parameters.get(i));
        }
        filters.collectBinds(binds);
        return runner.query(plan.statement(), binds, rows);
    }
}
