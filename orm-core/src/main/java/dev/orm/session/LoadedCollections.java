package dev.orm.session;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.load.AssociationLoader;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.IdentityMap;
import dev.orm.session.state.LazyCollection;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.TrackedCollection;
import dev.orm.session.state.TransactionLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The loaded collections of the objects of a session, brought in step with what a statement did to rows. */
final class LoadedCollections {

    private final PersistenceContext context;
    private final AssociationLoader associations;
    private final @Nullable TransactionLog log;

    /**
     * Sees the collections of a session.
     *
     * @param context the objects
     * @param associations loads collections
     * @param log remembers what may be undone, or null if nothing may
     */
    LoadedCollections(PersistenceContext context, AssociationLoader associations, @Nullable TransactionLog log) {
        this.context = context;
        this.associations = associations;
        this.log = log;
    }

    /** Takes objects of an entity out whose rows are gone. */
    void takeOut(EntityModel<?> model, List<EntityEntry> gone) {
        Set<Object> entities = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.forEach(entry -> entities.add(entry.entity()));
        forEach(Set.of(model), (owner, collection) -> takeOut(owner, collection, entities));
    }

    private void takeOut(EntityEntry owner, ToManyAttribute collection, Set<Object> gone) {
        TrackedCollection tracked = loaded(owner, collection);
        if (tracked == null) {
            return;
        }
        List<Object> there = tracked.value().stream().filter(gone::contains).toList();
        if (there.isEmpty()) {
            return;
        }
        if (tracked instanceof LazyCollection lazy && lazy.isPart()) {
            there.forEach(lazy::forget);
            return;
        }
        boolean changed = tracked.isChanged();
        tracked.value().removeIf(gone::contains);
        if (log != null) {
            log.changed(tracked);
        }
        if (!changed) {
            tracked.accept();
        }
    }

    /** Forgets what collections hold into which objects of some entities may have come; they are loaded again when they are touched. */
    void forget(Set<EntityModel<?>> moved) {
        List<EntityEntry> owners = new ArrayList<>();
        List<ToManyAttribute> singles = new ArrayList<>();
        forEach(moved, (owner, collection) -> {
            TrackedCollection tracked = loaded(owner, collection);
            if (tracked == null || tracked.isChanged()) {
                return;
            }
            if (log != null) {
                log.changed(tracked);
            }
            if (collection.kind() == ToManyAttribute.Kind.ONE) {
                owners.add(owner);
                singles.add(collection);
            }
            if (tracked instanceof LazyCollection) {
                tracked.reset();
            } else {
                context.attachCollection(owner, collection.index());
            }
        });
        for (int i = 0; i < owners.size(); i++) {
            TrackedCollection single = owners.get(i).collection(singles.get(i).index());
            if (single != null && !single.isLoaded()) {
                // An attribute that is null cannot wait to be touched.
                associations.touchCollection(owners.get(i), singles.get(i).index());
            }
        }
    }

    private static @Nullable TrackedCollection loaded(EntityEntry owner, ToManyAttribute collection) {
        TrackedCollection tracked = owner.collection(collection.index());
        return tracked != null && tracked.isLoaded() && owner.held(collection) == tracked.value() ? tracked : null;
    }

    private void forEach(Set<EntityModel<?>> targets, BiConsumer<EntityEntry, ToManyAttribute> action) {
        for (IdentityMap owners : context.identityMaps()) {
            for (EntityModel<?> model : owners.models()) {
                for (ToManyAttribute collection : model.collections()) {
                    if (targets.stream().anyMatch(target -> isOf(collection.target(), target.type()))) {
                        Collection<EntityEntry> entries = new ArrayList<>();
                        owners.forEach(model, entries::add);
                        entries.forEach(owner -> action.accept(owner, collection));
                    }
                }
            }
        }
    }

    /** A statement on an entity may change rows of those that extend it, and of the one that it extends. */
    private static boolean isOf(Class<?> element, Class<?> changed) {
        return element.isAssignableFrom(changed) || changed.isAssignableFrom(element);
    }
}
