package dev.orm.session.flush;

import dev.orm.mapping.ElementsAttribute;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.LazyCollection;
import dev.orm.session.state.TrackedCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what was changed in collections of values. What is stored of their elements is compared, for an object may be changed in place. */
final class ElementScan {

    private ElementScan() {}

    /** Adds the collections of an object that differ from their rows to the changes. */
    static void scan(EntityEntry entry, Changes changes) {
        for (ElementsAttribute attribute : entry.model().elements()) {
            Object value = FlushContext.accessor(entry.model()).getCollection(attribute.index(), entry.entity());
            TrackedCollection tracked = entry.collection(attribute.index());
            if (tracked != null && tracked.held() == value) {
                if (tracked.isLoaded() && !tracked.isUntouched()) {
                    compare(entry, attribute, tracked, changes);
                }
            } else {
                TrackedCollection present = replaced(entry, attribute, tracked, value);
                if (tracked != null) {
                    changes.exchanged().add(present);
                }
                compare(entry, attribute, present, changes);
            }
        }
    }

    /** Tells whether a collection of an object differs from its rows. */
    static boolean isChanged(EntityEntry entry, ElementsAttribute attribute) {
        Object value = FlushContext.accessor(entry.model()).getCollection(attribute.index(), entry.entity());
        TrackedCollection tracked = entry.collection(attribute.index());
        if (tracked == null || tracked.held() != value) {
            return tracked != null || value != null;
        }
        return tracked.isLoaded()
                && !tracked.isUntouched()
                && differs(attribute, tracked.baseline(), Arrays.asList(tracked.states()));
    }

    private static TrackedCollection replaced(
            EntityEntry entry,
            ElementsAttribute attribute,
            @Nullable TrackedCollection former,
            @Nullable Object value) {
        if (value instanceof LazyCollection lazy && !lazy.isLoaded()) {
            throw new SessionException(entry + "." + attribute.name()
                    + " holds the unloaded collection of another object. Copy its elements instead.");
        }
        if (former != null && !former.isLoaded()) {
            // What is stored has to be known to be replaced.
            former.value().size();
        }
        Object[] before = former == null ? new Object[0] : former.baseline();
        TrackedCollection tracked = value == null
                ? TrackedCollection.ofNothing(before)
                : TrackedCollection.ofValues(value, attribute, before);
        if (value != null || former != null) {
            entry.collection(attribute.index(), tracked);
        }
        return tracked;
    }

    private static void compare(
            EntityEntry entry, ElementsAttribute attribute, TrackedCollection tracked, Changes changes) {
        List<Object> present = new ArrayList<>();
        for (@Nullable Object element : tracked.states()) {
            if (element == null || isHalf(element)) {
                throw new SessionException(
                        entry + "." + attribute.name() + " holds null. Take it out before flushing.");
            }
            present.add(element);
        }
        changes.collections().add(tracked);
        if (differs(attribute, tracked.baseline(), present)) {
            changes.elements().add(new Changes.Elements(entry, attribute, tracked.baseline(), present));
        }
    }

    private static boolean isHalf(Object element) {
        return element instanceof Map.Entry<?, ?> entry && (entry.getKey() == null || entry.getValue() == null);
    }

    private static boolean differs(ElementsAttribute attribute, Object[] before, List<Object> present) {
        if (before.length != present.size()) {
            return true;
        }
        return attribute.hasPlaces()
                ? !Arrays.asList(before).equals(present)
                : !counts(Arrays.asList(before)).equals(counts(present));
    }

    private static Map<Object, Integer> counts(List<Object> values) {
        Map<Object, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }
}
