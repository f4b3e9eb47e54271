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
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.AttributeOverrides;
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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads collections of values and of embedded objects. */
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
            OnDelete.class,
            Access.class);

    private static final Set<Class<? extends Annotation>> SUPPORTED_OF_OBJECTS = Set.of(
            ElementCollection.class,
            CollectionTable.class,
            AttributeOverride.class,
            AttributeOverrides.class,
            OrderColumn.class,
            MapKeyColumn.class,
            MapKeyEnumerated.class,
            OnDelete.class,
            Access.class);

    private static final Set<String> COLUMN_ELEMENTS = Set.of("name", "nullable", "length", "precision", "scale");

    private final ColumnTypes types;
    private final Faults faults;
    private final BiFunction<Member, Class<?>, List<AttributeDraft>> embeddables;

    /**
     * Makes a reader.
     *
     * @param types finds how values are stored
     * @param embeddables reads the attributes of an embeddable class that a collection holds
     * @param faults takes what is wrong
     */
    ElementsReader(ColumnTypes types, BiFunction<Member, Class<?>, List<AttributeDraft>> embeddables, Faults faults) {
        this.types = types;
        this.embeddables = embeddables;
        this.faults = faults;
    }

    @Nullable
    ElementsDraft read(Member member) {
        ElementCollection annotation = Objects.requireNonNull(member.find(ElementCollection.class));
        Kind kind = kind(member);
        Class<?> element = element(member, annotation);
        if (kind == null || element == null) {
            return null;
        }
        boolean embedded = element.isAnnotationPresent(Embeddable.class);
        RefusedAnnotations.onMember(
                member,
                embedded ? SUPPORTED_OF_OBJECTS : SUPPORTED,
                embedded ? "an @ElementCollection of embeddables" : "an @ElementCollection",
                faults);
        KeyColumn key = kind == Kind.MAP ? mapKey(member) : position(member, kind);
        List<AttributeDraft> values =
                embedded ? objects(member, embeddables.apply(member, element), key) : value(member, element);
        return values == null
                ? null
                : new ElementsDraft(
                        member,
                        kind,
                        annotation.fetch() == FetchType.LAZY,
                        member.find(CollectionTable.class),
                        element,
                        values,
                        embedded,
                        key);
    }

    private @Nullable List<AttributeDraft> value(Member member, Class<?> element) {
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
        if (type == null) {
            return null;
        }
        AttributeDraft value = new AttributeDraft(List.of(member));
        value.type = type;
        value.mappedColumn = valueColumn;
        value.nullable = false;
        return List.of(value);
    }

    /** An object belongs to its collection: what an attribute of an entity may be besides being stored, one of an element is not. */
    private @Nullable List<AttributeDraft> objects(
            Member member, List<AttributeDraft> attributes, @Nullable KeyColumn key) {
        for (AttributeDraft attribute : attributes) {
            String obstacle = obstacle(attribute);
            if (obstacle != null) {
                faults.add(
                        member,
                        "its element " + Names.of(attribute.member().declaring()) + "."
                                + attribute.member().name()
                                + " " + obstacle
                                + ", which is not supported in an @ElementCollection. Leave it out, or make an entity of the element and"
                                + " use @OneToMany(mappedBy = ...).");
            }
            SqlType<?> type = attribute.type;
            if (key == null && type != null && isInexact(type)) {
                faults.add(
                        member,
                        "its rows are told apart by what is in them, which databases cannot do by " + attribute.path
                                + ". Declare a List with @OrderColumn, or a Map.");
            }
        }
        if (attributes.isEmpty()) {
            faults.add(member, "its element has no attributes. Add one.");
        }
        return attributes.isEmpty() || attributes.stream().anyMatch(attribute -> attribute.type == null)
                ? null
                : attributes;
    }

    private static boolean isInexact(SqlType<?> type) {
        return type.name() == SqlTypeName.REAL || type.name() == SqlTypeName.JSON || type.javaType() == List.class;
    }

    private static @Nullable String obstacle(AttributeDraft attribute) {
        if (attribute.toOne != null) {
            return "is an association";
        } else if (attribute.id || attribute.version || attribute.softDelete || attribute.tenant) {
            return "has @Id, @Version, @SoftDelete or @TenantId";
        } else if (attribute.computed || attribute.made != ColumnAttribute.Made.NEVER) {
            return "is made by the database";
        } else if (attribute.lazy) {
            return "is LAZY";
        } else if (!attribute.insertable || !attribute.updatable) {
            return "is insertable = false or updatable = false";
        } else if (attribute.unique) {
            return "is unique = true";
        }
        return !attribute.checks.isEmpty() || !attribute.comment.isEmpty() ? "has check or comment" : null;
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
        if (element.isAnnotationPresent(Entity.class)) {
            faults.add(
                    member,
                    "an @ElementCollection of " + Names.of(element)
                            + " is not supported, because it is an entity. Use @OneToMany or @ManyToMany.");
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
