package dev.orm.session.state;

import java.util.AbstractCollection;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Iterator;
import java.util.Map;

/** The entries of a map, seen as a collection of pairs that never change. */
final class MapEntries extends AbstractCollection<Object> {

    private final Map<Object, Object> map;

    MapEntries(Map<Object, Object> map) {
        this.map = map;
    }

    Map<Object, Object> map() {
        return map;
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public Iterator<Object> iterator() {
        Iterator<Map.Entry<Object, Object>> entries = map.entrySet().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Object next() {
                return new SimpleImmutableEntry<>(entries.next());
            }
        };
    }

    @Override
    public String toString() {
        return map.toString();
    }
}
