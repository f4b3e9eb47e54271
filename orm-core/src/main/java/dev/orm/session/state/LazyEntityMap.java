package dev.orm.session.state;

import dev.orm.mapping.ToManyAttribute;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map of entities that loads them when it is first touched, together with those of the other objects of its load group. The session sees the
 * entities as a collection, {@link #members()}.
 */
final class LazyEntityMap extends AbstractMap<Object, Object> {

    private final LazyElements<MapMembers> elements;

    private final Members members = new Members();
    private final EntityEntry owner;
    private final ToManyAttribute association;

    LazyEntityMap(EntityEntry owner, ToManyAttribute association) {
        this.owner = owner;
        this.association = association;
        this.elements = new LazyElements<>(owner, association.index());
    }

    Members members() {
        return members;
    }

    /** The entities in the map. */
    final class Members extends AbstractCollection<Object> implements TouchedCollection {

        @Override
        public LazyElements<?> elements() {
            return elements;
        }

        @Override
        public void load(Collection<Object> loaded) {
            elements.load(read(loaded), false);
        }

        @Override
        public void loadPart(Collection<Object> loaded) {
            elements.load(read(loaded), true);
        }

        private MapMembers read(Collection<Object> loaded) {
            return MapMembers.of(
                    loaded, Objects.requireNonNull(association.mapKey()), owner + "." + association.name());
        }

        @Override
        public Collection<Object> value() {
            return this;
        }

        @Override
        public Object attributeValue() {
            return LazyEntityMap.this;
        }

        /** What has got a key by the flush comes under it; what has none still is not to be in a map. */
        @Override
        public void accept() {
            if (elements.isLoaded() && !elements.get().settle()) {
                elements.reset();
            } else {
                elements.accept();
            }
        }

        @Override
        public boolean add(Object element) {
            return elements.change().add(element);
        }

        @Override
        public Iterator<Object> iterator() {
            Iterator<Object> iterator = elements.get().iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return iterator.hasNext();
                }

                @Override
                public Object next() {
                    return iterator.next();
                }

                @Override
                public void remove() {
                    elements.change();
                    iterator.remove();
                }
            };
        }

        @Override
        public int size() {
            return elements.get().size();
        }
    }

    private Map<Object, Object> map() {
        return elements.get().map();
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
        elements.change().clear();
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
