package dev.orm.session.flush;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.IdentityMap;
import dev.orm.session.state.LazyCollection;
import dev.orm.session.state.PersistenceContext;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What becomes of deleted objects in the collections that a join table links to them, which their own state does not tell. */
final class DeletedElements {

    private final PersistenceContext context;
    private final Changes changes;
    private final BothSides bothSides;

    DeletedElements(PersistenceContext context, Changes changes, BothSides bothSides) {
        this.context = context;
        this.changes = changes;
        this.bothSides = bothSides;
    }

    /** Deleted objects leave the collections. */
    void takeOut(List<EntityEntry> deleted) {
        Set<Object> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Class<?>> types = new HashSet<>();
        for (EntityEntry entry : deleted) {
            gone.add(entry.entity());
            types.add(entry.model().type());
        }
        for (IdentityMap owners : context.identityMaps()) {
            for (EntityModel<?> model : owners.models()) {
                for (ToManyAttribute collection : model.collections()) {
                    if (collection.joinTable() != null
                            && types.stream().anyMatch(collection.target()::isAssignableFrom)) {
                        owners.forEach(model, owner -> takeOut(owner, collection, gone));
                    }
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void takeOut(EntityEntry owner, ToManyAttribute collection, Set<Object> gone) {
        Object value = owner.isManaged() && owner.status() != Status.UNLOADED ? owner.held(collection) : null;
        if (value == null || value instanceof LazyCollection lazy && !lazy.isLoaded()) {
            return;
        }
        List<Object> there =
                ((Collection<Object>) value).stream().filter(gone::contains).toList();
        for (Object element : there) {
            bothSides.take(owner, collection.name(), element);
            unlink(owner, collection, Objects.requireNonNull(context.find(element)));
        }
    }

    /** A deleted object was in a collection, or was taken out of it: where it has none that tells of the link, this one does. */
    void unlink(EntityEntry owner, ToManyAttribute collection, EntityEntry element) {
        JoinTable table = collection.joinTable();
        if (table != null && collection.inverse() == null) {
            changes.removedLinks().add(Changes.Link.of(table, true, owner, element));
        }
    }

    /**
     * The row of a deleted object is now another one's. Links that both sides know go with what the deleted one was; where only one side
     * has a collection, that leads to the row as before.
     */
    void takeOver(EntityEntry former, EntityEntry entry) {
        for (IdentityMap owners : context.identityMaps()) {
            for (EntityModel<?> model : owners.models()) {
                for (ToManyAttribute collection : model.collections()) {
                    if (collection.joinTable() != null && collection.target().isInstance(former.entity())) {
                        owners.forEach(model, owner -> takeOver(owner, collection, former, entry));
                    }
                }
            }
        }
    }

    private void takeOver(EntityEntry owner, ToManyAttribute collection, EntityEntry former, EntityEntry entry) {
        Collection<Object> elements = owner.isManaged() ? bothSides.known(owner, collection.name()) : null;
        if (elements == null) {
            return;
        }
        if (collection.inverse() != null || BothSides.isPart(elements)) {
            bothSides.take(owner, collection.name(), former.entity());
            return;
        }
        JoinTable table = Objects.requireNonNull(collection.joinTable());
        Changes.Link link = Changes.Link.of(table, true, owner, entry);
        if (changes.removedLinks().remove(Changes.Link.of(table, true, owner, former))) {
            changes.removedLinks().add(link);
        } else if (bothSides.exchange(elements, former.entity(), entry.entity())) {
            changes.addedLinks().remove(link);
        }
    }
}
