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
}
