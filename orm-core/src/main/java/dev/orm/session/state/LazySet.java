package dev.orm.session.state;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A set that loads its elements when it is first touched, together with those of the other objects of its load group. */
public final class LazySet extends AbstractSet<Object> implements TouchedCollection {

    private final LazyElements<LinkedHashSet<Object>> elements;

    /**
     * Makes a set that is not loaded.
     *
     * @param owner the object that holds it
     * @param index the association
     */
    public LazySet(EntityEntry owner, int index) {
        elements = new LazyElements<>(owner, index);
    }

    /** Returns the elements, loaded or not. */
    @Override
    public LazyElements<?> elements() {
        return elements;
    }

    @Override
    public void load(Collection<Object> loaded) {
        elements.load(new LinkedHashSet<>(loaded), false);
    }

    @Override
    public void loadPart(Collection<Object> loaded) {
        elements.load(new LinkedHashSet<>(loaded), true);
    }

    @Override
    public Collection<Object> value() {
        return this;
    }

    @Override
    public int size() {
        return elements.get().size();
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return elements.get().contains(element);
    }

    @Override
    public boolean add(Object element) {
        return !elements.get().contains(element) && elements.change().add(element);
    }

    @Override
    public boolean remove(@Nullable Object element) {
        elements.refusePart();
        return elements.get().contains(element) && elements.change().remove(element);
    }

    @Override
    public boolean removeIf(Predicate<? super Object> filter) {
        elements.refusePart();
        return super.removeIf(filter);
    }

    @Override
    public boolean removeAll(Collection<?> others) {
        elements.refusePart();
        return super.removeAll(others);
    }

    @Override
    public boolean retainAll(Collection<?> others) {
        elements.refusePart();
        return super.retainAll(others);
    }

    @Override
    public void clear() {
        elements.change().clear();
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
    public String toString() {
        return elements.toString();
    }
}
