package dev.orm.session.state;

import dev.orm.mapping.ToManyAttribute;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

/**
 * A map of entities that loads them when it is first touched, together with those of the other objects of its load group. The session sees the
 * entities as a collection, {@link #members()}.
 */
final class LazyEntityMap extends TouchedMap {

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

    /** What waits for its key goes, too. */
    @Override
    public void clear() {
        elements.change().clear();
    }
}
