package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.session.state.EntityEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The attributes that the program changed in an expired object, kept while the object gets the state of its row. */
final class ChangedValues {

    private final EntityEntry entry;
    private final EntityModel<Object> model;
    private final Map<Integer, @Nullable Object> values = new TreeMap<>();
    private final Map<Integer, @Nullable Object> unread = new HashMap<>(0);

    private ChangedValues(EntityEntry entry) {
        this.entry = entry;
        this.model = entry.typedModel();
    }

    /** Collects what differs from what the session last knew of the row; returns null if nothing does. */
    static @Nullable ChangedValues of(EntityEntry entry) {
        Object snapshot = entry.snapshot();
        if (snapshot == null) {
            return null;
        }
        ChangedValues changed = new ChangedValues(entry);
        EntityAccessor<Object> accessor = changed.model.accessor();
        for (int word = 0; word << 6 < changed.model.attributes().size(); word++) {
            for (long left = accessor.changes(entry.entity(), snapshot, word); left != 0; left &= left - 1) {
                int attribute = (word << 6) + Long.numberOfTrailingZeros(left);
                changed.values.put(attribute, accessor.get(attribute, entry.entity()));
            }
        }
        if (changed.values.isEmpty()) {
            return null;
        }
        changed.keepUnread(snapshot);
        return changed;
    }

    /** Rows leave out what is read when it is first used, so the session goes on knowing what it knew of that. */
    private void keepUnread(Object snapshot) {
        Object former = null;
        for (ColumnAttribute attribute : model.lazy()) {
            if (values.containsKey(attribute.index())) {
                if (former == null) {
                    former = model.accessor().newInstance();
                    model.accessor().restore(former, snapshot);
                }
                unread.put(attribute.index(), model.accessor().get(attribute.index(), former));
            }
        }
    }

    /** Tells whether the program changed an attribute. */
    boolean has(int attribute) {
        return values.containsKey(attribute);
    }

    /** Sets the attributes again. */
    void putBack() {
        EntityAccessor<Object> accessor = model.accessor();
        Object snapshot = entry.snapshot();
        if (!unread.isEmpty() && snapshot != null) {
            Object former = accessor.newInstance();
            accessor.restore(former, snapshot);
            unread.forEach((attribute, value) -> accessor.set(attribute, former, value));
            entry.snapshot(accessor.snapshot(former));
        }
        // A record is made of all its values at once.
        model.set(
                entry.entity(),
                values.keySet().stream()
                        .map(index -> model.attributes().get(index))
                        .toList(),
                new ArrayList<>(values.values()));
        if (values.containsValue(null)) {
            // An embedded object of which nothing is left is null.
            accessor.restore(entry.entity(), accessor.snapshot(entry.entity()));
        }
    }
}
