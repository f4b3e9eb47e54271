package dev.orm.session.state;

import dev.orm.mapping.MemberKey;
import dev.orm.session.SessionException;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entities in a map, seen as a collection of them. What is added comes under the key that its attribute says; an entity whose key is not
 * known yet, as a generated id before the insert, is one of them too, and comes into the map when the flush has made its key.
 */
final class MapMembers extends AbstractCollection<Object> {

    private final Map<Object, Object> map;
    private final MemberKey key;
    private final List<Object> keyless = new ArrayList<>(0);

    MapMembers(Map<Object, Object> map, MemberKey key) {
        this.map = map;
        this.key = key;
    }

    /** Makes the entities of a map that was read; what cannot be in a map together is refused in the name of the association. */
    static MapMembers of(Collection<Object> elements, MemberKey key, String association) {
        MapMembers members = new MapMembers(new LinkedHashMap<>(), key);
        for (Object element : elements) {
            Object name = key.of(element);
            if (name == null) {
                throw new SessionException(association + " leads to a row whose " + key.attribute()
                        + " is null, and that is the key of its map. Let each have one, or declare a List.");
            }
            if (members.map.put(name, element) != null) {
                throw new SessionException(association + " leads to two rows of the same " + key.attribute()
                        + ", which is the key of its map. Make that unique, or declare a List.");
            }
        }
        return members;
    }

    Map<Object, Object> map() {
        return map;
    }

    /** Puts what waits for its key into the map; returns whether nothing waits any more. */
    boolean settle() {
        keyless.removeIf(element -> {
            Object name = key.of(element);
            if (name != null) {
                map.put(name, element);
            }
            return name != null;
        });
        return keyless.isEmpty();
    }

    @Override
    public boolean add(Object element) {
        Object name = key.of(element);
        if (name != null) {
            return map.put(name, element) != element;
        }
        return stream().noneMatch(other -> other == element) && keyless.add(element);
    }

    @Override
    public Iterator<Object> iterator() {
        return keyless.isEmpty()
                ? map.values().iterator()
                : new InTurn(map.values().iterator(), keyless.iterator());
    }

    /** Passes through one after the other. */
    private static final class InTurn implements Iterator<Object> {

        private final Iterator<Object> second;
        private Iterator<Object> present;

        InTurn(Iterator<Object> first, Iterator<Object> second) {
            this.present = first;
            this.second = second;
        }

        @Override
        public boolean hasNext() {
            return present.hasNext() || second.hasNext();
        }

        @Override
        public Object next() {
            if (!present.hasNext()) {
                present = second;
            }
            return present.next();
        }

        @Override
        public void remove() {
            present.remove();
        }
    }

    @Override
    public void clear() {
        map.clear();
        keyless.clear();
    }

    @Override
    public int size() {
        return map.size() + keyless.size();
    }

    @Override
    public String toString() {
        return map.toString();
    }
}
