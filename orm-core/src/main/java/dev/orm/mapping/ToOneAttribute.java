package dev.orm.mapping;

import dev.orm.schema.ReferentialAction;
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
 * @param onDelete what the database does with the owner's row when the row that it refers to is deleted ({@link OnDelete})
 */
public record ToOneAttribute(
        String name,
        Class<?> target,
        boolean compositeId,
        boolean lazy,
        boolean optional,
        Cascades cascades,
        @Nullable String inverse,
        ReferentialAction onDelete) {}
