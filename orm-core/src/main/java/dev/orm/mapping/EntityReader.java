package dev.orm.mapping;

import dev.orm.mapping.internal.DescribedMembers;
import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Member;
import dev.orm.mapping.internal.MemberScanner;
import dev.orm.mapping.internal.Names;
import dev.orm.mapping.internal.RefusedAnnotations;
import dev.orm.schema.TableName;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.AttributeOverrides;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one entity class at a time into a draft; what refers to other entities is resolved by {@link AssociationResolver}. */
final class EntityReader {

    /** What the name of an identifier may be long, in bytes: PostgreSQL cuts what is longer. */
    static final int LONGEST_NAME = 63;

    private static final List<Class<? extends Annotation>> ASSOCIATIONS =
            List.of(ManyToOne.class, OneToOne.class, OneToMany.class, ManyToMany.class);

    private final Faults faults;
    private final BasicReader basics;
    private final AssociationReader associations;
    private final ColumnTypes types;

    EntityReader(ColumnTypes types, Faults faults) {
        this.faults = faults;
        this.basics = new BasicReader(types, faults);
        this.associations = new AssociationReader(faults);
        this.types = types;
    }

    <E> EntityDraft<E> read(Class<E> type) {
        AccessType access = MemberScanner.accessOf(type);
        return read(type, type, access, MemberScanner.scan(type, access, faults));
    }

    /** Reads an entity class that another class describes. */
    <E> EntityDraft<E> readDescribed(Class<E> type, Class<?> description) {
        return read(type, description, AccessType.FIELD, DescribedMembers.scan(description, type, faults));
    }

    private <E> EntityDraft<E> read(Class<E> type, Class<?> mapping, AccessType access, List<Member> members) {
        checkClass(type);
        Entity entity = mapping.getDeclaredAnnotation(Entity.class);
        String name = entity.name().isEmpty() ? type.getSimpleName() : entity.name();
        EntityDraft<E> draft = new EntityDraft<>(
                type, mapping, name, tableName(mapping, name), new AssociationOverrides(mapping, faults));
        Map<String, Column> overrides = overrides(mapping);
        Set<String> unused = new LinkedHashSet<>(overrides.keySet());
        readMembers(draft, List.of(), members, access, overrides, unused);
        unused.forEach(path -> faults.add(
                mapping,
                "@AttributeOverride names \"" + path + "\", which is no attribute of a mapped superclass."
                        + Names.suggestion(path, draft.paths())));
        draft.overrides.checkUsed();
        basics.checkSingles(draft);
        new IdReader(faults).read(draft);
        new SequenceReader(faults).read(draft);
        draft.callbacks = CallbackReader.read(type, mapping, faults);
        return draft;
    }

    private TableName tableName(Class<?> type, String entityName) {
        Table table = type.getDeclaredAnnotation(Table.class);
        String name = Names.snakeCase(entityName);
        String schema = null;
        if (table != null) {
            RefusedAnnotations.elements(
                    table,
                    Set.of("name", "schema", "uniqueConstraints", "indexes", "check", "comment"),
                    sentence -> faults.add(type, sentence));
            name = table.name().isEmpty() ? name : table.name();
            schema = table.schema().isEmpty() ? null : table.schema();
        }
        for (String part : schema == null ? List.of(name) : List.of(name, schema)) {
            String fault = Names.faultOf(part, LONGEST_NAME);
            if (fault != null) {
                faults.add(type, fault);
            }
        }
        return new TableName(schema, name);
    }

    private void checkClass(Class<?> type) {
        if (type.isRecord()) {
            faults.add(type, "a record cannot be an entity, because its values never change. Make it a class.");
        } else if (type.isInterface() || type.isEnum()) {
            faults.add(type, "only a class can be an entity. Make it one.");
        } else if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
            faults.add(type, "it is an inner class and cannot be made without its outer object. Make it static.");
        } else if (constructor(type) == null && !Modifier.isAbstract(type.getModifiers())) {
            faults.add(type, "it has no constructor without arguments. Add one; it may be protected.");
        }
    }

    static @Nullable Constructor<?> constructor(Class<?> type) {
        return Stream.of(type.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == 0)
                .findFirst()
                .orElse(null);
    }

    private void readMembers(
            EntityDraft<?> draft,
            List<Member> outer,
            List<Member> members,
            AccessType access,
            Map<String, Column> overrides,
            Set<String> unused) {
        for (Member member : members) {
            List<Class<? extends Annotation>> kinds =
                    ASSOCIATIONS.stream().filter(member::has).toList();
            List<Member> path = append(outer, member);
            if (kinds.size() > 1) {
                faults.add(
                        member,
                        "it is both @" + kinds.get(0).getSimpleName() + " and @"
                                + kinds.get(1).getSimpleName() + ". Remove one.");
            } else if (!kinds.isEmpty()) {
                readAssociation(draft, path, kinds.get(0));
            } else if (member.has(ElementCollection.class)) {
                readElements(draft, path, access);
            } else if (member.has(EmbeddedId.class)) {
                readEmbeddedId(draft, path, access, overrides, unused);
            } else if (member.has(Embedded.class) || member.type().isAnnotationPresent(Embeddable.class)) {
                readEmbedded(draft, path, access, overrides, unused);
            } else {
                String name = String.join(".", path.stream().map(Member::name).toList());
                unused.remove(name);
                draft.attributes.add(basics.read(path, overrides.get(name)));
            }
        }
    }

    private void readAssociation(EntityDraft<?> draft, List<Member> path, Class<? extends Annotation> kind) {
        Member member = path.get(path.size() - 1);
        if (path.size() > 1) {
            faults.add(
                    member,
                    "a @" + kind.getSimpleName() + " in an embedded class is not supported. Move it to the entity.");
        } else if (kind == ManyToOne.class || kind == OneToOne.class && !AssociationReader.isMapped(member)) {
            AttributeDraft attribute = associations.readToOne(member, draft.overrides);
            if (attribute != null) {
                draft.attributes.add(attribute);
            }
        } else {
            CollectionDraft collection = kind == OneToOne.class
                    ? associations.readMappedOne(member)
                    : associations.readToMany(member, draft.overrides);
            if (collection != null) {
                draft.collections.add(collection);
            }
        }
    }

    private void readElements(EntityDraft<?> draft, List<Member> path, AccessType access) {
        Member member = path.get(path.size() - 1);
        if (path.size() > 1) {
            faults.add(member, "an @ElementCollection in an embedded class is not supported. Move it to the entity.");
            return;
        }
        ElementsDraft elements = new ElementsReader(
                        types, (collection, type) -> readElement(draft, collection, type, access), faults)
                .read(member);
        if (elements != null) {
            draft.elements.add(elements);
        }
    }

    /** Reads the attributes of an element that is an object, as if they were those of an entity. */
    private List<AttributeDraft> readElement(
            EntityDraft<?> owner, Member collection, Class<?> type, AccessType access) {
        Member element = collection.holding(type);
        if (!isEmbeddable(element)) {
            return List.of();
        }
        EntityDraft<?> draft =
                new EntityDraft<>(type, type, owner.name, owner.mappedTable, new AssociationOverrides(type, faults));
        Map<String, Column> given = new LinkedHashMap<>();
        // In a map the attributes of a value are told from those of a key.
        String of = collection.type() == Map.class ? "value." : "";
        overrides(collection.element(), sentence -> faults.add(collection, sentence))
                .forEach((name, column) -> given.put(name.startsWith(of) ? name.substring(of.length()) : name, column));
        readOverridden(draft, element, List.of(), given, access, Map.of(), new HashSet<>());
        if (draft.embeddedId != null || !draft.collections.isEmpty() || !draft.elements.isEmpty()) {
            faults.add(
                    type,
                    "it is an element of a collection and holds a collection, an association or an id, which is not supported. Make it an"
                            + " entity.");
        }
        return draft.attributes;
    }

    private void readEmbeddedId(
            EntityDraft<?> draft,
            List<Member> path,
            AccessType access,
            Map<String, Column> overrides,
            Set<String> unused) {
        Member member = path.get(path.size() - 1);
        if (path.size() > 1) {
            faults.add(member, "an @EmbeddedId in an embedded class is not supported. Put it on the entity.");
            return;
        }
        if (draft.embeddedId != null) {
            faults.add(
                    draft.type,
                    draft.embeddedId.name() + " and " + member.name()
                            + " have @EmbeddedId. An entity has one id; keep one.");
            return;
        }
        draft.embeddedId = member;
        int first = draft.attributes.size();
        readEmbedded(draft, path, access, overrides, unused);
        draft.attributes.subList(first, draft.attributes.size()).forEach(basics::readIdPart);
    }

    private void readEmbedded(
            EntityDraft<?> draft,
            List<Member> path,
            AccessType access,
            Map<String, Column> overrides,
            Set<String> unused) {
        Member member = path.get(path.size() - 1);
        Class<?> type = member.type();
        RefusedAnnotations.onMember(
                member,
                Set.of(
                        Embedded.class,
                        EmbeddedId.class,
                        AttributeOverride.class,
                        AttributeOverrides.class,
                        Access.class),
                "an embedded attribute",
                faults);
        if (!type.isAnnotationPresent(Embeddable.class)) {
            faults.add(member, "its class " + Names.of(type) + " has no @Embeddable. Put it on the class.");
        } else if (path.stream().limit(path.size() - 1L).anyMatch(outer -> outer.type() == type)) {
            faults.add(member, Names.of(type) + " is embedded in itself. Make it an entity and refer to it.");
        } else if (isEmbeddable(member)) {
            Map<String, Column> own = overrides(member.element(), sentence -> faults.add(member, sentence));
            readOverridden(draft, member, path, own, access, overrides, unused);
        }
    }

    private boolean isEmbeddable(Member member) {
        Class<?> type = member.type();
        if (!type.isRecord() && (Modifier.isAbstract(type.getModifiers()) || constructor(type) == null)) {
            faults.add(
                    type,
                    "it is embedded but has no constructor without arguments, or is abstract. Add one; it may be protected.");
            return false;
        }
        return true;
    }

    /** Reads the attributes of an embeddable class with the columns that its member says. */
    private void readOverridden(
            EntityDraft<?> draft,
            Member member,
            List<Member> path,
            Map<String, Column> given,
            AccessType access,
            Map<String, Column> overrides,
            Set<String> unused) {
        Class<?> type = member.type();
        String prefix = path.stream().map(outer -> outer.name() + ".").collect(Collectors.joining());
        Map<String, Column> own = new HashMap<>();
        given.forEach((name, column) -> own.put(prefix + name, column));
        Set<String> unusedOwn = new LinkedHashSet<>(own.keySet());
        own.putAll(overrides);
        int first = draft.attributes.size();
        Set<String> both = new LinkedHashSet<>(unused);
        both.addAll(unusedOwn);
        readMembers(draft, path, MemberScanner.scan(type, access, faults), access, own, both);
        unused.retainAll(both);
        unusedOwn.retainAll(both);
        List<String> names = draft.attributes.subList(first, draft.attributes.size()).stream()
                .map(attribute -> attribute.path.substring(prefix.length()))
                .toList();
        for (String wrong : unusedOwn) {
            String name = wrong.substring(prefix.length());
            faults.add(
                    member,
                    "@AttributeOverride names \"" + name + "\", which is no attribute of " + Names.of(type) + "."
                            + Names.suggestion(name, names));
        }
    }

    private Map<String, Column> overrides(Class<?> type) {
        return overrides(type, sentence -> faults.add(type, sentence));
    }

    private Map<String, Column> overrides(AnnotatedElement element, Consumer<String> sink) {
        Map<String, Column> overrides = new LinkedHashMap<>();
        for (AttributeOverride override : element.getDeclaredAnnotationsByType(AttributeOverride.class)) {
            if (overrides.put(override.name(), override.column()) != null) {
                sink.accept("two @AttributeOverride name \"" + override.name() + "\". Remove one.");
            }
        }
        AttributeOverrides list = element.getDeclaredAnnotation(AttributeOverrides.class);
        if (list != null && overrides.isEmpty()) {
            for (AttributeOverride override : list.value()) {
                overrides.put(override.name(), override.column());
            }
        }
        return overrides;
    }

    private static List<Member> append(List<Member> outer, Member member) {
        List<Member> path = new ArrayList<>(outer);
        path.add(member);
        return path;
    }
}
