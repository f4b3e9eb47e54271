package dev.orm.session.state;

import dev.orm.mapping.MemberKey;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The entities in a map, seen as a collection of them. What is added comes under the key that its attribute says; an entity whose key is not
 * known yet, as a generated id before the insert, is left out until the map is read again.
 */
final class MapMembers extends AbstractCollection<Object> {

    private final Map<Object, Object> map;
    private final MemberKey key;
    private boolean incomplete;

    MapMembers(Map<Object, Object> map, MemberKey key) {
        this.map = map;
        this.key = key;
    }

    /** Makes the entities of a map that was read; returns null if two of them have the same key. */
    static MapMembers of(Collection<Object> elements, MemberKey key, Runnable twice) {
        MapMembers members = new MapMembers(new LinkedHashMap<>(), key);
        for (Object element : elements) {
            if (members.map.put(Objects.requireNonNull(key.of(element)), element) != null) {
                twice.run();
            }
        }
        return members;
    }

    Map<Object, Object> map() {
        return map;
    }

    /** Tells whether an entity was left out. */
    boolean isIncomplete() {
        return incomplete;
    }

    @Override
    public boolean add(Object element) {
        Object name = key.of(element);
        if (name == null) {
            incomplete = true;
            return false;
        }
        return map.put(name, element) != element;
    }

    @Override
    public Iterator<Object> iterator() {
        return map.values().iterator();
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public String toString() {
        return map.toString();
    }
}
