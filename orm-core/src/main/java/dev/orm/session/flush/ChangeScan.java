package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.LifecycleEvent;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.LazyCollection;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.TrackedCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was changed in the objects of a session. What was put into an association is added if the association cascades,
 * both sides of each association are brought in step, and what was taken out of an association that owns it is deleted.
 */
final class ChangeScan {

    private final PersistenceContext context;
    private final Cascades cascades;
    private final Changes changes = new Changes();
    private final BothSides bothSides;
    private final DeletedElements deletedElements;
    private final List<CollectionChange> collectionChanges = new ArrayList<>();
    private final List<Unreached> unreached = new ArrayList<>(0);

    ChangeScan(PersistenceContext context, Cascades cascades) {
        this.context = context;
        this.cascades = cascades;
        this.bothSides = new BothSides(context, changes);
        this.deletedElements = new DeletedElements(context, changes, bothSides);
    }

    /** What was put into a collection and what was taken out. */
    private record CollectionChange(
            EntityEntry owner, ToManyAttribute collection, List<Object> added, List<Object> removed) {}

    /** A new object that an association leads to which does not cascade; another one may. */
    private record Unreached(EntityEntry owner, String attribute, Object target) {}

    Changes scan() {
        context.forEach(this::scanRow);
        // Scanning may add to the list.
        for (int i = 0; i < context.pending().size(); i++) {
            scanCollections(context.pending().get(i));
            checkReferences(context.pending().get(i), null);
        }
        refuseUnreached();
        int seen = 0;
        while (seen < collectionChanges.size()) {
            List<CollectionChange> found = List.copyOf(collectionChanges.subList(seen, collectionChanges.size()));
            seen = collectionChanges.size();
            found.forEach(this::applyAdded);
            found.forEach(this::applyRemoved);
        }
        for (EntityEntry entry : List.copyOf(context.deleted())) {
            scanTakenOut(entry);
        }
        bothSides.settle();
        callBeforeUpdates();
        refuseUnreached();
        for (EntityEntry entry : changes.dirty().entries()) {
            for (ColumnAttribute attribute : entry.model().toOnes()) {
                if (Changes.isSet(changes.dirty().get(entry), attribute.index())) {
                    bothSides.referenceChanged(entry, attribute);
                    deleteOrphan(entry, attribute);
                }
            }
        }
        for (EntityEntry entry : context.pending()) {
            for (ColumnAttribute attribute : entry.model().toOnes()) {
                bothSides.referenceSet(entry, attribute);
            }
        }
        context.deleted().forEach(bothSides::deleted);
        bothSides.settle();
        return changes;
    }

    /** Takes deleted objects out of what join tables link to them, when it is known which rows others take over. */
    void unlinkDeleted() {
        changes.takenOver().forEach(deletedElements::takeOver);
        if (!context.deleted().isEmpty()) {
            deletedElements.takeOut(context.deleted());
        }
        bothSides.settle();
    }

    /** Follows the rules of foreign keys, when it is known which rows go for good. */
    void followRules() {
        List<EntityEntry> gone = context.deleted().stream()
                .filter(entry -> !Deletes.isSoft(context, entry.model()))
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        DeleteRules rules = DeleteRules.follow(context, changes.dirty(), gone);
        rules.check(context.pending());
        if (!rules.deleted().isEmpty()) {
            rules.deleted().forEach(bothSides::deleted);
            deletedElements.takeOut(rules.deleted());
            bothSides.settle();
        }
        changes.follow(rules);
    }

    private void scanRow(EntityEntry entry) {
        if (entry.status() != Status.PERSISTENT && entry.status() != Status.EXPIRED) {
            return;
        }
        long[] bits = Changes.compare(entry);
        if (entry.status() == Status.EXPIRED
                && (bits != null && entry.model().version() != null || isOtherSideChanged(entry))) {
            bothSides.readAgain(entry);
            bits = Changes.compare(entry);
        }
        if (bits != null) {
            entry.status(Status.PERSISTENT);
            changes.dirty().put(entry, bits);
            checkReferences(entry, bits);
        }
        scanCollections(entry);
    }

    /** What the side without the foreign key of a one-to-one association led to, the row has to tell. */
    private static boolean isOtherSideChanged(EntityEntry entry) {
        for (ToManyAttribute collection : entry.model().collections()) {
            TrackedCollection tracked = entry.collection(collection.index());
            if (collection.kind() == ToManyAttribute.Kind.ONE && tracked != null && tracked.isChanged()) {
                return true;
            }
        }
        return false;
    }

    /** What was taken out of a collection whose owner is deleted then refers to it no longer. */
    @SuppressWarnings("unchecked")
    private void scanTakenOut(EntityEntry owner) {
        for (ToManyAttribute collection : owner.model().collections()) {
            TrackedCollection tracked = owner.collection(collection.index());
            Object value = owner.held(collection);
            if (collection.joinTable() != null && !collection.cascades().orphanRemoval()
                    || tracked == null
                    || tracked.held() == value && (!tracked.isLoaded() || tracked.isUntouched())) {
                continue;
            }
            Set<Object> removed = Collections.newSetFromMap(new IdentityHashMap<>());
            Collections.addAll(removed, baselineOf(tracked));
            if (value != null) {
                ((Collection<Object>) value).forEach(removed::remove);
            }
            applyRemoved(new CollectionChange(owner, collection, List.of(), List.copyOf(removed)));
        }
    }

    /** What a one-to-one association with orphan removal led to before belongs to nobody now. */
    private void deleteOrphan(EntityEntry entry, ColumnAttribute attribute) {
        if (!Objects.requireNonNull(attribute.toOne()).cascades().orphanRemoval()) {
            return;
        }
        EntityEntry former = References.former(context, entry, attribute);
        Object target = FlushContext.accessor(entry.model()).get(attribute.index(), entry.entity());
        boolean isSameRow = former != null
                && target != null
                && context.findByIdOf(context.models().get(target.getClass()), target) == former;
        if (former != null && former.isManaged() && !isSameRow) {
            cascades.delete(former);
        }
    }

    /** Callbacks may change the objects that are about to be written. */
    private void callBeforeUpdates() {
        for (EntityEntry entry : changes.dirty().entries()) {
            EntityModel<?> model = entry.model();
            if (!context.callbacks().listenTo(LifecycleEvent.PRE_UPDATE, model)
                    || entry.status() != Status.PERSISTENT
                    || !isWritten(model, Objects.requireNonNull(changes.dirty().get(entry)))) {
                continue;
            }
            context.callbacks().call(LifecycleEvent.PRE_UPDATE, model, entry.entity());
            long[] bits = Changes.compare(entry);
            if (bits == null) {
                changes.dirty().remove(entry);
            } else {
                changes.dirty().put(entry, bits);
                checkReferences(entry, bits);
            }
        }
    }

    private static boolean isWritten(EntityModel<?> model, long[] bits) {
        return model.attributes().stream()
                .anyMatch(attribute -> attribute.updatable() && Changes.isSet(bits, attribute.index()));
    }

    /** Sees to it that what to-one associations refer to has a row or will have one. */
    @SuppressWarnings("unchecked")
    private void checkReferences(EntityEntry entry, long @Nullable [] bits) {
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        for (ColumnAttribute attribute : model.toOnes()) {
            if (bits != null && !Changes.isSet(bits, attribute.index())) {
                continue;
            }
            Object target = model.accessor().get(attribute.index(), entry.entity());
            if (target != null) {
                reach(
                        target,
                        entry,
                        attribute.path(),
                        Objects.requireNonNull(attribute.toOne()).cascades().persist());
            }
        }
    }

    private void reach(Object target, EntityEntry owner, String attribute, boolean cascade) {
        EntityEntry known = context.find(target);
        if (known == null) {
            if (cascade) {
                cascades.add(target);
            } else if (!References.isDetached(context, target)) {
                unreached.add(new Unreached(owner, attribute, target));
            }
        } else if (known.status() == Status.DELETED) {
            throw new SessionException(owner + "." + attribute + " leads to " + known
                    + ", which is deleted in the same flush. Set the attribute to something else, or delete "
                    + owner + " too.");
        }
    }

    private void refuseUnreached() {
        for (Unreached each : unreached) {
            if (context.find(each.target()) == null) {
                throw new SessionException(each.owner() + "." + each.attribute() + " leads to a new "
                        + context.models().get(each.target().getClass()).name()
                        + " that was not added to the session. Add it, or let the association cascade: cascade ="
                        + " CascadeType.PERSIST.");
            }
        }
        unreached.clear();
    }

    @SuppressWarnings("unchecked")
    private void scanCollections(EntityEntry entry) {
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        if (model.collectionCount() == 0 || context.isReadOnly()) {
            return;
        }
        ElementScan.scan(entry, changes);
        for (ToManyAttribute collection : model.collections()) {
            int index = collection.index();
            Object value = entry.held(collection);
            TrackedCollection tracked = entry.collection(index);
            if (tracked != null && tracked.held() == value) {
                if (tracked.isLoaded() && !tracked.isUntouched()) {
                    compare(entry, collection, tracked);
                }
                continue;
            }
            if (value instanceof LazyCollection lazy && !lazy.isLoaded()) {
                throw new SessionException(entry + "." + collection.name()
                        + " holds the unloaded collection of another object." + " Copy its elements instead.");
            }
            Object[] baseline = tracked == null ? new Object[0] : baselineOf(tracked);
            TrackedCollection former = tracked;
            tracked = value == null
                    ? TrackedCollection.ofNothing(baseline)
                    : TrackedCollection.ofPlain((Collection<Object>) value, baseline);
            if (collection.place() != null) {
                tracked.places(former == null ? null : former.places());
            }
            if (former != null) {
                changes.exchanged().add(tracked);
            }
            if (value != null || former != null) {
                entry.collection(index, tracked);
            }
            compare(entry, collection, tracked);
        }
    }

    /** Returns what was in a collection that the program replaced; one that was not loaded is loaded now. */
    private static Object[] baselineOf(TrackedCollection tracked) {
        if (!tracked.isLoaded()) {
            tracked.value().size();
        }
        return tracked.baseline();
    }

    private void compare(EntityEntry owner, ToManyAttribute collection, TrackedCollection tracked) {
        changes.collections().add(tracked);
        Object[] before = tracked.baseline();
        Set<Object> missing = Collections.newSetFromMap(new IdentityHashMap<>());
        Collections.addAll(missing, before);
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> added = new ArrayList<>();
        for (Object element : List.copyOf(checked(owner, collection, tracked))) {
            if (!missing.remove(element) && seen.add(element)) {
                added.add(element);
            }
        }
        if (added.isEmpty() && missing.isEmpty()) {
            return;
        }
        List<Object> removed = new ArrayList<>();
        for (Object element : before) {
            if (missing.contains(element)) {
                removed.add(element);
            }
        }
        for (Object element : added) {
            makeRoom(owner, collection, element, missing);
            reach(element, owner, collection.name(), collection.cascades().persist());
        }
        collectionChanges.add(new CollectionChange(owner, collection, added, removed));
    }

    /** An element of the same key as one that was taken out, and belongs to nobody now, takes its place. */
    private void makeRoom(EntityEntry owner, ToManyAttribute collection, Object element, Set<Object> removed) {
        if (!collection.cascades().orphanRemoval()
                || collection.joinTable() != null
                || removed.isEmpty()
                || context.find(element) != null) {
            return;
        }
        EntityEntry former = context.findByIdOf(context.models().get(element.getClass()), element);
        if (former != null
                && former.status() == Status.PERSISTENT
                && removed.contains(former.entity())
                && bothSides.isElementOf(owner, collection, former)) {
            cascades.delete(former);
        }
    }

    private static Collection<Object> checked(
            EntityEntry owner, ToManyAttribute collection, TrackedCollection tracked) {
        for (@Nullable Object element : tracked.value()) {
            if (element == null) {
                throw new SessionException(
                        owner + "." + collection.name() + " holds null. Take it out before flushing.");
            }
        }
        return tracked.value();
    }

    private void applyAdded(CollectionChange change) {
        for (Object element : change.added()) {
            EntityEntry entry = context.find(element);
            if (entry == null) {
                throw new SessionException(
                        change.owner() + "." + change.collection().name()
                                + " holds an object of another session. Use merge(…), or put in the object that this session has.");
            }
            if (change.collection().joinTable() == null) {
                bothSides.elementAdded(change.owner(), change.collection(), entry);
            } else {
                bothSides.linkAdded(change.owner(), change.collection(), entry);
            }
        }
    }

    private void applyRemoved(CollectionChange change) {
        boolean orphans = change.collection().cascades().orphanRemoval();
        Set<EntityEntry> linked =
                orphans && !change.removed().isEmpty() ? changes.linkedAnew(change.collection()) : Set.of();
        for (Object element : change.removed()) {
            EntityEntry entry = context.find(element);
            if (entry != null && entry.status() == Status.DELETED) {
                deletedElements.unlink(change.owner(), change.collection(), entry);
                continue;
            }
            // A row that is gone, or never was because a transaction was rolled back, refers to nothing.
            if (entry == null || !bothSides.isThere(entry)) {
                continue;
            }
            if (change.collection().joinTable() != null) {
                bothSides.linkRemoved(change.owner(), change.collection(), entry);
                if (orphans && !linked.contains(entry)) {
                    cascades.delete(entry);
                }
            } else if (bothSides.isElementOf(change.owner(), change.collection(), entry)) {
                if (orphans) {
                    cascades.delete(entry);
                } else {
                    bothSides.elementRemoved(change.owner(), change.collection(), entry);
                }
            }
        }
    }
}
