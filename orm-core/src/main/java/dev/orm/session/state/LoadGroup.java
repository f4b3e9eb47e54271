package dev.orm.session.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objects that came from the same query in the same place. When an association of one is touched, it is loaded for all of
 * them in one statement.
 */
public final class LoadGroup {

    private final PersistenceContext context;
    private @Nullable EntityEntry head;
    private int size;
    private final @Nullable List<EntityEntry> references;
    private final int era;
    private final boolean fetchedOnly;

    private LoadGroup(PersistenceContext context, @Nullable List<EntityEntry> references, boolean fetchedOnly) {
        this.context = context;
        this.fetchedOnly = fetchedOnly;
        this.references = references;
        this.era = context.era();
    }

    /** Makes a group of objects that are loaded; each object is in one such group. */
    public static LoadGroup ofLoaded(PersistenceContext context, boolean fetchedOnly) {
        return new LoadGroup(context, null, fetchedOnly);
    }

    /** Makes a group of objects that may not be loaded yet; an object may be in several. */
    public static LoadGroup ofReferences(PersistenceContext context, boolean fetchedOnly) {
        return new LoadGroup(context, new ArrayList<>(), fetchedOnly);
    }

    /** Returns the context of the session. */
    public PersistenceContext context() {
        return context;
    }

    /** Returns the era of the session in which the objects were read. */
    public int era() {
        return era;
    }

    /** Tells whether the query loads what it fetches and nothing else. */
    public boolean isFetchedOnly() {
        return fetchedOnly;
    }

    /** Adds an object. */
    public void add(EntityEntry entry) {
        size++;
        if (references != null) {
            references.add(entry);
            if (entry.group().size() <= 1) {
                // Nothing else is loaded with it yet, as with a reference that was made by its id.
                entry.group(this);
            }
            return;
        }
        entry.group(this);
        entry.next = head;
        head = entry;
    }

    /** Returns how many objects there are. */
    public int size() {
        return size;
    }

    /** Returns the objects in the order in which they were added. */
    public List<EntityEntry> members() {
        if (references != null) {
            return references;
        }
        EntityEntry[] members = new EntityEntry[size];
        int index = size;
        for (EntityEntry entry = head; entry != null; entry = entry.next) {
            members[--index] = entry;
        }
        return List.of(members);
    }
}
