package dev.orm.mapping;

import dev.orm.mapping.ElementsDraft.ElementTable;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
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
    final String name;

    /** Name of the table as the mapping has it. */
    final TableName mappedTable;

    /** Name of the table in the database. */
    TableName table;

    List<AttributeDraft> attributes = new ArrayList<>();
    List<CollectionDraft> collections = new ArrayList<>();
    List<ElementsDraft> elements = new ArrayList<>();
    final Map<ElementsDraft, ElementTable> elementTables = new LinkedHashMap<>();
    final List<ForeignKey> foreignKeys = new ArrayList<>();
    final List<UniqueConstraint> uniques = new ArrayList<>();
    final List<Index> indexes = new ArrayList<>();
    List<EntityCallback> callbacks = List.of();

    EntityDraft(Class<E> type, String name, TableName table) {
        this.type = type;
        this.name = name;
        this.mappedTable = table;
        this.table = table;
    }

    @Nullable
    AttributeDraft id() {
        return attributes.stream().filter(attribute -> attribute.id).findFirst().orElse(null);
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

    List<String> mappedColumns() {
        return attributes.stream().map(attribute -> attribute.mappedColumn).toList();
    }
}
