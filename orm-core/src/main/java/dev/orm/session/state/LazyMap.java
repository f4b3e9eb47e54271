package dev.orm.session.state;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map that loads its entries when it is first touched, together with those of the other objects of its load group. */
public final class LazyMap extends AbstractMap<Object, Object> implements TouchedCollection {

    private final LazyElements<MapEntries> elements;

    /**
     * Makes a map that is not loaded.
     *
     * @param owner the object that holds it
     * @param index the collection of values
     */
    public LazyMap(EntityEntry owner, int index) {
        elements = new LazyElements<>(owner, index);
    }

    /** Returns the elements, loaded or not. */
    @Override
    public LazyElements<?> elements() {
        return elements;
    }

    private Map<Object, Object> map() {
        return elements.get().map();
    }

    /** Takes the entries. */
    @Override
    @SuppressWarnings("unchecked")
    public void load(Collection<Object> entries) {
        Map<Object, Object> loaded = new LinkedHashMap<>();
        entries.forEach(entry -> {
            Map.Entry<Object, Object> pair = (Map.Entry<Object, Object>) entry;
            loaded.put(pair.getKey(), pair.getValue());
        });
        elements.load(new MapEntries(loaded), false);
    }

    @Override
    public Collection<Object> value() {
        return new MapEntries(this);
    }

    @Override
    public Object held() {
        return this;
    }

    @Override
    public int size() {
        return map().size();
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return map().get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return map().containsKey(key);
    }

    @Override
    public @Nullable Object put(Object key, Object value) {
        return elements.change().map().put(key, value);
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        return map().containsKey(key) ? elements.change().map().remove(key) : null;
    }

    @Override
    public void clear() {
        elements.change().map().clear();
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return map().size();
            }

            @Override
            public Iterator<Map.Entry<Object, Object>> iterator() {
                return entries(map().entrySet().iterator());
            }
        };
    }

    private Iterator<Map.Entry<Object, Object>> entries(Iterator<Map.Entry<Object, Object>> entries) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Map.Entry<Object, Object> next() {
                Map.Entry<Object, Object> entry = entries.next();
                return new SimpleEntry<>(entry) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Object setValue(Object value) {
                        elements.change();
                        entry.setValue(value);
                        return super.setValue(value);
                    }
                };
            }

            @Override
            public void remove() {
                elements.change();
                entries.remove();
            }
        };
    }

    @Override
    public String toString() {
        return elements.toString();
    }
}
