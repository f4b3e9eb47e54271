package dev.orm.mapping;

import org.jspecify.annotations.Nullable;

/**
 * Implemented by the generated subclass of an entity of which some attributes are read when they are first used
 * ({@code @Basic(fetch = LAZY)}). Objects that were read are of this class, those that the program made are not.
 */
public interface LazyAttributes extends LazyReference {

    /**
     * Returns which attributes were not read yet.
     *
     * @return a bit for each, in the order of {@link EntityModel#lazy()}
     */
    long $unread();

    /**
     * Sets which attributes were not read yet.
     *
     * @param attributes a bit for each, in the order of {@link EntityModel#lazy()}
     * @param loader what reads them
     */
    void $unread(long attributes, @Nullable LazyAttributeLoader loader);

    /**
     * Reads attributes, as far as they were not read yet.
     *
     * @param attributes a bit for each, in the order of {@link EntityModel#lazy()}
     */
    void $read(long attributes);
}
