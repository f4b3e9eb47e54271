package dev.orm.mapping;

import dev.orm.mapping.ElementsDraft.KeyColumn;
import dev.orm.mapping.ToManyAttribute.Kind;
import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Member;
import dev.orm.mapping.internal.Names;
import dev.orm.mapping.internal.RefusedAnnotations;
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import jakarta.persistence.Access;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Lob;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads collections of values. */
final class ElementsReader {

    private static final Set<Class<? extends Annotation>> SUPPORTED = Set.of(
            ElementCollection.class,
            CollectionTable.class,
            Column.class,
            Convert.class,
            Enumerated.class,
            Lob.class,
            OrderColumn.class,
            MapKeyColumn.class,
            MapKeyEnumerated.class,
            Sensitive.class,
            Access.class);

    private static final Set<String> COLUMN_ELEMENTS = Set.of("name", "nullable", "length", "precision", "scale");

    private final ColumnTypes types;
    private final Faults faults;

    ElementsReader(ColumnTypes types, Faults faults) {
        this.types = types;
        this.faults = faults;
    }

    @Nullable
    ElementsDraft read(Member member) {
        RefusedAnnotations.onMember(member, SUPPORTED, "an @ElementCollection", faults);
        ElementCollection annotation = Objects.requireNonNull(member.find(ElementCollection.class));
        Kind kind = kind(member);
        Class<?> element = element(member, annotation);
        if (kind == null || element == null) {
            return null;
        }
        Column column = member.find(Column.class);
        if (column != null) {
            RefusedAnnotations.elements(column, COLUMN_ELEMENTS, sentence -> faults.add(member, sentence));
        }
        String valueColumn = column == null || column.name().isEmpty() ? Names.snakeCase(member.name()) : column.name();
        AssociationReader.checkName(valueColumn, sentence -> faults.add(member, sentence));
        SqlType<?> type = types.find(member.holding(element), column);
        if (type != null && type.javaType() == byte[].class) {
            faults.add(
                    member,
                    "byte[] cannot be an element, because two arrays of the same bytes are not equal in Java. Make an"
                            + " entity of the element and use @OneToMany(mappedBy = ...).");
        }
        return type == null
                ? null
                : new ElementsDraft(
                        member,
                        kind,
                        annotation.fetch() == FetchType.LAZY,
                        member.find(CollectionTable.class),
                        type,
                        valueColumn,
                        kind == Kind.MAP ? mapKey(member) : position(member, kind));
    }

    private @Nullable Kind kind(Member member) {
        if (member.type() == Set.class) {
            return Kind.SET;
        } else if (member.type() == List.class || member.type() == Collection.class) {
            return Kind.LIST;
        } else if (member.type() == Map.class) {
            return Kind.MAP;
        }
        faults.add(
                member,
                "its type " + member.type().getSimpleName()
                        + " cannot hold the elements of a table. Declare it as List, Set, Collection or Map.");
        return null;
    }

    private @Nullable Class<?> element(Member member, ElementCollection annotation) {
        Class<?> named = annotation.targetClass();
        boolean isMap = member.type() == Map.class;
        boolean holds = isMap || Collection.class.isAssignableFrom(member.type());
        Class<?> element = named != void.class ? named : holds ? member.typeArgument(isMap ? 1 : 0) : null;
        if (element == null) {
            if (holds) {
                String written = isMap ? "Map<String, String>" : member.type().getSimpleName() + "<String>";
                faults.add(
                        member, "it does not say what it holds. Write the element: " + written + ", or targetClass.");
            }
            return null;
        }
        if (element.isAnnotationPresent(Embeddable.class) || element.isAnnotationPresent(Entity.class)) {
            faults.add(
                    member,
                    "an @ElementCollection of " + Names.of(element)
                            + " is not supported, only one of basic values. "
                            + (element.isAnnotationPresent(Entity.class)
                                    ? "Use @OneToMany or @ManyToMany."
                                    : "Make an entity of the element and use @OneToMany(mappedBy = ...)."));
            return null;
        }
        return element;
    }

    private @Nullable KeyColumn mapKey(Member member) {
        if (member.has(OrderColumn.class)) {
            faults.add(member, "@OrderColumn is for a List; a Map has no order. Remove it, or declare a List.");
        }
        MapKeyColumn column = member.find(MapKeyColumn.class);
        if (column != null) {
            RefusedAnnotations.elements(
                    column, Set.of("name", "nullable", "length"), sentence -> faults.add(member, sentence));
        }
        String name =
                column == null || column.name().isEmpty() ? Names.snakeCase(member.name()) + "_key" : column.name();
        AssociationReader.checkName(name, sentence -> faults.add(member, sentence));
        Class<?> type = member.typeArgument(0);
        SqlType<?> found = type == null ? null : types.ofMapKey(member, type, column == null ? 0 : column.length());
        if (found == null || found.javaType() == byte[].class || found.name() == SqlTypeName.JSON) {
            faults.add(
                    member,
                    "the keys of its map are of no type that a key can be stored as. Declare them as String, a number, a date"
                            + " or an enum.");
            return null;
        }
        return new KeyColumn(name, found);
    }

    private @Nullable KeyColumn position(Member member, Kind kind) {
        if (member.has(MapKeyColumn.class) || member.has(MapKeyEnumerated.class)) {
            faults.add(member, "@MapKeyColumn and @MapKeyEnumerated are for a Map. Remove them, or declare a Map.");
        }
        OrderColumn order = member.find(OrderColumn.class);
        if (order == null) {
            return null;
        }
        if (kind == Kind.SET) {
            faults.add(member, "@OrderColumn is for a List; a Set has no order. Remove it, or declare a List.");
        }
        RefusedAnnotations.elements(order, Set.of("name", "nullable"), sentence -> faults.add(member, sentence));
        String name = order.name().isEmpty() ? Names.snakeCase(member.name()) + "_order" : order.name();
        AssociationReader.checkName(name, sentence -> faults.add(member, sentence));
        return new KeyColumn(name, SqlType.INTEGER);
    }
}
