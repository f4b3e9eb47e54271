package dev.orm.mapping;

import dev.orm.mapping.ElementsDraft.ElementTable;
import dev.orm.mapping.internal.Member;
import dev.orm.schema.Column;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import jakarta.persistence.InheritanceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entity class while its model is being made.
 *
 * @param <E> the entity class
 */
final class EntityDraft<E> {

    final Class<E> type;

    /** The class that carries the annotations: the entity class itself, unless another one describes it. */
    final Class<?> mapping;

    final String name;

    /** Name of the table as the mapping has it. */
    TableName mappedTable;

    final AssociationOverrides overrides;

    /** Name of the table in the database. */
    TableName table;

    /** The entity that it extends, or null. */
    @Nullable
    EntityDraft<?> parent;

    /** The entities that extend it. */
    final List<EntityDraft<?>> children = new ArrayList<>(0);

    /** What tells of which class a row is; only the topmost entity of several has one. */
    Hierarchies.@Nullable DiscriminatorDraft discriminator;

    /** What is written there for an object of this class; null for an abstract class. */
    @Nullable
    Object discriminatorValue;

    List<AttributeDraft> attributes = new ArrayList<>();
    List<CollectionDraft> collections = new ArrayList<>();
    List<ElementsDraft> elements = new ArrayList<>();
    /** Columns of the table for the places in lists of other entities. */
    final List<Column<?>> places = new ArrayList<>(0);

    final Map<ElementsDraft, ElementTable> elementTables = new LinkedHashMap<>();

    /** What this entity says of the table of the topmost one. */
    final TableConstraints constraints = new TableConstraints();

    /** How the rows of this topmost entity, and of those that extend it, are divided among tables. */
    InheritanceType strategy = InheritanceType.SINGLE_TABLE;

    /** The tables that come with this entity, beside that of the topmost one; its own first, if it has one. */
    final List<TableDraft> further = new ArrayList<>(0);

    List<EntityCallback> callbacks = List.of();

    /** The attributes of the id, in the order of its columns. */
    List<AttributeDraft> ids = List.of();

    /** The attribute that holds the id as an object, or null. */
    @Nullable
    Member embeddedId;

    /** Tells whether the program only reads its rows. */
    boolean isReadOnly() {
        return root().mapping.isAnnotationPresent(ReadOnly.class);
    }

    /** Returns the topmost entity. */
    EntityDraft<?> root() {
        EntityDraft<?> root = this;
        while (root.parent != null) {
            root = root.parent;
        }
        return root;
    }

    /** Tells whether each class that extends the topmost one has a table for what it adds, joined by the id. */
    boolean isJoined() {
        return root().strategy == InheritanceType.JOINED;
    }

    /** Tells whether each class has a table with all its columns. */
    boolean hasTablePerClass() {
        return root().strategy == InheritanceType.TABLE_PER_CLASS;
    }

    /** Tells whether its rows stand in one table, to which a foreign key can refer. */
    boolean hasOneKeyTable() {
        return !hasTablePerClass() || !isPolymorphic();
    }

    /** Returns the entity whose table has the id: the topmost one, or this one where each class has a table with all its columns. */
    EntityDraft<?> first() {
        return hasTablePerClass() ? this : root();
    }

    /** Returns the entities that have columns in the table of this first one. */
    List<EntityDraft<?>> sharing() {
        return hasTablePerClass() ? List.of(this) : tree();
    }

    /** Returns this entity and all that extend it, each before those below it. */
    List<EntityDraft<?>> tree() {
        List<EntityDraft<?>> tree = new ArrayList<>(List.of(this));
        children.forEach(child -> tree.addAll(child.tree()));
        return tree;
    }

    /** Tells whether an object that a row becomes may be of another class. */
    boolean isPolymorphic() {
        return !children.isEmpty();
    }

    /** Tells whether an association to many comes from the entity that this one extends. */
    boolean inherits(CollectionDraft collection) {
        return parent != null && parent.collection(collection.name()) != null;
    }

    /** Tells whether a collection of values comes from the entity that this one extends. */
    boolean inherits(ElementsDraft collection) {
        return parent != null && parent.elements(collection.name()) != null;
    }

    /** Returns the constraints and indexes of the table of a first entity. */
    TableConstraints allConstraints() {
        TableConstraints all = new TableConstraints();
        sharing().forEach(each -> all.addAll(each.constraints));
        return all;
    }

    /** Returns its tables beside that of the topmost entity, those of the entities that it extends first. */
    List<TableDraft> tables() {
        List<TableDraft> tables = new ArrayList<>(parent == null ? List.of() : parent.tables());
        tables.addAll(further);
        return tables;
    }

    /** Returns the table that it has in addition to the entity that it extends, or null. */
    @Nullable
    TableDraft own() {
        return parent != null && isJoined() ? further.get(0) : null;
    }

    /** Returns the table whose rows are those of this entity, to which foreign keys refer. */
    TableName keyTable() {
        TableDraft own = own();
        return own == null ? table : own.name;
    }

    /** Returns the columns of the primary key of that table. */
    List<String> keyTableColumns() {
        TableDraft own = own();
        return own == null ? keyColumns() : own.key;
    }

    /** Returns the table, as the mapping has it, after which others are called. */
    TableName mappedKeyTable() {
        TableDraft own = own();
        return own == null ? mappedTable : own.mapped;
    }

    /** Returns in which table an attribute is: 0 for that of the topmost entity, else one more than its place among the others. */
    int tableOf(AttributeDraft attribute) {
        EntityDraft<?> declaring = declaring(attribute);
        TableDraft table = declaring.secondary(attribute.table);
        table = table == null ? declaring.own() : table;
        return table == null ? 0 : tables().indexOf(table) + 1;
    }

    private EntityDraft<?> declaring(AttributeDraft attribute) {
        EntityDraft<?> declaring = this;
        while (declaring.parent != null && declaring.parent.attribute(attribute.path) != null) {
            declaring = declaring.parent;
        }
        return declaring;
    }

    /** Finds a secondary table by its name in the mapping. */
    @Nullable
    TableDraft secondary(String name) {
        for (TableDraft table : further) {
            if (table != own() && table.mapped.name().equalsIgnoreCase(name)) {
                return table;
            }
        }
        return null;
    }

    @Nullable
    ElementsDraft elements(String attribute) {
        return elements.stream()
                .filter(collection -> collection.name().equals(attribute))
                .findFirst()
                .orElse(null);
    }

    /** The class of {@code @IdClass}, or null. */
    @Nullable
    Class<?> idClass;

    EntityDraft(Class<E> type, Class<?> mapping, String name, TableName table, AssociationOverrides overrides) {
        this.type = type;
        this.mapping = mapping;
        this.name = name;
        this.mappedTable = table;
        this.overrides = overrides;
        this.table = table;
    }

    /** Returns the id that is one value, or null where there is none or it is an object. */
    @Nullable
    AttributeDraft id() {
        return hasCompositeId() || ids.isEmpty() ? null : ids.get(0);
    }

    /** Tells whether the id is known as an object: of several attributes, of an embeddable class, or that of another entity. */
    boolean hasCompositeId() {
        return embeddedId != null || idClass != null || ids.size() > 1 || ids.size() == 1 && ids.get(0).toOne != null;
    }

    /** Tells whether there is an id whose columns and types are known. */
    boolean hasKey() {
        return !ids.isEmpty() && ids.stream().allMatch(id -> id.type != null && !id.mappedColumn.isEmpty());
    }

    /** Returns the columns of the primary key in the database. */
    List<String> keyColumns() {
        return ids.stream().flatMap(id -> id.columns().stream()).toList();
    }

    List<String> mappedKeyColumns() {
        return ids.stream().flatMap(id -> id.mappedColumns().stream()).toList();
    }

    List<SqlType<?>> keyTypes() {
        return ids.stream().<SqlType<?>>flatMap(id -> id.types().stream()).toList();
    }

    @Nullable
    AttributeDraft attribute(String path) {
        return attributes.stream()
                .filter(attribute -> attribute.path.equals(path))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    CollectionDraft collection(String attribute) {
        return collections.stream()
                .filter(collection -> collection.name().equals(attribute))
                .findFirst()
                .orElse(null);
    }

    /** Names of the collections in the order of their numbers: associations to many, then collections of values. */
    List<String> collectionNames() {
        List<String> names = new ArrayList<>();
        collections.forEach(collection -> names.add(collection.name()));
        elements.forEach(collection -> names.add(collection.name()));
        return names;
    }

    List<String> paths() {
        return attributes.stream().map(attribute -> attribute.path).toList();
    }

    /** Returns the columns of one of its tables, as the mapping has them. */
    List<String> mappedColumns(int table) {
        return attributes.stream()
                .filter(attribute -> tableOf(attribute) == table)
                .flatMap(attribute -> attribute.mappedColumns().stream())
                .toList();
    }

    /** Returns the name in the database of a column of one of its tables. */
    String column(String mapped, int table) {
        for (AttributeDraft attribute : attributes) {
            int place = attribute.mappedColumns().indexOf(mapped);
            if (place >= 0 && tableOf(attribute) == table) {
                return attribute.columns().get(place);
            }
        }
        throw new IllegalStateException("There is no column " + mapped + ".");
    }
}
