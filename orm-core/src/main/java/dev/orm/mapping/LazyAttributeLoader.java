package dev.orm.mapping;

/** Reads attributes of an object of a generated class that were not read with it, the first time that one of them is used. */
public interface LazyAttributeLoader {

    /**
     * Reads attributes of an object.
     *
     * @param entity the object
     * @param attributes which, a bit for each in the order of {@link EntityModel#lazy()}
     */
    void load(Object entity, long attributes);
}
