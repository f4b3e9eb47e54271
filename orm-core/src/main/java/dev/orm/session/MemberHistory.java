package dev.orm.session;

import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.TrackedCollection;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was put into a collection of objects or of values since its rows were read, and what was taken out. */
final class MemberHistory {

    private MemberHistory() {}

    /** Compares a collection with its rows; of a map the values are told, a new value under an old key as added and removed. */
    static History<Object> of(EntityEntry entry, int index) {
        EntityModel<?> model = entry.model();
        boolean ofObjects = index < model.collections().size();
        Object held = ofObjects
                ? entry.held(model.collections().get(index))
                : entry.<Object>typedModel().accessor().getCollection(index, entry.entity());
        TrackedCollection tracked = entry.collection(index);
        if (tracked != null && tracked.held() == held && !tracked.isLoaded()) {
            return new History<>(List.of(), List.of(), List.of());
        }
        if (tracked != null && !tracked.isLoaded()) {
            // What was replaced without having been looked at is loaded now.
            tracked.value().size();
        }
        ElementsAttribute values = ofObjects
                ? null
                : model.elements().get(index - model.collections().size());
        Object[] before = tracked == null ? new Object[0] : tracked.baseline();
        // An object is itself, whatever its equals says; a value is what it is equal to.
        Map<Object, Integer> left = ofObjects ? new IdentityHashMap<>() : new HashMap<>();
        for (Object element : before) {
            left.merge(element, 1, Integer::sum);
        }
        List<Object> added = new ArrayList<>();
        List<Object> unchanged = new ArrayList<>();
        for (Object element : elements(held)) {
            boolean stays = take(left, values == null ? element : values.state(element));
            (stays ? unchanged : added).add(element);
        }
        List<Object> removed = new ArrayList<>();
        for (Object element : before) {
            if (take(left, element)) {
                removed.add(values == null ? element : values.element(element));
            }
        }
        return !ofObjects && model.collectionKind(index) == ToManyAttribute.Kind.MAP
                ? new History<>(values(added), values(unchanged), values(removed))
                : new History<>(added, unchanged, removed);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> elements(@Nullable Object held) {
        List<Object> elements = new ArrayList<>();
        if (held instanceof Map<?, ?> map) {
            map.entrySet().forEach(entry -> elements.add(new SimpleImmutableEntry<>(entry)));
        } else if (held != null) {
            elements.addAll((Collection<Object>) held);
        }
        return elements;
    }

    private static boolean take(Map<Object, Integer> left, @Nullable Object element) {
        int number = left.getOrDefault(element, 0);
        if (number > 0) {
            left.put(element, number - 1);
        }
        return number > 0;
    }

    private static List<Object> values(List<Object> entries) {
        return entries.stream()
                .<Object>map(entry -> ((Map.Entry<?, ?>) entry).getValue())
                .toList();
    }
}
