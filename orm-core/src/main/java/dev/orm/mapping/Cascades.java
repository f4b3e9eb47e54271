package dev.orm.mapping;

/**
 * What an association hands on to the entities it leads to.
 *
 * @param persist whether {@code add} reaches them ({@code CascadeType.PERSIST})
 * @param merge whether {@code merge} reaches them
 * @param remove whether {@code delete} reaches them
 * @param refresh whether {@code refresh} reaches them
 * @param detach whether {@code expunge} reaches them
 * @param orphanRemoval whether an entity that is taken out of the association is deleted
 */
public record Cascades(
        boolean persist, boolean merge, boolean remove, boolean refresh, boolean detach, boolean orphanRemoval) {}
