package dev.orm.session.flush;

import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntryMap;
import dev.orm.session.state.TrackedCollection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one flush has to write, apart from what was added and deleted. */
final class Changes {

    private final EntryMap<long[]> dirty = new EntryMap<>(0);
    private final Set<Link> addedLinks = new LinkedHashSet<>();
    private final Set<Link> removedLinks = new LinkedHashSet<>();
    private final Set<TrackedCollection> collections = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<TrackedCollection> exchanged = new ArrayList<>(0);
    private final List<Elements> elements = new ArrayList<>(0);
    private final Map<EntityEntry, EntityEntry> takenOver = new LinkedHashMap<>(0);
    private @Nullable DeleteRules deleteRules;
    private final List<TrackedCollection> placed = new ArrayList<>(0);
    private final Map<ToManyAttribute, Map<EntityEntry, @Nullable Integer>> places = new LinkedHashMap<>(0);
    private final Map<ToManyAttribute, Map<Link, @Nullable Integer>> linkPlaces = new LinkedHashMap<>(0);

    /**
     * A row of a join table.
     *
     * @param table the join table
     * @param left its columns that refer to {@code leftRow}
     * @param right its columns that refer to {@code rightRow}
     * @param leftRow the one object
     * @param rightRow the other object
     */
    record Link(Table table, List<Column<?>> left, List<Column<?>> right, EntityEntry leftRow, EntityEntry rightRow) {

        /** Makes the link as the owning side of the association sees it, so that both sides mean the same one. */
        static Link of(JoinTable table, boolean owning, EntityEntry owner, EntityEntry element) {
            return owning
                    ? new Link(table.table(), table.ownerColumns(), table.targetColumns(), owner, element)
                    : new Link(table.table(), table.targetColumns(), table.ownerColumns(), element, owner);
        }
    }

    /**
     * A collection of values that differs from its rows.
     *
     * @param owner the object that has it
     * @param attribute the collection
     * @param before the values that are stored
     * @param present the values that are to be
     */
    record Elements(EntityEntry owner, ElementsAttribute attribute, Object[] before, List<Object> present) {}

    /** Returns which attributes of which objects differ from their rows, as bits. */
    EntryMap<long[]> dirty() {
        return dirty;
    }

    Set<Link> addedLinks() {
        return addedLinks;
    }

    /** Returns what was put into a collection of its kind, whoever has that. */
    Set<EntityEntry> linkedAnew(ToManyAttribute collection) {
        JoinTable table = collection.joinTable();
        if (table == null) {
            return Set.of();
        }
        Set<EntityEntry> linked = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Link link : addedLinks) {
            if (link.table() == table.table()) {
                linked.add(collection.mappedBy() == null ? link.rightRow() : link.leftRow());
            }
        }
        return linked;
    }

    Set<Link> removedLinks() {
        return removedLinks;
    }

    /** Returns the collections of values that differ from their rows. */
    List<Elements> elements() {
        return elements;
    }

    /** Returns deleted objects with those that were added in their places. */
    Map<EntityEntry, EntityEntry> takenOver() {
        return takenOver;
    }

    /** Returns the collections whose present elements are the new baseline once the flush has succeeded. */
    Set<TrackedCollection> collections() {
        return collections;
    }

    /** Returns what the database does by itself to rows that refer to deleted ones, or null if nothing is deleted. */
    @Nullable
    DeleteRules deleteRules() {
        return deleteRules;
    }

    /** Leaves out what would be written of objects whose rows the database deletes. */
    void follow(DeleteRules rules) {
        deleteRules = rules;
        if (!rules.deleted().isEmpty()) {
            Set<EntityEntry> gone = Collections.newSetFromMap(new IdentityHashMap<>());
            gone.addAll(rules.deleted());
            gone.forEach(dirty::remove);
            elements.removeIf(change -> gone.contains(change.owner()));
            addedLinks.removeIf(link -> gone.contains(link.leftRow()) || gone.contains(link.rightRow()));
        }
    }

    /** Returns the lists with an order column whose rows have the places of their elements once the flush has succeeded. */
    List<TrackedCollection> placed() {
        return placed;
    }

    /** Returns the places that rows have in lists without a join table, where they differ; null for none. */
    Map<ToManyAttribute, Map<EntityEntry, @Nullable Integer>> places() {
        return places;
    }

    Map<EntityEntry, @Nullable Integer> places(ToManyAttribute collection) {
        return places.computeIfAbsent(collection, key -> new LinkedHashMap<>());
    }

    /** Returns the places that links have in lists, where they differ. */
    Map<ToManyAttribute, Map<Link, @Nullable Integer>> linkPlaces() {
        return linkPlaces;
    }

    Map<Link, @Nullable Integer> linkPlaces(ToManyAttribute collection) {
        return linkPlaces.computeIfAbsent(collection, key -> new LinkedHashMap<>());
    }

    /** Returns the collections that the program put in the place of others, whatever is in them. */
    List<TrackedCollection> exchanged() {
        return exchanged;
    }

    /** Compares an object with its row; returns null if it does not differ. */
    @SuppressWarnings("unchecked")
    static long @Nullable [] compare(EntityEntry entry) {
        Object snapshot = entry.snapshot();
        if (snapshot == null) {
            return null;
        }
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        int words = model.attributes().size() + 63 >>> 6;
        long[] bits = null;
        for (int word = 0; word < words; word++) {
            long changed = model.accessor().changes(entry.entity(), snapshot, word);
            if (changed != 0) {
                bits = bits == null ? new long[words] : bits;
                bits[word] = changed;
            }
        }
        return bits;
    }

    static boolean isSet(long[] bits, int attribute) {
        return (bits[attribute >>> 6] & 1L << attribute) != 0;
    }

    static void clear(long[] bits, int attribute) {
        bits[attribute >>> 6] &= ~(1L << attribute);
    }

    static boolean isEmpty(long[] bits) {
        for (long word : bits) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }
}
