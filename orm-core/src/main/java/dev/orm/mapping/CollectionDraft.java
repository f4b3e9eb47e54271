package dev.orm.mapping;

import dev.orm.mapping.ToManyAttribute.Kind;
import dev.orm.mapping.ToManyAttribute.Order;
import dev.orm.mapping.internal.Member;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import jakarta.persistence.JoinTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An association to many, while its entity is being read. What refers to other entities is filled in later. */
final class CollectionDraft {

    final Member member;
    final Class<?> target;
    final Kind kind;
    final boolean manyToMany;
    final boolean lazy;
    final Cascades cascades;
    final String mappedBy;
    final @Nullable JoinTable annotation;

    /** The column of the place in a list as the mapping has it, empty for none. */
    final String placeColumn;

    /** The attribute of the target that is the key of a map, empty for its id; null for another collection. */
    @Nullable
    String mapKey;

    @Nullable
    String inverse;

    List<Order> orderBy = List.of();

    @Nullable
    JoinTableDraft joinTable;

    /** The column of the place in the target's table, where there is no join table. */
    @Nullable
    Column<?> place;

    CollectionDraft(
            Member member,
            Class<?> target,
            Kind kind,
            boolean manyToMany,
            boolean lazy,
            Cascades cascades,
            String mappedBy,
            @Nullable JoinTable annotation,
            String placeColumn) {
        this.member = member;
        this.target = target;
        this.kind = kind;
        this.manyToMany = manyToMany;
        this.lazy = lazy;
        this.cascades = cascades;
        this.mappedBy = mappedBy;
        this.annotation = annotation;
        this.placeColumn = placeColumn;
    }

    String name() {
        return member.name();
    }

    /**
     * The table of an association, seen from the side that declares it.
     *
     * @param table the table
     * @param ownerColumns its columns that refer to the declaring side
     * @param targetColumns its columns that refer to the other side
     * @param place its column that holds the place in the list of the declaring side, or null
     */
    record JoinTableDraft(
            Table table,
            List<String> ownerColumns,
            List<String> targetColumns,
            @Nullable String place) {

        dev.orm.mapping.JoinTable seenFromOwner() {
            return new dev.orm.mapping.JoinTable(table, columns(ownerColumns), columns(targetColumns));
        }

        dev.orm.mapping.JoinTable seenFromTarget() {
            return new dev.orm.mapping.JoinTable(table, columns(targetColumns), columns(ownerColumns));
        }

        private List<Column<?>> columns(List<String> names) {
            return names.stream().<Column<?>>map(table::column).toList();
        }
    }
}
