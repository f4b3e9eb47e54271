package dev.orm.mapping;

import org.jspecify.annotations.Nullable;

/**
 * Implemented by the generated subclass of an entity that may not be loaded yet. The names begin with a dollar sign so that no
 * library takes them for properties.
 */
public interface LazyReference {

    /**
     * Returns what loads the object.
     *
     * @return the loader, or null once the object is loaded
     */
    @Nullable
    ReferenceLoader $loader();

    /**
     * Sets what loads the object.
     *
     * @param loader the loader, or null when the object is loaded
     */
    void $loader(@Nullable ReferenceLoader loader);
}
