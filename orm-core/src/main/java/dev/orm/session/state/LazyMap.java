package dev.orm.session.state;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map that loads its entries when it is first touched, together with those of the other objects of its load group. */
public final class LazyMap extends TouchedMap implements TouchedCollection {

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

    @Override
    LazyElements<?> content() {
        return elements;
    }

    @Override
    Map<Object, Object> map() {
        return elements.get().map();
    }

    @Override
    Map<Object, Object> changedMap() {
        return elements.change().map();
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
}
