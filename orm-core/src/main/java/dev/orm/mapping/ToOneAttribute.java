package dev.orm.mapping;

import org.jspecify.annotations.Nullable;

/**
 * An association to one entity, held by a foreign key in the owner's table ({@code @ManyToOne}, {@code @OneToOne}).
 *
 * @param name name of the attribute
 * @param target the entity class it leads to
 * @param compositeId whether the id of the target is an object ({@link EntityModel#compositeId()})
 * @param lazy whether it is loaded when it is first used and not with its owner
 * @param optional whether it may lead to nothing
 * @param cascades what it hands on
 * @param inverse name of the attribute of the target that is {@code mappedBy} this one, or null
 */
public record ToOneAttribute(
        String name,
        Class<?> target,
        boolean compositeId,
        boolean lazy,
        boolean optional,
        Cascades cascades,
        @Nullable String inverse) {}
