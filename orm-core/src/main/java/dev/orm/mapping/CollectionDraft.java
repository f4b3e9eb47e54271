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

    @Nullable
    String inverse;

    List<Order> orderBy = List.of();

    @Nullable
    JoinTableDraft joinTable;

    CollectionDraft(
            Member member,
            Class<?> target,
            Kind kind,
            boolean manyToMany,
            boolean lazy,
            Cascades cascades,
            String mappedBy,
            @Nullable JoinTable annotation) {
        this.member = member;
        this.target = target;
        this.kind = kind;
        this.manyToMany = manyToMany;
        this.lazy = lazy;
        this.cascades = cascades;
        this.mappedBy = mappedBy;
        this.annotation = annotation;
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
     */
    record JoinTableDraft(Table table, List<String> ownerColumns, List<String> targetColumns) {

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
