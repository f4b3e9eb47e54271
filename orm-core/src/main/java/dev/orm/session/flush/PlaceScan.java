package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.IdentityMap;
import dev.orm.session.state.LazyCollection;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.Places;
import dev.orm.session.state.TrackedCollection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds which rows have another place in a list with an order column, when it is known what all lists hold. */
final class PlaceScan {

    private final PersistenceContext context;
    private final Changes changes;

    PlaceScan(PersistenceContext context, Changes changes) {
        this.context = context;
        this.changes = changes;
    }

    void scan() {
        for (IdentityMap owners : context.identityMaps()) {
            for (EntityModel<?> model : owners.models()) {
                if (hasPlaces(model)) {
                    owners.forEach(model, this::scan);
                }
            }
        }
        context.pending().forEach(this::scan);
        changes.dirty().forEach(this::leave);
    }

    private static boolean hasPlaces(EntityModel<?> model) {
        return model.collections().stream().anyMatch(collection -> collection.place() != null);
    }

    private void scan(EntityEntry owner) {
        if (!owner.isManaged() || owner.status() == Status.UNLOADED) {
            return;
        }
        for (ToManyAttribute collection : owner.model().collections()) {
            TrackedCollection tracked = collection.place() == null ? null : owner.collection(collection.index());
            if (tracked != null
                    && tracked.isLoaded()
                    && !(tracked instanceof LazyCollection lazy && lazy.isPart())
                    && tracked.isChanged()) {
                compare(owner, collection, tracked);
            }
        }
    }

    private void compare(EntityEntry owner, ToManyAttribute collection, TrackedCollection tracked) {
        Map<Object, Integer> before = Places.byElement(tracked.baseline(), tracked.places());
        changes.placed().add(tracked);
        int place = 0;
        for (Object element : tracked.value()) {
            EntityEntry entry = context.find(element);
            if (entry == null) {
                continue;
            }
            if (before.getOrDefault(element, Places.NONE) != place || isMoved(collection, entry)) {
                put(owner, collection, entry, place);
            }
            place++;
        }
    }

    /** What goes into the list of another owner, or comes back to this one, may have the place of the other in its row. */
    private boolean isMoved(ToManyAttribute collection, EntityEntry entry) {
        long[] bits = changes.dirty().get(entry);
        return collection.joinTable() == null
                && bits != null
                && Changes.isSet(bits, foreignKey(entry, collection).index());
    }

    private static ColumnAttribute foreignKey(EntityEntry entry, ToManyAttribute collection) {
        return Objects.requireNonNull(entry.model().attribute(Objects.requireNonNull(collection.mappedBy())));
    }

    private void put(EntityEntry owner, ToManyAttribute collection, EntityEntry entry, @Nullable Integer place) {
        JoinTable table = collection.joinTable();
        if (table == null) {
            changes.places(collection).putIfAbsent(entry, place);
        } else {
            changes.linkPlaces(collection).putIfAbsent(Changes.Link.of(table, true, owner, entry), place);
        }
    }

    /** What leaves a list for one that nobody has looked at, or for none, has no place. */
    private void leave(EntityEntry entry, long[] bits) {
        for (ColumnAttribute foreignKey : entry.model().toOnes()) {
            String inverse = Objects.requireNonNull(foreignKey.toOne()).inverse();
            if (inverse != null && Changes.isSet(bits, foreignKey.index())) {
                ToManyAttribute collection = context.models()
                        .get(Objects.requireNonNull(foreignKey.toOne()).target())
                        .collection(inverse);
                if (collection != null && collection.place() != null) {
                    Map<EntityEntry, @Nullable Integer> places = changes.places(collection);
                    if (!places.containsKey(entry)) {
                        places.put(entry, null);
                    }
                }
            }
        }
    }
}
