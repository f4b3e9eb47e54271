package dev.orm.session.state;

import java.util.Collection;

/** A collection that loads itself. */
public interface LazyCollection extends TrackedCollection {

    /**
     * Gives the collection its elements.
     *
     * @param elements the elements in order
     */
    void load(Collection<Object> elements);

    /**
     * Gives the collection some of its elements. What holds one object at most has no parts.
     *
     * @param elements the elements in order
     */
    default void loadPart(Collection<Object> elements) {
        throw new UnsupportedOperationException("It is loaded as a whole.");
    }

    /**
     * Takes an element out of what was loaded in part, as its row is no longer in the collection.
     *
     * @param element the element, compared by identity
     */
    default void forget(Object element) {
        throw new UnsupportedOperationException("It is loaded as a whole.");
    }

    /** Returns the era of the session in which the elements were read. */
    int era();
}
