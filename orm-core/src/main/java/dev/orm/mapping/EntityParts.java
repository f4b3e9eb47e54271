package dev.orm.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is made of.
 *
 * @param type the entity class
 * @param name the entity name
 * @param tables its tables, the one that has the id and the version first
 * @param attributes the attributes that have a column, in the accessor's order
 * @param collections the associations to many, in the accessor's order
 * @param elements the collections of values, in the accessor's order
 * @param columns the columns that are read
 * @param union what they are read from, if that is more than one table with all columns
 * @param ids the attributes of the id
 * @param compositeId describes the id if it is an object, else null
 * @param mappedIds what sets attributes of the id
 * @param versionIndex which attribute is the version, -1 for none
 * @param softDeleteIndex which attribute says that a row counts as deleted, -1 for none
 * @param tenantIndex which attribute says whose a row is, -1 for none
 * @param idGeneration how the id comes about
 * @param readOnly whether rows are never written
 * @param accessor reads and writes the attributes
 * @param callbacks what is called when something happens to an entity
 * @param <E> the entity class
 */
record EntityParts<E>(
        Class<E> type,
        String name,
        List<EntityTable> tables,
        List<ColumnAttribute> attributes,
        List<ToManyAttribute> collections,
        List<ElementsAttribute> elements,
        EntityColumns columns,
        @Nullable PolymorphicUnion union,
        List<ColumnAttribute> ids,
        @Nullable CompositeId compositeId,
        List<MappedId> mappedIds,
        int versionIndex,
        int softDeleteIndex,
        int tenantIndex,
        IdGeneration idGeneration,
        boolean readOnly,
        EntityAccessor<E> accessor,
        List<EntityCallback> callbacks) {

    EntityParts {
        tables = List.copyOf(tables);
        attributes = List.copyOf(attributes);
        collections = List.copyOf(collections);
        elements = List.copyOf(elements);
        ids = List.copyOf(ids);
        mappedIds = List.copyOf(mappedIds);
        callbacks = List.copyOf(callbacks);
    }
}
