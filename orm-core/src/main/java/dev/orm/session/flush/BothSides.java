package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.mapping.ToOneAttribute;
import dev.orm.session.EntityNotFoundException;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.LazyCollection;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.TrackedCollection;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the two sides of an association in step in memory: setting one is enough. */
final class BothSides {

    private final PersistenceContext context;
    private final Changes changes;
    /** A collection that is larger gives up its elements together, since each removal looks through all of it. */
    private static final int LARGE = 32;

    private final Map<Collection<Object>, Set<Object>> members = new IdentityHashMap<>();
    private final Map<Collection<Object>, Set<Object>> leaving = new IdentityHashMap<>(0);

    BothSides(PersistenceContext context, Changes changes) {
        this.context = context;
        this.changes = changes;
    }

    /** What an object is to be written over has to be known, above all its version. */
    void readAgain(EntityEntry entry) {
        if (!isThere(entry)) {
            FlushContext.matched(entry, 0, "updated");
        }
    }

    /** Reads an object that is not known, and tells whether it has a row. */
    boolean isThere(EntityEntry entry) {
        if (entry.isUnread()) {
            try {
                context.loader().load(entry.entity());
            } catch (EntityNotFoundException gone) {
                return false;
            }
        }
        return true;
    }

    /** An object was put into a collection whose other side is a to-one association: it is set. */
    void elementAdded(EntityEntry owner, ToManyAttribute collection, EntityEntry element) {
        readAgain(element);
        ColumnAttribute foreignKey = foreignKey(element, collection);
        Object present = get(element, foreignKey);
        if (present == owner.entity()) {
            return;
        }
        long[] bits = changes.dirty().get(element);
        boolean chosen = element.status() == Status.PENDING || bits != null && Changes.isSet(bits, foreignKey.index());
        if (present != null && chosen) {
            throw new SessionException(element + " is in " + owner + "." + collection.name() + ", but its "
                    + foreignKey.path() + " was set to something else. Make both sides agree, or set only one.");
        }
        set(element, foreignKey, owner.entity());
    }

    /** An object was taken out of a collection: its to-one association is cleared. */
    void elementRemoved(EntityEntry owner, ToManyAttribute collection, EntityEntry element) {
        ColumnAttribute foreignKey = foreignKey(element, collection);
        if (!foreignKey.column().nullable()) {
            throw new SessionException(element + " was taken out of " + owner + "." + collection.name() + ", but its "
                    + foreignKey.path() + " may not be null. Delete it, put it into another collection, or declare"
                    + " orphanRemoval = true.");
        }
        set(element, foreignKey, null);
    }

    boolean isElementOf(EntityEntry owner, ToManyAttribute collection, EntityEntry element) {
        return get(element, foreignKey(element, collection)) == owner.entity();
    }

    void linkAdded(EntityEntry owner, ToManyAttribute collection, EntityEntry element) {
        JoinTable table = Objects.requireNonNull(collection.joinTable());
        changes.addedLinks().add(Changes.Link.of(table, collection.mappedBy() == null, owner, element));
        String inverse = collection.inverse();
        if (inverse != null) {
            put(element, inverse, owner.entity());
        }
    }

    void linkRemoved(EntityEntry owner, ToManyAttribute collection, EntityEntry element) {
        JoinTable table = Objects.requireNonNull(collection.joinTable());
        changes.removedLinks().add(Changes.Link.of(table, collection.mappedBy() == null, owner, element));
        String inverse = collection.inverse();
        if (inverse != null) {
            take(element, inverse, owner.entity());
        }
    }

    /** A to-one association of an object that has a row was changed. */
    @SuppressWarnings("unchecked")
    void referenceChanged(EntityEntry entry, ColumnAttribute foreignKey) {
        ToOneAttribute toOne = Objects.requireNonNull(foreignKey.toOne());
        String inverse = toOne.inverse();
        if (inverse == null) {
            return;
        }
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        Object former = model.accessor().newInstance();
        model.accessor().restore(former, Objects.requireNonNull(entry.snapshot()));
        Object before = model.accessor().get(foreignKey.index(), former);
        EntityEntry left = before == null ? null : context.find(before);
        if (left != null) {
            take(left, inverse, entry.entity());
        }
        referenceSet(entry, foreignKey);
    }

    /** A to-one association of a new object is set, or that of another was changed. */
    void referenceSet(EntityEntry entry, ColumnAttribute foreignKey) {
        String inverse = Objects.requireNonNull(foreignKey.toOne()).inverse();
        EntityEntry target = inverse == null ? null : References.target(context, entry, foreignKey);
        if (target != null) {
            put(target, Objects.requireNonNull(inverse), entry.entity());
        }
    }

    /** An object is deleted: it leaves the collections that it is in. */
    void deleted(EntityEntry entry) {
        for (ColumnAttribute foreignKey : entry.model().toOnes()) {
            String inverse = Objects.requireNonNull(foreignKey.toOne()).inverse();
            EntityEntry target = inverse == null ? null : References.target(context, entry, foreignKey);
            if (target != null && target.status() != Status.DELETED) {
                take(target, Objects.requireNonNull(inverse), entry.entity());
            }
        }
    }

    /**
     * Puts an object in the place that another one has in a collection.
     *
     * @return whether it was there
     */
    boolean exchange(Collection<Object> elements, Object former, Object present) {
        if (!members(elements).remove(former)) {
            return false;
        }
        if (!members(elements).add(present)) {
            elements.removeIf(element -> element == former);
        } else if (elements instanceof List<Object> list) {
            list.replaceAll(element -> element == former ? present : element);
        } else {
            elements.removeIf(element -> element == former);
            elements.add(present);
        }
        return true;
    }

    private void put(EntityEntry owner, String attribute, Object element) {
        Collection<Object> elements = known(owner, attribute);
        // Whether a part would show it, only the database could tell.
        if (elements != null && !isPart(elements) && members(elements).add(element)) {
            Set<Object> gone = leaving.get(elements);
            if (gone == null || !gone.remove(element)) {
                elements.add(element);
            }
        }
    }

    /** Takes an object out of a collection, as far as that is known. */
    void take(EntityEntry owner, String attribute, Object element) {
        Collection<Object> elements = known(owner, attribute);
        if (elements instanceof LazyCollection lazy && isPart(elements)) {
            lazy.forget(element);
        } else if (elements != null && members(elements).remove(element)) {
            if (elements.size() > LARGE) {
                leaving.computeIfAbsent(elements, key -> Collections.newSetFromMap(new IdentityHashMap<>()))
                        .add(element);
            } else {
                elements.removeIf(other -> other == element);
            }
        }
    }

    /** Takes out of large collections what left them. */
    void settle() {
        leaving.forEach((elements, gone) -> elements.removeIf(gone::contains));
        leaving.clear();
    }

    static boolean isPart(Collection<Object> elements) {
        return elements instanceof LazyCollection lazy && lazy.isPart();
    }

    private Set<Object> members(Collection<Object> elements) {
        return members.computeIfAbsent(elements, key -> {
            Set<Object> set = Collections.newSetFromMap(new IdentityHashMap<>());
            set.addAll(key);
            return set;
        });
    }

    /** Returns the elements of a collection, or null if they are not known. */
    @SuppressWarnings("unchecked")
    @Nullable
    Collection<Object> known(EntityEntry owner, String attribute) {
        ToManyAttribute collection = owner.model().collection(attribute);
        if (collection == null || owner.status() == Status.UNLOADED) {
            return null;
        }
        Object value = owner.held(collection);
        if (value == null || value instanceof LazyCollection lazy && !lazy.isLoaded()) {
            return null;
        }
        TrackedCollection tracked = owner.collection(collection.index());
        if (tracked != null) {
            changes.collections().add(tracked);
        }
        return (Collection<Object>) value;
    }

    private static ColumnAttribute foreignKey(EntityEntry element, ToManyAttribute collection) {
        return Objects.requireNonNull(element.model().attribute(Objects.requireNonNull(collection.mappedBy())));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object get(EntityEntry entry, ColumnAttribute attribute) {
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        return model.accessor().get(attribute.index(), entry.entity());
    }

    @SuppressWarnings("unchecked")
    private void set(EntityEntry entry, ColumnAttribute attribute, @Nullable Object value) {
        EntityModel<Object> model = (EntityModel<Object>) entry.model();
        model.accessor().set(attribute.index(), entry.entity(), value);
        if (entry.status() == Status.PERSISTENT) {
            long[] bits = Changes.compare(entry);
            if (bits == null) {
                changes.dirty().remove(entry);
            } else {
                changes.dirty().put(entry, bits);
            }
        }
    }
}
