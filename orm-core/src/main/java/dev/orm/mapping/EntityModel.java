package dev.orm.mapping;

import dev.orm.mapping.ColumnAttribute.Made;
import dev.orm.schema.Identity;
import dev.orm.schema.Sequence;
import dev.orm.schema.Table;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How an entity class is stored. Immutable.
 *
 * @param <E> the entity class
 */
public final class EntityModel<E> {

    private final EntityParts<E> parts;
    private final List<ColumnAttribute> attributes;
    private final List<ColumnAttribute> toOnes;
    private final List<ColumnAttribute> madeOnInsert;
    private final List<ColumnAttribute> madeOnUpdate;
    private final List<ColumnAttribute> lazy;
    private final List<ColumnAttribute> computed;
    private final Map<String, ColumnAttribute> attributeByPath = new HashMap<>();
    private final Map<String, ToManyAttribute> collectionByName = new HashMap<>();
    private final List<ColumnAttribute> ids;
    private final @Nullable CompositeId compositeId;
    private final EntityColumns columns;
    private Map<Class<?>, EntityModel<?>> models = Map.of();
    private @Nullable Inheritance inheritance;
    private EntityModel<?> root = this;
    private final IdGeneration idGeneration;
    private final boolean longId;
    private final boolean intId;
    private final EntityAccessor<E> accessor;
    private final int[] records;

    /** Makes a model; called by {@link EntityModels}. */
    EntityModel(EntityParts<E> parts) {
        this.parts = parts;
        this.attributes = parts.attributes();
        this.ids = parts.ids();
        this.columns = parts.columns();
        this.compositeId = parts.compositeId();
        this.idGeneration = parts.idGeneration();
        this.accessor = parts.accessor();
        this.records = accessor.records();
        attributes.forEach(attribute -> attributeByPath.put(attribute.path(), attribute));
        parts.collections().forEach(collection -> collectionByName.put(collection.name(), collection));
        this.toOnes = some(attribute -> attribute.toOne() != null);
        this.madeOnInsert = some(attribute -> attribute.made() != Made.NEVER);
        this.madeOnUpdate = some(attribute -> attribute.made() == Made.ON_EVERY_WRITE);
        this.computed = some(ColumnAttribute::computed);
        this.lazy = some(ColumnAttribute::isLazy);
        SqlType<?> idType = ids.get(0).column().type();
        this.longId = compositeId == null
                && !idType.isConverted()
                && (idType.javaType() == Long.class || idType.javaType() == Integer.class);
        this.intId = longId && idType.javaType() == Integer.class;
    }

    private List<ColumnAttribute> some(Predicate<ColumnAttribute> kind) {
        return attributes.stream().filter(kind).toList();
    }

    /**
     * Sets several attributes of an object. Those of one embedded record are set together, since a record may refuse what is
     * half of another.
     *
     * @param entity the object
     * @param set the attributes, those of one record one after another
     * @param values their values, in order
     */
    public void set(E entity, List<ColumnAttribute> set, List<? extends @Nullable Object> values) {
        EmbeddedRecords.set(accessor, records, entity, set, values);
    }

    /**
     * Returns the sequence that gives out the ids.
     *
     * @return the sequence, or null if they do not come from one
     */
    public @Nullable Sequence sequence() {
        Identity identity = ids.get(0).column().identity();
        return identity == null ? null : identity.sequence();
    }

    /** Makes the other entities known, to whose ids that of this one may lead. */
    void link(Map<Class<?>, EntityModel<?>> all) {
        models = all;
    }

    /** Says what the entity has in common with others. */
    void inherit(Inheritance made) {
        inheritance = made;
        root = made.root();
    }

    /**
     * Returns what the entity has in common with the entities that it extends, or that extend it.
     *
     * @return the inheritance, or null if there are none
     */
    public @Nullable Inheritance inheritance() {
        return inheritance;
    }

    /**
     * Returns the entity that it extends.
     *
     * @return the entity, or null if it extends none
     */
    public @Nullable EntityModel<?> parent() {
        return inheritance == null ? null : inheritance.parent();
    }

    /**
     * Returns the topmost of the entities that it extends.
     *
     * @return the entity, itself if it extends none
     */
    public EntityModel<?> root() {
        return root;
    }

    /**
     * Tells whether all rows of one of its tables are its own, since no entity that it extends has the table.
     *
     * @param table which of the tables
     * @return whether they are
     */
    public boolean hasAllOf(int table) {
        EntityModel<?> parent = parent();
        return parent == null || parent.tables().size() <= table;
    }

    /**
     * Tells whether an object that a row becomes may be of another class, one that extends this one.
     *
     * @return whether it may
     */
    public boolean isPolymorphic() {
        return inheritance != null && inheritance.discriminatorPlace() >= 0;
    }

    /**
     * Tells whether rows of other classes are in the table, too, so that not every row is one of this entity.
     *
     * @return whether it extends an entity, and has no table of its own with all its columns
     */
    public boolean isPartOfTable() {
        return inheritance != null && root != this && inheritance.hasDiscriminator();
    }

    /**
     * Tells whether its ids are numbers that the tables of several classes share, so that its table alone cannot give them out.
     *
     * @return whether they are
     */
    public boolean sharesNumbers() {
        return inheritance != null && !inheritance.hasDiscriminator() && idGeneration.isByDatabase();
    }

    /**
     * Returns what is read where rows of several classes are asked for, each of which has a table with all its columns.
     *
     * @return the union of the tables, or null if the entity is read from its own
     */
    public @Nullable PolymorphicUnion union() {
        return parts.union();
    }

    /**
     * Tells whether objects of an entity are objects of this one.
     *
     * @param other the entity
     * @return whether it is this entity or extends it
     */
    public boolean covers(EntityModel<?> other) {
        return other == this || inheritance != null && parts.type().isAssignableFrom(other.parts.type());
    }

    /**
     * Tells whether an object can stand for a row that was not read yet, and load it when it is used.
     *
     * @return whether it can: whether a subclass was generated that does so, and no row is of another class
     */
    public boolean canReference() {
        return !isPolymorphic() && accessor.canReference();
    }

    /**
     * Returns the entity class.
     *
     * @return the class
     */
    public Class<E> type() {
        return parts.type();
    }

    /**
     * Returns the entity name: that of {@code @Entity}, or the simple name of the class.
     *
     * @return the name
     */
    public String name() {
        return parts.name();
    }

    /**
     * Returns the table, the first one if there are several: the one that has the id, the version, and what tells of which class a row is.
     *
     * @return the table
     */
    public Table table() {
        return parts.tables().get(0).table();
    }

    /**
     * Returns all tables that its attributes stand in, without those that only entities have which extend it.
     *
     * @return the tables, those of the entities that it extends first
     */
    public List<EntityTable> tables() {
        return parts.tables();
    }

    /**
     * Tells whether it, or an entity that extends it, has columns in more than one table.
     *
     * @return whether it has
     */
    public boolean hasSeveralTables() {
        return columns.tables().size() > 1;
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
     * Returns the attributes that are read when they are first used, and not with the entity. Objects that are read are then of the
     * generated subclass ({@link LazyAttributes}).
     *
     * @return the attributes, each at its own number
     */
    public List<ColumnAttribute> lazy() {
        return lazy;
    }

    /**
     * Returns the attributes that the database computes in each query ({@link Computed}).
     *
     * @return the attributes in order
     */
    public List<ColumnAttribute> computed() {
        return computed;
    }

    /**
     * Returns the associations to many.
     *
     * @return the associations, each at its own index
     */
    public List<ToManyAttribute> collections() {
        return parts.collections();
    }

    /**
     * Returns the collections of values.
     *
     * @return the collections in the order of their indexes, which go on where those of the associations to many end
     */
    public List<ElementsAttribute> elements() {
        return parts.elements();
    }

    /**
     * Returns how many collections of either kind there are: what the accessor numbers.
     *
     * @return their number
     */
    public int collectionCount() {
        return collections().size() + elements().size();
    }

    /**
     * Returns the name of a collection of either kind.
     *
     * @param index its number in the accessor
     * @return the name of the attribute
     */
    public String collectionName(int index) {
        return index < collections().size()
                ? collections().get(index).name()
                : elements().get(index - collections().size()).name();
    }

    /**
     * Returns what the attribute of a collection of either kind holds.
     *
     * @param index its number in the accessor
     * @return what it holds
     */
    public ToManyAttribute.Kind collectionKind(int index) {
        return index < collections().size()
                ? collections().get(index).kind()
                : elements().get(index - collections().size()).kind();
    }

    /**
     * Finds a collection of values.
     *
     * @param attribute its name
     * @return the collection, or null if there is none
     */
    public @Nullable ElementsAttribute elements(String attribute) {
        return elements().stream()
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
     * Returns the id of an entity whose id is one value.
     *
     * @return the attribute
     * @throws IllegalStateException if the id is an object, see {@link #compositeId()}
     */
    public ColumnAttribute id() {
        if (compositeId != null) {
            throw new IllegalStateException("The id of " + name() + " is a "
                    + compositeId.type().getSimpleName() + " and no attribute of one value.");
        }
        return ids.get(0);
    }

    /**
     * Tells whether its rows are read and never written ({@link ReadOnly}).
     *
     * @return whether they are
     */
    public boolean isReadOnly() {
        return parts.readOnly();
    }

    /**
     * Returns the attributes of the id: one, or several if it is an object.
     *
     * @return the attributes, in the order of the columns of the primary key
     */
    public List<ColumnAttribute> ids() {
        return ids;
    }

    /**
     * Tells whether an attribute is the id, or a part of it.
     *
     * @param attribute an attribute of this entity
     * @return whether it is
     */
    public boolean isId(ColumnAttribute attribute) {
        for (ColumnAttribute id : ids) {
            if (id == attribute) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns what describes the id if it is an object ({@code @EmbeddedId}, {@code @IdClass}, or {@code @Id} on an association).
     *
     * @return the description, or null if the id is one value
     */
    public @Nullable CompositeId compositeId() {
        return compositeId;
    }

    /**
     * Returns the associations that set attributes of the id ({@code @MapsId}).
     *
     * @return the associations
     */
    public List<MappedId> mappedIds() {
        return parts.mappedIds();
    }

    /**
     * Tells whether the id, or a part of it, is that of another entity, so that it may be known only when that one has a row.
     *
     * @return whether it is
     */
    public boolean hasDerivedId() {
        return !mappedIds().isEmpty() || compositeId != null && ids.stream().anyMatch(id -> id.toOne() != null);
    }

    /**
     * Returns the columns that are read for an entity, and where each attribute finds its own among them.
     *
     * @return the columns
     */
    public EntityColumns columns() {
        return columns;
    }

    /**
     * Returns the key of an object: its id, or the list of the values of an id that is an object.
     *
     * @param entity the object
     * @return the key, or null if the id, or a part of it, is null
     */
    public @Nullable Object key(E entity) {
        return compositeId == null ? accessor.get(ids.get(0).index(), entity) : compositeKey(entity);
    }

    private @Nullable List<Object> compositeKey(E entity) {
        List<Object> key = new ArrayList<>(columns.key().size());
        for (ColumnAttribute id : ids) {
            Object value = accessor.get(id.index(), entity);
            if (value != null && id.toOne() != null) {
                value = keyOf(id.toOne(), value);
            }
            if (value == null) {
                return null;
            } else if (value instanceof List<?> several) {
                key.addAll(several);
            } else {
                key.add(value);
            }
        }
        return List.copyOf(key);
    }

    /**
     * Returns the key of what an association leads to.
     *
     * @param toOne an association of this entity
     * @param target the object it leads to
     * @return the key, or null if the object has none yet
     */
    @SuppressWarnings("unchecked")
    public @Nullable Object keyOf(ToOneAttribute toOne, Object target) {
        EntityModel<Object> model = (EntityModel<Object>) Objects.requireNonNull(models.get(toOne.target()));
        Object key = model.key(target);
        boolean unset =
                model.idGeneration != IdGeneration.ASSIGNED && key instanceof Number number && number.longValue() == 0;
        return unset ? null : key;
    }

    /**
     * Returns an id as the program gives it.
     *
     * @param key the key
     * @return the id: the key itself, or an object made of it
     */
    public Object idOf(Object key) {
        return compositeId == null ? key : compositeId.id((List<?>) key);
    }

    /**
     * Returns the version that detects stale writes.
     *
     * @return the attribute, or null if the entity has none
     */
    public @Nullable ColumnAttribute version() {
        return parts.versionIndex() < 0 ? null : attributes.get(parts.versionIndex());
    }

    /**
     * Returns what says that a row counts as deleted.
     *
     * @return the attribute with {@link SoftDelete}, or null if rows are deleted
     */
    public @Nullable ColumnAttribute softDelete() {
        return parts.softDeleteIndex() < 0 ? null : attributes.get(parts.softDeleteIndex());
    }

    /**
     * Returns what says whose the rows are.
     *
     * @return the attribute with {@link TenantId}, or null if they are everybody's
     */
    public @Nullable ColumnAttribute tenant() {
        return parts.tenantIndex() < 0 ? null : attributes.get(parts.tenantIndex());
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
     * Tells whether the id is an {@code int}.
     *
     * @return whether it is
     */
    public boolean hasIntId() {
        return intId;
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
        return parts.callbacks();
    }

    @Override
    public String toString() {
        return parts.name();
    }
}
