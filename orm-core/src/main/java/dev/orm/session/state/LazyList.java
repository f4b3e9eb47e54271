package dev.orm.session.state;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A list that loads its elements when it is first touched, together with those of the other objects of its load group. */
public final class LazyList extends AbstractList<Object> implements LazyCollection {

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

    @Override
    public void load(Collection<Object> loaded) {
        elements.load(new ArrayList<>(loaded), false);
    }

    @Override
    public void loadPart(Collection<Object> loaded) {
        elements.load(new ArrayList<>(loaded), true);
    }

    @Override
    public void forget(Object element) {
        elements.forget(element);
    }

    @Override
    public boolean isPart() {
        return elements.isPart();
    }

    @Override
    public Collection<Object> value() {
        return this;
    }

    @Override
    public boolean isLoaded() {
        return elements.isLoaded();
    }

    @Override
    public Object[] baseline() {
        return elements.baseline();
    }

    @Override
    public boolean isUntouched() {
        return elements.isUntouched();
    }

    @Override
    public void accept() {
        elements.accept();
    }

    @Override
    public int era() {
        return elements.era();
    }

    @Override
    public void reset() {
        elements.reset();
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
