package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.LifecycleEvent;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.schema.ReferentialAction;
import dev.orm.session.EntityNotFoundException;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.LazyCollection;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.TrackedCollection;
import dev.orm.session.state.Unread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hands {@code add}, {@code delete} and the like on along associations; without recursion, however deep the graph is. */
public final class Cascades {

    private final PersistenceContext context;
    private final TimeOrderedUuids uuids;

    /**
     * Makes cascades.
     *
     * @param context the objects of the session
     * @param uuids makes ids
     */
    public Cascades(PersistenceContext context, TimeOrderedUuids uuids) {
        this.context = context;
        this.uuids = uuids;
    }

    /** Adds an object and what it reaches. */
    public void add(Object root) {
        EntityEntry entry = context.find(root);
        if (entry == null) {
            entry = register(root);
        } else if (entry.status() == Status.DELETED) {
            context.undelete(entry);
        } else if (entry.status() == Status.UNLOADED) {
            return;
        }
        if (entry.model().toOnes().isEmpty() && entry.model().collections().isEmpty()) {
            return;
        }
        Deque<Object> open = new ArrayDeque<>();
        visit(entry, dev.orm.mapping.Cascades::persist, open::add);
        while (!open.isEmpty()) {
            Object entity = open.poll();
            EntityEntry reached = context.find(entity);
            if (reached == null) {
                reached = register(entity);
            } else if (reached.status() == Status.DELETED) {
                context.undelete(reached);
            } else {
                continue;
            }
            visit(reached, dev.orm.mapping.Cascades::persist, open::add);
        }
    }

    /** Adds an object alone. */
    @SuppressWarnings("unchecked")
    public EntityEntry register(Object entity) {
        EntityModel<Object> model = (EntityModel<Object>) context.models().get(entity.getClass());
        ReadOnlyRows.refuseNew(model);
        if (Unread.of(entity) != 0) {
            throw new SessionException(
                    "A " + model.name() + " that was read without "
                            + Unread.attributes(model, Unread.of(entity)).get(0).path()
                            + " cannot be added as a new one, which would lose it. Fetch it with the query that reads the object: .fetch(…).");
        }
        boolean generated = model.idGeneration().isByDatabase();
        Object id = model.key(entity);
        if (!generated || isUnset(model, id)) {
            context.callbacks().call(LifecycleEvent.PRE_PERSIST, model, entity);
            id = model.key(entity);
        }
        boolean unset = isUnset(model, id);
        switch (model.idGeneration()) {
            case IDENTITY, SEQUENCE -> {
                if (!unset) {
                    throw new SessionException(
                            model.name() + "#" + id + " has an id, which its database generates, so it is not"
                                    + " new. To write the changes of an object from outside this session use merge(…); to insert it"
                                    + " as a new row set its id to null.");
                }
            }
            case ASSIGNED -> {
                if (id == null && !model.hasDerivedId()) {
                    throw new SessionException(noId(model));
                }
            }
            case UUID -> {
                if (id == null) {
                    model.accessor().set(model.id().index(), entity, uuids.next());
                }
            }
        }
        setTenant(model, entity);
        EntityEntry there = context.findByIdOf(model, entity);
        if (there != null && !unset && there.status() != Status.DELETED && hasRow(there)) {
            throw new SessionException("Another object stands for " + there
                    + " in this session already. Change that one, or use" + " merge(…).");
        }
        return context.add(model, entity);
    }

    /** The row of an object that was read in what was rolled back may never have been. */
    private boolean hasRow(EntityEntry there) {
        if (there.status() == Status.EXPIRED) {
            try {
                context.loader().load(there.entity());
            } catch (EntityNotFoundException gone) {
                context.removed(there);
                return false;
            }
        }
        return true;
    }

    private static String noId(EntityModel<?> model) {
        if (model.compositeId() == null) {
            return "The new " + model.name() + " has no id, and nothing generates one. Set " + model.name() + "."
                    + model.id().path() + " before add(…), or annotate it with @GeneratedValue.";
        }
        return "The new " + model.name() + " has no id, or a part of it is null. Set "
                + model.ids().stream().map(id -> model.name() + "." + id.path()).collect(Collectors.joining(" and "))
                + " before add(…).";
    }

    /** A new row belongs to the tenant of the session. */
    private void setTenant(EntityModel<Object> model, Object entity) {
        ColumnAttribute attribute = model.tenant();
        Object tenant = attribute == null ? null : context.marks().tenantOf(model);
        if (attribute == null || tenant == null) {
            return;
        }
        Object present = model.accessor().get(attribute.index(), entity);
        boolean set = present != null && !(present instanceof Number number && number.longValue() == 0);
        if (set && !present.equals(tenant)) {
            throw new SessionException("The new " + model.name() + " belongs to another tenant than the session. Leave "
                    + attribute.path() + " unset, or work for all tenants by session.without(Filter.TENANT, …).");
        }
        model.accessor().set(attribute.index(), entity, tenant);
    }

    private static boolean isUnset(EntityModel<?> model, @Nullable Object id) {
        return id == null || model.hasLongId() && ((Number) id).longValue() == 0;
    }

    /** Deletes an object and what it reaches; collections on the way are loaded. */
    public void delete(EntityEntry root) {
        Deque<EntityEntry> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            EntityEntry entry = open.poll();
            if (!entry.isManaged()) {
                continue;
            }
            ReadOnlyRows.refuse(entry, "deleted");
            if (entry.isUnread()) {
                context.loader().load(entry.entity());
            }
            if (entry.status() != Status.PENDING) {
                context.callbacks().call(LifecycleEvent.PRE_REMOVE, entry.model(), entry.entity());
            }
            visitAll(entry, dev.orm.mapping.Cascades::remove, target -> {
                EntityEntry reached = context.find(target);
                if (reached != null) {
                    open.add(reached);
                }
            });
            if (entry.status() == Status.PENDING) {
                context.forget(entry);
            } else {
                context.delete(entry);
            }
        }
    }

    /** Visits what an object refers to along associations that hand on; collections that are not loaded are left out. */
    @SuppressWarnings("unchecked")
    public void visit(EntityEntry entry, Predicate<dev.orm.mapping.Cascades> handsOn, Consumer<Object> action) {
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        for (ColumnAttribute attribute : model.toOnes()) {
            if (handsOn.test(Objects.requireNonNull(attribute.toOne()).cascades())) {
                Object target = model.accessor().get(attribute.index(), entry.entity());
                if (target != null) {
                    action.accept(target);
                }
            }
        }
        for (ToManyAttribute collection : model.collections()) {
            if (handsOn.test(collection.cascades())) {
                elements(entry, collection).forEach(action);
            }
        }
    }

    private void visitAll(EntityEntry entry, Predicate<dev.orm.mapping.Cascades> handsOn, Consumer<Object> action) {
        for (ToManyAttribute collection : entry.model().collections()) {
            boolean orphans = collection.cascades().orphanRemoval();
            if (isLeft(entry, collection)) {
                continue;
            }
            if (handsOn.test(collection.cascades()) || orphans) {
                Object value = entry.held(collection);
                if (value instanceof LazyCollection lazy && (!lazy.isLoaded() || lazy.isPart())) {
                    context.loader().loadCollection(entry, collection.index());
                }
                if (orphans && collection.joinTable() == null) {
                    formerElements(entry, collection).forEach(action);
                }
            }
        }
        visit(entry, cascades -> handsOn.test(cascades) || cascades.orphanRemoval(), action);
    }

    /** What nobody has looked at, and the database deletes along with its owner, is left to it. */
    private boolean isLeft(EntityEntry owner, ToManyAttribute collection) {
        String mappedBy = collection.mappedBy();
        if (mappedBy == null || collection.joinTable() != null || Deletes.isSoft(context, owner.model())) {
            return false;
        }
        ColumnAttribute reference = context.models().get(collection.target()).attribute(mappedBy);
        return Objects.requireNonNull(Objects.requireNonNull(reference).toOne()).onDelete() == ReferentialAction.CASCADE
                && owner.held(collection) instanceof LazyCollection lazy
                && !lazy.isLoaded();
    }

    /** Returns what was taken out of a collection since it was loaded and belongs to nobody else now. */
    @SuppressWarnings("unchecked")
    private List<Object> formerElements(EntityEntry owner, ToManyAttribute collection) {
        TrackedCollection tracked = owner.collection(collection.index());
        if (tracked == null || !tracked.isLoaded() || tracked.isUntouched()) {
            return List.of();
        }
        List<Object> former = new ArrayList<>();
        for (Object element : tracked.baseline()) {
            EntityEntry entry = context.find(element);
            if (entry != null && entry.status() == Status.PERSISTENT) {
                EntityModel<Object> model = (EntityModel<Object>) entry.model();
                ColumnAttribute foreignKey =
                        Objects.requireNonNull(model.attribute(Objects.requireNonNull(collection.mappedBy())));
                Object holder = model.accessor().get(foreignKey.index(), element);
                if (holder == null || holder == owner.entity()) {
                    former.add(element);
                }
            }
        }
        return former;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> elements(EntityEntry entry, ToManyAttribute collection) {
        Object value = entry.held(collection);
        if (value == null || value instanceof LazyCollection lazy && !lazy.isLoaded()) {
            return List.of();
        }
        List<Object> elements = new ArrayList<>((Collection<Object>) value);
        for (@Nullable Object element : elements) {
            if (element == null) {
                throw new SessionException(
                        entry.model().name() + "." + collection.name() + " holds null. Take it out before flushing.");
            }
        }
        return elements;
    }
}
