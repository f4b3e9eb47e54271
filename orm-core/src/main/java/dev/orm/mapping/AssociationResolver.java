package dev.orm.mapping;

import dev.orm.mapping.AttributeDraft.ToOneDraft;
import dev.orm.mapping.CollectionDraft.JoinTableDraft;
import dev.orm.mapping.ElementsDraft.ElementTable;
import dev.orm.mapping.ToManyAttribute.Kind;
import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Member;
import dev.orm.mapping.internal.Names;
import jakarta.persistence.Entity;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at where associations lead, when all entities are read: foreign keys, both sides, join tables, order. */
final class AssociationResolver {

    private final Map<Class<?>, EntityDraft<?>> entities;
    private final Faults faults;

    AssociationResolver(Map<Class<?>, EntityDraft<?>> entities, Faults faults) {
        this.entities = entities;
        this.faults = faults;
    }

    void resolve(PhysicalNames names) {
        new ForeignKeyResolver(entities, faults).resolve();
        for (EntityDraft<?> entity : entities.values()) {
            for (AttributeDraft attribute : entity.attributes) {
                if (attribute.toOne != null) {
                    checkToOne(attribute, attribute.toOne);
                }
                if (attribute.lazy) {
                    checkLazyTarget(attribute.member(), entity.type);
                }
            }
            entity.collections.forEach(collection -> resolveMappedBy(entity, collection));
        }
        entities.values().forEach(names::apply);
        JoinTables joinTables = new JoinTables(names, faults);
        ListPlaces places = new ListPlaces(names, faults);
        ElementTables elementTables = new ElementTables(names, faults);
        for (EntityDraft<?> entity : entities.values()) {
            for (ElementsDraft elements : entity.elements) {
                ElementTable table = elementTable(elementTables, entity, elements);
                if (table != null) {
                    entity.elementTables.put(elements, table);
                }
            }
            for (CollectionDraft collection : entity.collections) {
                EntityDraft<?> target = entities.get(collection.target);
                if (target != null) {
                    resolveMapKey(collection, target);
                    collection.orderBy = new OrderByParser(faults, target).parse(collection.member);
                    if (collection.mappedBy.isEmpty()) {
                        collection.joinTable = joinTable(joinTables, entity, collection, target);
                    } else if (!collection.placeColumn.isEmpty()) {
                        places.add(collection, target);
                    }
                }
            }
        }
    }

    /** A class that inherits a collection shares its table. */
    private static @Nullable JoinTableDraft joinTable(
            JoinTables tables, EntityDraft<?> entity, CollectionDraft collection, EntityDraft<?> target) {
        EntityDraft<?> parent = entity.parent;
        CollectionDraft inherited = parent == null ? null : parent.collection(collection.name());
        if (parent == null || inherited == null) {
            return collection.joinTable == null ? tables.make(entity, collection, target) : collection.joinTable;
        }
        inherited.joinTable = joinTable(tables, parent, inherited, target);
        return inherited.joinTable;
    }

    private static @Nullable ElementTable elementTable(
            ElementTables tables, EntityDraft<?> entity, ElementsDraft elements) {
        EntityDraft<?> parent = entity.parent;
        ElementsDraft inherited = parent == null ? null : parent.elements(elements.name());
        return parent == null || inherited == null
                ? tables.make(entity, elements)
                : elementTable(tables, parent, inherited);
    }

    private @Nullable EntityDraft<?> target(Member member, Class<?> type) {
        EntityDraft<?> target = entities.get(type);
        if (target == null) {
            faults.add(
                    member,
                    type.isAnnotationPresent(Entity.class)
                            ? "its target " + Names.of(type)
                                    + " is an entity that was not given. Add it to the entity classes."
                            : "its target " + Names.of(type)
                                    + " is no entity. Put @Entity on it, or correct the type.");
        }
        return target;
    }

    private void checkToOne(AttributeDraft attribute, ToOneDraft toOne) {
        EntityDraft<?> target = target(attribute.member(), toOne.target);
        if (target != null && toOne.lazy && target.isPolymorphic()) {
            faults.add(
                    attribute.member(),
                    "it is LAZY, but of which class an object of " + Names.of(toOne.target)
                            + " is, only its row tells. Make it EAGER, which costs one statement for a whole result.");
        } else if (target != null && toOne.lazy) {
            checkLazyTarget(attribute.member(), toOne.target);
        }
    }

    /** A lazy reference, or an object that waits for an attribute, is of a subclass that loads before any of its methods run. */
    private void checkLazyTarget(Member member, Class<?> target) {
        String eager = " or make " + Names.of(member.declaring()) + "." + member.name() + " EAGER.";
        if (Modifier.isFinal(target.getModifiers())) {
            faults.add(target, "it is final, so a LAZY reference to it cannot be made. Remove final," + eager);
            return;
        }
        Constructor<?> constructor = EntityReader.constructor(target);
        if (constructor != null && Modifier.isPrivate(constructor.getModifiers())) {
            faults.add(
                    target,
                    "its constructor without arguments is private, so a LAZY reference to it cannot be made. Make it protected,"
                            + eager);
        }
        for (Class<?> type = target; type != null && type != Object.class; type = type.getSuperclass()) {
            Arrays.stream(type.getDeclaredFields())
                    .filter(field ->
                            Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers()))
                    .forEach(field -> faults.add(
                            target,
                            "field " + field.getName()
                                    + " is public, so it can be read before a LAZY reference is loaded. Make it private,"
                                    + eager));
            Arrays.stream(type.getDeclaredMethods())
                    .filter(AssociationResolver::cannotBeOverridden)
                    .map(Method::getName)
                    .sorted()
                    .forEach(method -> faults.add(
                            target,
                            "method " + method
                                    + " is final, so a LAZY reference cannot load before it runs. Remove final,"
                                    + eager));
        }
    }

    private static boolean cannotBeOverridden(Method method) {
        int modifiers = method.getModifiers();
        return Modifier.isFinal(modifiers)
                && !Modifier.isStatic(modifiers)
                && !Modifier.isPrivate(modifiers)
                && !method.isSynthetic();
    }

    private void resolveMappedBy(EntityDraft<?> owner, CollectionDraft collection) {
        EntityDraft<?> target = target(collection.member, collection.target);
        if (target == null || collection.mappedBy.isEmpty()) {
            return;
        }
        if (collection.manyToMany) {
            resolveManyToMany(owner, collection, target);
        } else {
            resolveOneToMany(owner, collection, target);
        }
    }

    /** The key of a map is an attribute of what it holds. */
    private void resolveMapKey(CollectionDraft collection, EntityDraft<?> target) {
        String name = collection.mapKey;
        if (name == null) {
            return;
        }
        AttributeDraft id = target.id();
        AttributeDraft attribute = name.isEmpty() ? id : target.attribute(name);
        Class<?> declared = collection.member.typeArgument(0);
        if (attribute == null || attribute.toOne != null || attribute.computed || attribute.lazy) {
            faults.add(
                    collection.member,
                    name.isEmpty()
                            ? "the id of " + Names.of(target.type)
                                    + " is no attribute of one column. Name another by @MapKey(name = ...)."
                            : "@MapKey names \"" + name + "\", which is no attribute of " + Names.of(target.type)
                                    + " that has a column and is read with it."
                                    + Names.suggestion(name, target.paths()));
            return;
        }
        if (attribute.type != null && declared != null && attribute.type.javaType() != declared) {
            faults.add(
                    collection.member,
                    "the keys of its map are declared as " + declared.getSimpleName() + ", but " + Names.of(target.type)
                            + "." + attribute.path + " is a "
                            + attribute.type.javaType().getSimpleName() + ". Declare both alike.");
        }
        collection.mapKey = attribute.path;
    }

    private void resolveOneToMany(EntityDraft<?> owner, CollectionDraft collection, EntityDraft<?> target) {
        AttributeDraft attribute = target.attribute(collection.mappedBy);
        ToOneDraft toOne = attribute == null ? null : attribute.toOne;
        if (toOne == null) {
            List<String> candidates = target.attributes.stream()
                    .filter(other -> other.toOne != null && other.toOne.target == owner.type)
                    .map(other -> other.path)
                    .toList();
            reportMappedBy(
                    collection,
                    target,
                    collection.kind == Kind.ONE ? "which is no @OneToOne of it" : "which is no @ManyToOne of it",
                    candidates);
        } else if (collection.kind == Kind.ONE && !attribute.unique) {
            faults.add(
                    collection.member,
                    "mappedBy names " + Names.of(target.type) + "." + collection.mappedBy
                            + ", which is a @ManyToOne, so several may lead here. Make that one a @OneToOne, or this one a"
                            + " @OneToMany.");
        } else if (!leadsBack(toOne.target, owner, collection)) {
            faults.add(
                    collection.member,
                    "mappedBy names " + Names.of(target.type) + "." + collection.mappedBy + ", which leads to "
                            + Names.of(toOne.target) + " and not to " + Names.of(owner.type)
                            + ". Name the one that leads back.");
        } else if (toOne.inverse != null && !toOne.inverse.equals(collection.name())) {
            reportTwice(collection, target, toOne.inverse);
        } else {
            for (EntityDraft<?> each : target.tree()) {
                Objects.requireNonNull(Objects.requireNonNull(each.attribute(collection.mappedBy)).toOne).inverse =
                        collection.name();
            }
            collection.inverse = collection.mappedBy;
        }
    }

    /** An attribute leads back to the class that declares the collection, or to one above it that has it too. */
    private boolean leadsBack(Class<?> leadsTo, EntityDraft<?> owner, CollectionDraft collection) {
        EntityDraft<?> target = entities.get(leadsTo);
        return leadsTo == owner.type
                || target != null
                        && leadsTo.isAssignableFrom(owner.type)
                        && target.collection(collection.name()) != null;
    }

    private void resolveManyToMany(EntityDraft<?> owner, CollectionDraft collection, EntityDraft<?> target) {
        CollectionDraft other = target.collection(collection.mappedBy);
        if (other == null || !other.manyToMany || !other.mappedBy.isEmpty()) {
            List<String> candidates = target.collections.stream()
                    .filter(one -> one.manyToMany && one.mappedBy.isEmpty() && one.target == owner.type)
                    .map(CollectionDraft::name)
                    .toList();
            reportMappedBy(collection, target, "which is no @ManyToMany of it without mappedBy", candidates);
        } else if (!leadsBack(other.target, owner, collection)) {
            faults.add(
                    collection.member,
                    "mappedBy names " + Names.of(target.type) + "." + collection.mappedBy + ", which leads to "
                            + Names.of(other.target) + " and not to " + Names.of(owner.type)
                            + ". Name the one that leads back.");
        } else if (other.inverse != null && !other.inverse.equals(collection.name())) {
            reportTwice(collection, target, other.inverse);
        } else {
            for (EntityDraft<?> each : target.tree()) {
                Objects.requireNonNull(each.collection(collection.mappedBy)).inverse = collection.name();
            }
            collection.inverse = collection.mappedBy;
        }
    }

    private void reportMappedBy(
            CollectionDraft collection, EntityDraft<?> target, String problem, List<String> candidates) {
        String suggestion = candidates.isEmpty()
                ? " It has none that leads to " + Names.of(collection.member.declaring())
                        + "; add one, or remove mappedBy."
                : candidates.size() == 1
                        ? " Did you mean \"" + candidates.get(0) + "\"?"
                        : Names.suggestion(collection.mappedBy, candidates);
        faults.add(
                collection.member,
                "mappedBy = \"" + collection.mappedBy + "\" names an attribute of " + Names.of(target.type) + ", "
                        + problem + "." + suggestion);
    }

    private void reportTwice(CollectionDraft collection, EntityDraft<?> target, String first) {
        faults.add(
                collection.member,
                Names.of(target.type) + "." + collection.mappedBy + " is the other side of \"" + first
                        + "\" already. An association has two sides; remove one of the collections.");
    }
}
