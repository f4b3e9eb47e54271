package dev.orm.session.state;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A list that loads its elements when it is first touched, together with those of the other objects of its load group. */
public final class LazyList extends AbstractList<Object> implements TouchedCollection {

    private final LazyElements<ArrayList<Object>> elements;

    /**
     * Makes a list that is not loaded.
     *
     * @param owner the object that holds it
     * @param index the association
     */
    public LazyList(EntityEntry owner, int index) {
        elements = new LazyElements<>(owner, index);
    }

    /** Returns the elements, loaded or not. */
    @Override
    public LazyElements<?> elements() {
        return elements;
    }

    @Override
    public void load(Collection<Object> loaded) {
        elements.load(new ArrayList<>(loaded), false);
    }

    @Override
    public void loadPart(Collection<Object> loaded) {
        elements.load(new ArrayList<>(loaded), true);
    }

    @Override
    public Collection<Object> value() {
        return this;
    }

    @Override
    public Object get(int index) {
        return elements.get().get(index);
    }

    @Override
    public int size() {
        return elements.get().size();
    }

    @Override
    public Object set(int index, Object element) {
        return elements.change().set(index, element);
    }

    @Override
    public void add(int index, Object element) {
        modCount++;
        elements.change().add(index, element);
    }

    @Override
    public Object remove(int index) {
        modCount++;
        return elements.change().remove(index);
    }

    @Override
    public boolean remove(@Nullable Object element) {
        elements.refusePart();
        return super.remove(element);
    }

    @Override
    public boolean removeIf(Predicate<? super Object> filter) {
        elements.refusePart();
        List<Object> present = elements.get();
        BitSet gone = new BitSet();
        for (int i = 0; i < present.size(); i++) {
            gone.set(i, filter.test(present.get(i)));
        }
        if (gone.isEmpty()) {
            return false;
        }
        modCount++;
        int[] next = new int[1];
        return elements.change().removeIf(element -> gone.get(next[0]++));
    }

    @Override
    public boolean removeAll(Collection<?> others) {
        return removeIf(others::contains);
    }

    @Override
    public boolean retainAll(Collection<?> others) {
        return removeIf(element -> !others.contains(element));
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return elements.get().contains(element);
    }

    @Override
    public Object[] toArray() {
        return elements.get().toArray();
    }

    @Override
    public String toString() {
        return elements.toString();
    }
}
