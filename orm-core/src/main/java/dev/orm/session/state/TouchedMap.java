package dev.orm.session.state;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is the same in maps that load themselves when they are first touched, whatever they hold. */
abstract class TouchedMap extends AbstractMap<Object, Object> {

    /** Returns the elements, loaded or not. */
    abstract LazyElements<?> content();

    /** Returns the loaded map, which is only read. */
    abstract Map<Object, Object> map();

    /** Returns the loaded map, which is about to be changed. */
    abstract Map<Object, Object> changedMap();

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
        return changedMap().put(key, value);
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        return map().containsKey(key) ? changedMap().remove(key) : null;
    }

    @Override
    public void clear() {
        changedMap().clear();
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
                        content().change();
                        entry.setValue(value);
                        return super.setValue(value);
                    }
                };
            }

            @Override
            public void remove() {
                content().change();
                entries.remove();
            }
        };
    }

    @Override
    public String toString() {
        return content().toString();
    }
}
