package dev.orm.mapping;

import dev.orm.mapping.AttributeDraft.ForeignKeySetting;
import dev.orm.mapping.AttributeDraft.JoinColumnDraft;
import dev.orm.mapping.AttributeDraft.ToOneDraft;
import dev.orm.mapping.ToManyAttribute.Kind;
import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Member;
import dev.orm.mapping.internal.Names;
import dev.orm.mapping.internal.RefusedAnnotations;
import dev.orm.schema.ReferentialAction;
import jakarta.persistence.Access;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what associations say about themselves; where they lead to is looked at later, when all entities are read. */
final class AssociationReader {

    private static final Set<String> JOIN_COLUMN_ELEMENTS = Set.of(
            "name", "referencedColumnName", "nullable", "unique", "insertable", "updatable", "foreignKey", "table");

    private final Faults faults;

    AssociationReader(Faults faults) {
        this.faults = faults;
    }

    @Nullable
    AttributeDraft readToOne(Member member, AssociationOverrides overrides) {
        OneToOne one = member.find(OneToOne.class);
        ManyToOne many = member.find(ManyToOne.class);
        String what = one != null ? "a @OneToOne" : "a @ManyToOne";
        List<JoinColumn> columns = overrides.joinColumns(member);
        if (member.has(JoinTable.class)) {
            faults.add(member, "@JoinTable on " + what + " is not supported. Use @JoinColumn.");
        } else if (member.has(jakarta.persistence.Column.class)) {
            faults.add(member, "@Column means nothing on " + what + ". Use @JoinColumn.");
        } else {
            RefusedAnnotations.onMember(
                    member,
                    Set.of(
                            OneToOne.class,
                            ManyToOne.class,
                            JoinColumn.class,
                            JoinColumns.class,
                            MapsId.class,
                            Id.class,
                            Access.class,
                            OnDelete.class,
                            RenamedFrom.class),
                    what,
                    faults);
        }
        Class<?> named = one != null ? one.targetEntity() : required(many).targetEntity();
        Class<?> target = named == void.class ? member.type() : named;
        if (!member.type().isAssignableFrom(target)) {
            faults.add(
                    member,
                    "targetEntity " + Names.of(target) + " is no " + Names.of(member.type())
                            + ". Correct one of them.");
            return null;
        }
        AttributeDraft attribute = new AttributeDraft(List.of(member));
        attribute.nullable = one != null ? one.optional() : required(many).optional();
        attribute.unique = one != null;
        for (JoinColumn column : columns) {
            checkJoinColumn(column, sentence -> faults.add(member, sentence));
            attribute.nullable &= column.nullable() || !isWritten(column) && columns.size() > 1;
            attribute.unique |= columns.size() == 1 && column.unique();
        }
        attribute.insertable = columns.isEmpty() || columns.stream().anyMatch(JoinColumn::insertable);
        attribute.updatable = columns.isEmpty() || columns.stream().anyMatch(JoinColumn::updatable);
        checkAlike(member, columns);
        MapsId mapsId = member.find(MapsId.class);
        attribute.id = member.has(Id.class);
        if (attribute.id || mapsId != null) {
            attribute.nullable = false;
        }
        JoinColumn column = columns.isEmpty() ? null : columns.get(0);
        attribute.toOne = new ToOneDraft(
                target,
                (one != null ? one.fetch() : required(many).fetch()) == FetchType.LAZY,
                attribute.nullable,
                one != null
                        ? cascades(one.cascade(), one.orphanRemoval())
                        : cascades(required(many).cascade(), false),
                columns.stream()
                        .map(each -> new JoinColumnDraft(each.name(), each.referencedColumnName(), isWritten(each)))
                        .toList(),
                foreignKey(member, column, attribute.nullable));
        attribute.table = columns.stream().map(JoinColumn::table).findFirst().orElse("");
        attribute.toOne.mapsId = mapsId == null ? null : mapsId.value();
        return attribute;
    }

    /** Tells whether a one-to-one association has its foreign key on the other side. */
    static boolean isMapped(Member member) {
        OneToOne one = member.find(OneToOne.class);
        return one != null && !one.mappedBy().isEmpty();
    }

    /** Reads the side without the foreign key of a one-to-one association. */
    @Nullable
    CollectionDraft readMappedOne(Member member) {
        OneToOne one = required(member.find(OneToOne.class));
        RefusedAnnotations.onMember(member, Set.of(OneToOne.class, Access.class), "a @OneToOne with mappedBy", faults);
        Class<?> target = one.targetEntity() == void.class ? member.type() : one.targetEntity();
        return new CollectionDraft(
                member,
                target,
                Kind.ONE,
                false,
                false,
                cascades(one.cascade(), one.orphanRemoval()),
                one.mappedBy(),
                null,
                "");
    }

    static List<JoinColumn> joinColumns(Member member) {
        JoinColumn one = member.find(JoinColumn.class);
        JoinColumns several = member.find(JoinColumns.class);
        return several != null ? List.of(several.value()) : one == null ? List.of() : List.of(one);
    }

    private static boolean isWritten(JoinColumn column) {
        return column.insertable() || column.updatable();
    }

    /** The columns of one foreign key are written together, but for those that another attribute writes. */
    private void checkAlike(Member member, List<JoinColumn> columns) {
        List<JoinColumn> written =
                columns.stream().filter(AssociationReader::isWritten).toList();
        boolean alike = written.stream()
                .allMatch(column -> column.insertable() == written.get(0).insertable()
                        && column.updatable() == written.get(0).updatable()
                        && column.nullable() == written.get(0).nullable());
        if (!alike) {
            faults.add(
                    member,
                    "its @JoinColumns differ in insertable, updatable or nullable. Say the same on each, or insertable = false,"
                            + " updatable = false on those that another attribute writes.");
        } else if (member.has(Id.class) && !written.isEmpty() && written.size() < columns.size()) {
            faults.add(
                    member,
                    "it is the @Id, and some of its @JoinColumns are not written. An id is written as a whole.");
        }
    }

    @Nullable
    CollectionDraft readToMany(Member member, AssociationOverrides overrides) {
        OneToMany one = member.find(OneToMany.class);
        ManyToMany many = member.find(ManyToMany.class);
        String what = one != null ? "a @OneToMany" : "a @ManyToMany";
        if (member.has(JoinColumn.class)) {
            faults.add(
                    member,
                    "@JoinColumn on " + what + " is not supported. "
                            + (one != null
                                    ? "Give the target a @ManyToOne and name it by mappedBy."
                                    : "Name the columns by @JoinTable(joinColumns, inverseJoinColumns)."));
        } else {
            RefusedAnnotations.onMember(
                    member,
                    Set.of(
                            OneToMany.class,
                            ManyToMany.class,
                            JoinTable.class,
                            OrderBy.class,
                            OrderColumn.class,
                            OnDelete.class,
                            MapKey.class,
                            Access.class),
                    what,
                    faults);
        }
        Kind kind = kind(member);
        Class<?> target =
                target(member, one != null ? one.targetEntity() : required(many).targetEntity());
        if (kind == null || target == null) {
            return null;
        }
        String mappedBy = one != null ? one.mappedBy() : required(many).mappedBy();
        JoinTable joinTable = overrides.joinTable(member);
        if (joinTable != null && !mappedBy.isEmpty()) {
            faults.add(
                    member,
                    "mappedBy and @JoinTable exclude each other. Put @JoinTable on \"" + mappedBy + "\" of "
                            + Names.of(target) + ".");
        }
        FetchType fetch = one != null ? one.fetch() : required(many).fetch();
        Cascades cascades = one != null
                ? cascades(one.cascade(), one.orphanRemoval())
                : cascades(required(many).cascade(), false);
        if (!mappedBy.isEmpty() && member.has(OnDelete.class)) {
            faults.add(
                    member,
                    "@OnDelete is a rule of the foreign key. Put it on \"" + mappedBy + "\" of " + Names.of(target)
                            + ".");
        }
        CollectionDraft draft = new CollectionDraft(
                member,
                target,
                kind,
                one == null,
                fetch == FetchType.LAZY,
                cascades,
                mappedBy,
                joinTable,
                place(member, many != null && !mappedBy.isEmpty() ? mappedBy + "\" of " + Names.of(target) : null));
        draft.mapKey = mapKey(member, kind);
        return draft;
    }

    private @Nullable String mapKey(Member member, Kind kind) {
        MapKey key = member.find(MapKey.class);
        if (kind != Kind.MAP) {
            if (key != null) {
                faults.add(member, "@MapKey is for a Map. Remove it, or declare a Map.");
            }
            return null;
        }
        if (key == null) {
            faults.add(
                    member,
                    "nothing says what the keys of its map are. Write @MapKey(name = ...), an attribute of the target.");
        }
        return key == null ? null : key.name();
    }

    /**
     * Reads the column of the place in a list.
     *
     * @param owning the side that has the join table, for the message, or null if the place can be stored
     */
    private String place(Member member, @Nullable String owning) {
        OrderColumn order = member.find(OrderColumn.class);
        if (order == null) {
            return "";
        }
        if (member.type() != List.class) {
            faults.add(
                    member,
                    "@OrderColumn is for a List; a " + member.type().getSimpleName()
                            + " has no order. Remove it, or declare a List.");
        } else if (member.has(OrderBy.class)) {
            faults.add(member, "it has @OrderColumn and @OrderBy, which order it differently. Remove one.");
        } else if (owning != null) {
            faults.add(member, "the places in its list belong to its owner. Put @OrderColumn on \"" + owning + ".");
        }
        RefusedAnnotations.elements(order, Set.of("name", "nullable"), sentence -> faults.add(member, sentence));
        String name = order.name().isEmpty() ? Names.snakeCase(member.name()) + "_order" : order.name();
        checkName(name, sentence -> faults.add(member, sentence));
        return name;
    }

    private @Nullable Kind kind(Member member) {
        if (member.type() == Set.class) {
            return Kind.SET;
        }
        if (member.type() == List.class || member.type() == Collection.class) {
            return Kind.LIST;
        }
        if (member.type() == Map.class) {
            return Kind.MAP;
        }
        faults.add(
                member,
                "its type " + member.type().getSimpleName()
                        + " cannot hold an association. Declare it as List, Set, Collection or Map of the target.");
        return null;
    }

    private @Nullable Class<?> target(Member member, Class<?> named) {
        if (named != void.class) {
            return named;
        }
        boolean isMap = member.type() == Map.class;
        boolean holds = isMap || Collection.class.isAssignableFrom(member.type());
        Class<?> argument = holds ? member.typeArgument(isMap ? 1 : 0) : null;
        if (argument == null && holds) {
            faults.add(
                    member,
                    "it does not say what it holds. Write the target: "
                            + (isMap ? "Map<String, Post>" : member.type().getSimpleName() + "<Post>")
                            + ", or targetEntity.");
        }
        return argument;
    }

    void checkJoinColumn(JoinColumn column, Consumer<String> sink) {
        RefusedAnnotations.elements(column, JOIN_COLUMN_ELEMENTS, sink);
        RefusedAnnotations.elements(column.foreignKey(), Set.of("name", "value"), sink);
        if (!column.name().isEmpty()) {
            String fault = Names.faultOf(column.name(), EntityReader.LONGEST_NAME);
            if (fault != null) {
                sink.accept(fault);
            }
        }
        checkName(column.foreignKey().name(), sink);
    }

    static void checkName(String name, Consumer<String> sink) {
        String fault = name.isEmpty() ? null : Names.faultOf(name, EntityReader.LONGEST_NAME);
        if (fault != null) {
            sink.accept(fault);
        }
    }

    static ForeignKeySetting foreignKey(ForeignKey annotation) {
        return new ForeignKeySetting(
                annotation.name(), annotation.value() != ConstraintMode.NO_CONSTRAINT, ReferentialAction.NO_ACTION);
    }

    private ForeignKeySetting foreignKey(Member member, @Nullable JoinColumn column, boolean nullable) {
        ForeignKeySetting setting = column == null ? ForeignKeySetting.NONE : foreignKey(column.foreignKey());
        OnDelete rule = member.find(OnDelete.class);
        if (rule == null) {
            return setting;
        }
        if (!setting.exists()) {
            faults.add(
                    member, "it has no foreign key in the database that could have @OnDelete. Remove one of the two.");
        } else if (rule.value() != ReferentialAction.CASCADE && rule.value() != ReferentialAction.SET_NULL) {
            faults.add(
                    member,
                    "@OnDelete(" + rule.value() + ") is not supported. Write CASCADE or SET_NULL, or leave it out: then"
                            + " the database refuses to delete what is referred to.");
        } else if (rule.value() == ReferentialAction.SET_NULL && !nullable) {
            faults.add(
                    member,
                    "@OnDelete(SET_NULL) clears its column, which is NOT NULL. Make it optional, or write CASCADE.");
        }
        return setting.onDelete(rule.value());
    }

    /** Reads the rule of the foreign keys of a table that belongs to a collection. */
    static ReferentialAction onDelete(Member member, Consumer<String> sink) {
        OnDelete rule = member.find(OnDelete.class);
        if (rule != null && rule.value() != ReferentialAction.CASCADE) {
            sink.accept("@OnDelete(" + rule.value()
                    + ") means nothing for rows that belong to a collection. Write CASCADE, or leave it out.");
        }
        return rule == null ? ReferentialAction.NO_ACTION : rule.value();
    }

    private static Cascades cascades(CascadeType[] types, boolean orphanRemoval) {
        Set<CascadeType> set = EnumSet.noneOf(CascadeType.class);
        set.addAll(Arrays.asList(types));
        boolean all = set.contains(CascadeType.ALL);
        return new Cascades(
                all || set.contains(CascadeType.PERSIST),
                all || set.contains(CascadeType.MERGE),
                all || set.contains(CascadeType.REMOVE),
                all || set.contains(CascadeType.REFRESH),
                all || set.contains(CascadeType.DETACH),
                orphanRemoval);
    }

    private static <T> T required(@Nullable T annotation) {
        if (annotation == null) {
            throw new IllegalStateException("The member was found by this annotation.");
        }
        return annotation;
    }
}
