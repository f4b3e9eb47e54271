package dev.orm.session.load;

import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.session.state.EntityEntry;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes that the program changed in an expired object, kept while the object gets the state of its row. */
final class ChangedValues {

    private final EntityEntry entry;
    private final EntityModel<Object> model;
    private final Map<Integer, @Nullable Object> values = new HashMap<>();

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
        return changed.values.isEmpty() ? null : changed;
    }

    /** Sets the attributes again. */
    void putBack() {
        EntityAccessor<Object> accessor = model.accessor();
        values.forEach((attribute, value) -> accessor.set(attribute, entry.entity(), value));
        if (values.containsValue(null)) {
            // An embedded object of which nothing is left is null.
            accessor.restore(entry.entity(), accessor.snapshot(entry.entity()));
        }
    }
}
