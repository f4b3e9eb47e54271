package dev.orm.mapping;

import dev.orm.mapping.ColumnAttribute.Made;
import dev.orm.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an entity class is stored. Immutable.
 *
 * @param <E> the entity class
 */
public final class EntityModel<E> {

    /** How an entity gets its id. */
    public enum IdGeneration {
        /** The program sets it. */
        ASSIGNED,
        /** The database generates it when the row is inserted. */
        IDENTITY,
        /** The session makes a UUID of version 7 when the entity is added. */
        UUID
    }

    private final Class<E> type;
    private final String name;
    private final Table table;
    private final List<ColumnAttribute> attributes;
    private final List<ColumnAttribute> toOnes;
    private final List<ColumnAttribute> madeOnInsert;
    private final List<ColumnAttribute> madeOnUpdate;
    private final List<ToManyAttribute> collections;
    private final List<ElementsAttribute> elements;
    private final Map<String, ColumnAttribute> attributeByPath = new HashMap<>();
    private final Map<String, ToManyAttribute> collectionByName = new HashMap<>();
    private final int idIndex;
    private final int versionIndex;
    private final IdGeneration idGeneration;
    private final boolean longId;
    private final EntityAccessor<E> accessor;
    private final List<EntityCallback> callbacks;

    /**
     * Makes a model; called by {@link EntityModels}.
     *
     * @param type the entity class
     * @param name the entity name
     * @param table its table
     * @param attributes the attributes that have a column, in the accessor's order
     * @param collections the associations to many, in the accessor's order
     * @param elements the collections of values, in the accessor's order
     * @param idIndex which attribute is the id
     * @param versionIndex which attribute is the version, -1 for none
     * @param idGeneration how the id comes about
     * @param accessor reads and writes the attributes
     * @param callbacks what is called when something happens to an entity
     */
    EntityModel(
            Class<E> type,
            String name,
            Table table,
            List<ColumnAttribute> attributes,
            List<ToManyAttribute> collections,
            List<ElementsAttribute> elements,
            int idIndex,
            int versionIndex,
            IdGeneration idGeneration,
            EntityAccessor<E> accessor,
            List<EntityCallback> callbacks) {
        this.type = type;
        this.name = name;
        this.table = table;
        this.attributes = List.copyOf(attributes);
        this.collections = List.copyOf(collections);
        this.elements = List.copyOf(elements);
        this.idIndex = idIndex;
        this.versionIndex = versionIndex;
        this.idGeneration = idGeneration;
        this.accessor = accessor;
        this.callbacks = List.copyOf(callbacks);
        List<ColumnAttribute> references = new ArrayList<>();
        for (ColumnAttribute attribute : attributes) {
            attributeByPath.put(attribute.path(), attribute);
            if (attribute.toOne() != null) {
                references.add(attribute);
            }
        }
        this.toOnes = List.copyOf(references);
        this.madeOnInsert = attributes.stream()
                .filter(attribute -> attribute.made() != Made.NEVER)
                .toList();
        this.madeOnUpdate = attributes.stream()
                .filter(attribute -> attribute.made() == Made.ON_EVERY_WRITE)
                .toList();
        collections.forEach(collection -> collectionByName.put(collection.name(), collection));
        Class<?> idType = id().column().type().javaType();
        this.longId = !id().column().type().isConverted() && (idType == Long.class || idType == Integer.class);
    }

    /**
     * Returns the entity class.
     *
     * @return the class
     */
    public Class<E> type() {
        return type;
    }

    /**
     * Returns the entity name: that of {@code @Entity}, or the simple name of the class.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the table.
     *
     * @return the table
     */
    public Table table() {
        return table;
    }

    /**
     * Returns the attributes that have a column.
     *
     * @return the attributes, each at its own index
     */
    public List<ColumnAttribute> attributes() {
        return attributes;
    }

    /**
     * Returns the attributes that are foreign keys of to-one associations.
     *
     * @return the attributes in order
     */
    public List<ColumnAttribute> toOnes() {
        return toOnes;
    }

    /**
     * Returns the attributes whose values the database makes when a row is inserted; the id is none of them.
     *
     * @return the attributes in order
     */
    public List<ColumnAttribute> madeOnInsert() {
        return madeOnInsert;
    }

    /**
     * Returns the attributes whose values the database makes when a row is updated.
     *
     * @return the attributes in order
     */
    public List<ColumnAttribute> madeOnUpdate() {
        return madeOnUpdate;
    }

    /**
     * Returns the associations to many.
     *
     * @return the associations, each at its own index
     */
    public List<ToManyAttribute> collections() {
        return collections;
    }

    /**
     * Returns the collections of values.
     *
     * @return the collections in the order of their indexes, which go on where those of the associations to many end
     */
    public List<ElementsAttribute> elements() {
        return elements;
    }

    /**
     * Returns how many collections of either kind there are: what the accessor numbers.
     *
     * @return their number
     */
    public int collectionCount() {
        return collections.size() + elements.size();
    }

    /**
     * Returns the name of a collection of either kind.
     *
     * @param index its number in the accessor
     * @return the name of the attribute
     */
    public String collectionName(int index) {
        return index < collections.size()
                ? collections.get(index).name()
                : elements.get(index - collections.size()).name();
    }

    /**
     * Returns what the attribute of a collection of either kind holds.
     *
     * @param index its number in the accessor
     * @return what it holds
     */
    public ToManyAttribute.Kind collectionKind(int index) {
        return index < collections.size()
                ? collections.get(index).kind()
                : elements.get(index - collections.size()).kind();
    }

    /**
     * Finds a collection of values.
     *
     * @param attribute its name
     * @return the collection, or null if there is none
     */
    public @Nullable ElementsAttribute elements(String attribute) {
        return elements.stream()
                .filter(collection -> collection.name().equals(attribute))
                .findFirst()
                .orElse(null);
    }

    /**
     * Finds an attribute that has a column.
     *
     * @param path its name, with a dot before each attribute of an embedded class
     * @return the attribute, or null if there is none
     */
    public @Nullable ColumnAttribute attribute(String path) {
        return attributeByPath.get(path);
    }

    /**
     * Finds an association to many.
     *
     * @param attribute its name
     * @return the association, or null if there is none
     */
    public @Nullable ToManyAttribute collection(String attribute) {
        return collectionByName.get(attribute);
    }

    /**
     * Returns the id.
     *
     * @return the attribute
     */
    public ColumnAttribute id() {
        return attributes.get(idIndex);
    }

    /**
     * Returns the version that detects stale writes.
     *
     * @return the attribute, or null if the entity has none
     */
    public @Nullable ColumnAttribute version() {
        return versionIndex < 0 ? null : attributes.get(versionIndex);
    }

    /**
     * Returns how the id comes about.
     *
     * @return how
     */
    public IdGeneration idGeneration() {
        return idGeneration;
    }

    /**
     * Tells whether the id is a {@code long} or {@code int}, so that it can be looked up without an object.
     *
     * @return whether it is
     */
    public boolean hasLongId() {
        return longId;
    }

    /**
     * Returns what reads and writes the attributes.
     *
     * @return the accessor
     */
    public EntityAccessor<E> accessor() {
        return accessor;
    }

    /**
     * Returns what is called when something happens to an entity ({@code @PrePersist}, {@code @EntityListeners} and the like).
     *
     * @return the callbacks in the order in which they are called
     */
    public List<EntityCallback> callbacks() {
        return callbacks;
    }

    @Override
    public String toString() {
        return name;
    }
}
