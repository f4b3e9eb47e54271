package dev.orm.mapping;

/** Loads an object of a generated reference class in place, the first time that something but its id is used. */
public interface ReferenceLoader {

    /**
     * Loads the object.
     *
     * @param reference the object
     */
    void load(Object reference);
}
