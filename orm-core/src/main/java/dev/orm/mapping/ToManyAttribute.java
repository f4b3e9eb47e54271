package dev.orm.mapping;

import dev.orm.schema.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An association whose foreign key is not in the owner's table: to many entities ({@code @OneToMany}, {@code @ManyToMany}), or to one that
 * has the foreign key ({@code @OneToOne(mappedBy)}).
 *
 * @param index its number in the accessor
 * @param name name of the attribute
 * @param target the entity class it leads to
 * @param kind what the attribute holds
 * @param lazy whether it is loaded when it is first used and not with its owner
 * @param cascades what it hands on
 * @param mappedBy name of the attribute of the target that holds the association, or null if this one does
 * @param joinTable the table between the two entities, or null where the target has the foreign key
 * @param inverse name of the attribute on the other side: {@code mappedBy}, or the one that is mapped by this; null for none
 * @param orderBy how the collection is ordered, empty for no order
 * @param place the column of the place in a list, from 0 ({@code @OrderColumn}): of the join table, or else of the target's table; null for none
 * @param mapKey the attribute of the target under which a map holds it ({@code @MapKey}); null for another collection
 */
public record ToManyAttribute(
        int index,
        String name,
        Class<?> target,
        Kind kind,
        boolean lazy,
        Cascades cascades,
        @Nullable String mappedBy,
        @Nullable JoinTable joinTable,
        @Nullable String inverse,
        List<Order> orderBy,
        @Nullable Column<?> place,
        @Nullable MemberKey mapKey) {

    /** Copies the list. */
    public ToManyAttribute {
        orderBy = List.copyOf(orderBy);
    }

    /** What the attribute holds. */
    public enum Kind {
        /** {@link List} or {@link java.util.Collection}. */
        LIST,
        /** {@link java.util.Set}. */
        SET,
        /** {@link java.util.Map}. */
        MAP,
        /** The entity itself, or null; loaded together with its owner. */
        ONE
    }

    /**
     * One key of {@code @OrderBy}.
     *
     * @param attribute path of the attribute of the target
     * @param descending whether the greatest comes first
     */
    public record Order(String attribute, boolean descending) {}
}
