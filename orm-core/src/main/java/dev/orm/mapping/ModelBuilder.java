package dev.orm.mapping;

import dev.orm.mapping.AttributeDraft.ToOneDraft;
import dev.orm.mapping.ElementsDraft.ElementTable;
import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Names;
import dev.orm.schema.Column;
import dev.orm.schema.Identity;
import dev.orm.schema.Table;
import dev.orm.type.JsonFormat;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes all models of a program: reads every class, resolves what leads from one to another, then makes tables and models. */
final class ModelBuilder {

    private final Faults faults = new Faults();
    private final NamingStrategy naming;
    private final boolean reflectionOnly;
    private final @Nullable JsonFormat json;
    private final Map<Class<?>, EntityDraft<?>> drafts = new LinkedHashMap<>();
    private final CompositeIds compositeIds = new CompositeIds(drafts, faults);
    private final Map<Class<?>, EntityModel<?>> models = new LinkedHashMap<>();
    private final List<Table> tables = new ArrayList<>();
    private final EntityTables entityTables = new EntityTables();
    private Map<String, NamedSql> named = Map.of();

    private ModelBuilder(NamingStrategy naming, boolean reflectionOnly, @Nullable JsonFormat json) {
        this.naming = naming;
        this.json = json;
        this.reflectionOnly = reflectionOnly;
    }

    static EntityModels build(
            Collection<Class<?>> classes, NamingStrategy naming, boolean reflectionOnly, @Nullable JsonFormat json) {
        ModelBuilder builder = new ModelBuilder(naming, reflectionOnly, json);
        builder.readAll(withSuperclasses(classes));
        builder.throwFaults();
        builder.drafts.values().forEach(builder::makeModel);
        builder.throwFaults();
        builder.models.values().forEach(model -> model.link(builder.models));
        EntityTables.link(builder.drafts, builder.models);
        builder.addJoinTables();
        return new EntityModels(builder.models, builder.tables, builder.named);
    }

    /** An entity that others extend is part of the program if they are; an abstract class is easily missed by who looks for entities. */
    private static Set<Class<?>> withSuperclasses(Collection<Class<?>> classes) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> type : classes) {
            for (Class<?> parent = type.getSuperclass(); parent != null; parent = parent.getSuperclass()) {
                if (type.isAnnotationPresent(Entity.class) && parent.isAnnotationPresent(Entity.class)) {
                    all.add(parent);
                }
            }
            all.add(type);
        }
        return all;
    }

    private void readAll(Collection<Class<?>> classes) {
        ColumnTypes types = new ColumnTypes(faults, json);
        classes.stream()
                .filter(type -> type.isAnnotationPresent(Converter.class))
                .forEach(types::register);
        EntityReader reader = new EntityReader(types, faults);
        for (Class<?> type : classes) {
            MappingOf description = type.getDeclaredAnnotation(MappingOf.class);
            if (type.isAnnotationPresent(Entity.class)) {
                add(description == null ? reader.read(type) : reader.readDescribed(description.value(), type));
            } else if (!type.isAnnotationPresent(Converter.class)
                    && !type.isAnnotationPresent(Embeddable.class)
                    && !type.isAnnotationPresent(MappedSuperclass.class)) {
                faults.add(type, "it was given as an entity but has no @Entity. Put @Entity on it, or do not give it.");
            }
        }
        Hierarchies hierarchies = new Hierarchies(drafts, faults);
        hierarchies.connect();
        hierarchies.checkIds();
        new AssociationResolver(drafts, faults).resolve(new PhysicalNames(naming, faults));
        ConstraintReader constraints = new ConstraintReader(drafts, faults);
        drafts.values().forEach(constraints::read);
        new Duplicates(faults).check(drafts.values());
        RowFilters.checkTenants(drafts.values(), faults);
        named = new NamedSqlReader(drafts.keySet(), faults).read(drafts.values());
        if (faults.isEmpty()) {
            FirstRows.check(drafts, faults);
        }
    }

    private void add(EntityDraft<?> draft) {
        EntityDraft<?> other = drafts.putIfAbsent(draft.type, draft);
        if (other != null) {
            faults.add(
                    draft.mapping,
                    "it describes " + Names.of(draft.type) + ", as " + Names.of(other.mapping)
                            + " does. Remove one of the two.");
        }
    }

    private void throwFaults() {
        if (!faults.isEmpty()) {
            throw new MappingException(faults.list());
        }
    }

    private <E> void makeModel(EntityDraft<E> draft) {
        EntityAccessor<E> accessor = new Accessors(reflectionOnly, faults).find(draft);
        if (accessor == null || !keepsOrder(draft)) {
            return;
        }
        List<ColumnAttribute> attributes = new ArrayList<>();
        int lazy = 0;
        for (int i = 0; i < draft.attributes.size(); i++) {
            // Without a generated subclass an object cannot wait for a value, so it is read with the others.
            boolean waits = draft.attributes.get(i).lazy && accessor.canReference();
            attributes.add(attribute(i, draft, waits ? lazy++ : -1));
        }
        List<ToManyAttribute> collections = new ArrayList<>();
        for (int i = 0; i < draft.collections.size(); i++) {
            collections.add(collection(i, draft.collections.get(i)));
        }
        List<ElementsAttribute> elements = new ArrayList<>();
        for (ElementsDraft collection : draft.elements) {
            ElementTable table = Objects.requireNonNull(draft.elementTables.get(collection));
            elements.add(table.attribute(collections.size() + elements.size(), collection));
        }
        List<ColumnAttribute> ids = draft.ids.stream()
                .map(id -> attributes.get(draft.attributes.indexOf(id)))
                .toList();
        int version = only(draft, attribute -> attribute.version);
        IdGeneration generation = draft.ids.get(0).generation;
        models.put(
                draft.type,
                new EntityModel<>(new EntityParts<>(
                        draft.type,
                        draft.name,
                        entityTables.of(draft),
                        attributes,
                        collections,
                        elements,
                        entityTables.columns(draft, attributes, ids),
                        entityTables.union(draft),
                        ids,
                        compositeIds.of(draft),
                        mappedIds(draft, attributes),
                        version,
                        only(draft, attribute -> attribute.softDelete),
                        only(draft, attribute -> attribute.tenant),
                        generation,
                        draft.isReadOnly(),
                        accessor,
                        draft.callbacks)));
        if (!draft.isReadOnly()) {
            tables.addAll(entityTables.made(draft));
        }
    }

    /** The attributes of the class that is extended come first, so that they have the same indexes in both. */
    private boolean keepsOrder(EntityDraft<?> draft) {
        if (draft.parent == null) {
            return true;
        }
        List<String> inherited = draft.parent.paths();
        List<String> paths = draft.paths();
        if (paths.size() >= inherited.size()
                && paths.subList(0, inherited.size()).equals(inherited)) {
            return true;
        }
        faults.add(
                draft.type,
                "its attributes come in another order than those of " + draft.parent.type.getSimpleName()
                        + ", which it extends. Compile both again with the annotation processor.");
        return false;
    }

    private static List<MappedId> mappedIds(EntityDraft<?> draft, List<ColumnAttribute> attributes) {
        List<MappedId> mappedIds = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            ToOneDraft toOne = draft.attributes.get(i).toOne;
            if (toOne != null && toOne.mapsId != null) {
                List<ColumnAttribute> parts = toOne.mapped.stream()
                        .map(part -> attributes.get(draft.attributes.indexOf(part)))
                        .toList();
                mappedIds.add(new MappedId(attributes.get(i), parts));
            }
        }
        return mappedIds;
    }

    private static int only(EntityDraft<?> draft, Predicate<AttributeDraft> kind) {
        for (int i = 0; i < draft.attributes.size(); i++) {
            if (kind.test(draft.attributes.get(i))) {
                return i;
            }
        }
        return -1;
    }

    static ColumnAttribute attribute(int index, EntityDraft<?> entity, int lazy) {
        AttributeDraft draft = entity.attributes.get(index);
        boolean identity = draft.generation == IdGeneration.IDENTITY;
        Column<?> column = new Column<>(draft.column, Objects.requireNonNull(draft.type), draft.nullable, identity);
        List<Column<?>> columns = new ArrayList<>();
        if (draft.defaultValue != null) {
            column = column.defaultValue(draft.defaultValue);
        }
        if (draft.sequence != null) {
            column = column.identity(Identity.of(draft.sequence.of(entity.root().table)));
        }
        if (!draft.comment.isEmpty()) {
            column = column.comment(draft.comment);
        }
        columns.add(column);
        draft.further.forEach(further -> columns.add(new Column<>(further.name, further.type, draft.nullable, false)));
        List<Column<?>> written = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (draft.isWritten(i)) {
                written.add(columns.get(i));
            }
        }
        return new ColumnAttribute(
                index,
                draft.path,
                entity.tableOf(draft),
                column,
                columns,
                written.isEmpty() ? columns : written,
                draft.insertable,
                draft.updatable,
                draft.made,
                lazy,
                draft.computed,
                toOne(draft, draft.toOne));
    }

    private static @Nullable ToOneAttribute toOne(AttributeDraft draft, @Nullable ToOneDraft toOne) {
        return toOne == null
                ? null
                : new ToOneAttribute(
                        draft.path,
                        toOne.target,
                        toOne.composite,
                        toOne.lazy,
                        toOne.optional,
                        toOne.cascades,
                        toOne.inverse,
                        toOne.foreignKey.onDelete());
    }

    private ToManyAttribute collection(int index, CollectionDraft draft) {
        JoinTable joinTable = null;
        if (draft.joinTable != null) {
            joinTable = draft.joinTable.seenFromOwner();
        } else if (draft.manyToMany) {
            EntityDraft<?> target = Objects.requireNonNull(drafts.get(draft.target));
            CollectionDraft owning = Objects.requireNonNull(target.collection(draft.mappedBy));
            joinTable = Objects.requireNonNull(owning.joinTable).seenFromTarget();
        }
        return new ToManyAttribute(
                index,
                draft.name(),
                draft.target,
                draft.kind,
                draft.lazy,
                draft.cascades,
                draft.mappedBy.isEmpty() ? null : draft.mappedBy,
                joinTable,
                draft.inverse,
                draft.orderBy,
                draft.joinTable == null || draft.joinTable.place() == null
                        ? draft.place
                        : draft.joinTable.table().column(draft.joinTable.place()),
                draft.mapKey == null ? null : new MemberKey(draft.mapKey, models));
    }

    private void addJoinTables() {
        for (EntityDraft<?> draft : drafts.values()) {
            for (CollectionDraft collection : draft.collections) {
                if (collection.joinTable != null && !draft.inherits(collection)) {
                    tables.add(collection.joinTable.table());
                }
            }
            draft.elementTables.forEach((elements, table) -> {
                if (!draft.inherits(elements)) {
                    tables.add(table.table());
                }
            });
        }
    }
}
