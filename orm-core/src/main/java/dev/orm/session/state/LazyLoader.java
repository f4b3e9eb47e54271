package dev.orm.session.state;

import dev.orm.mapping.LazyAttributeLoader;
import dev.orm.mapping.ReferenceLoader;
import java.util.List;

/** Loads what was touched; implemented by the session. */
public interface LazyLoader extends ReferenceLoader, LazyAttributeLoader {

    /**
     * Loads the collection of an object, and the same of all objects of its load group.
     *
     * @param owner the object
     * @param index the association
     */
    void loadCollection(EntityEntry owner, int index);

    /**
     * Reads what the database computes for objects whose rows were written.
     *
     * @param entries objects of one class
     */
    void compute(List<EntityEntry> entries);
}
