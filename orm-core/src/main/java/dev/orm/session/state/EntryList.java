package dev.orm.session.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries in the order in which they came, from which any may be taken out without a look at all the others. */
final class EntryList {

    private List<@Nullable EntityEntry> entries = new ArrayList<>(0);

    // Few sessions take anything out; where each entry is, is known from the first time on.
    private @Nullable Map<EntityEntry, Integer> places;
    private int holes;

    void add(EntityEntry entry) {
        if (places != null) {
            places.put(entry, entries.size());
        }
        entries.add(entry);
    }

    void remove(EntityEntry entry) {
        if (entries.isEmpty()) {
            return;
        }
        Map<EntityEntry, Integer> known = places;
        if (known == null) {
            known = new IdentityHashMap<>(entries.size());
            for (int i = 0; i < entries.size(); i++) {
                known.put(entries.get(i), i);
            }
            places = known;
        }
        Integer place = known.remove(entry);
        if (place != null) {
            entries.set(place, null);
            holes++;
        }
    }

    /** Returns the entries as they are now; what is added later is in the same list, unless something was taken out meanwhile. */
    List<EntityEntry> all() {
        if (holes > 0) {
            entries.removeAll(Collections.singleton(null));
            places = null;
            holes = 0;
        }
        return entries;
    }

    /** Begins anew; who has the list keeps it. */
    void clear() {
        if (!entries.isEmpty()) {
            entries = new ArrayList<>(0);
        }
        places = null;
        holes = 0;
    }
}
