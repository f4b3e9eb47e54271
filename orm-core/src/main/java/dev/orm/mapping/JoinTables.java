package dev.orm.mapping;

import dev.orm.mapping.AttributeDraft.ForeignKeySetting;
import dev.orm.mapping.AttributeDraft.JoinColumnDraft;
import dev.orm.mapping.CollectionDraft.JoinTableDraft;
import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Names;
import dev.orm.mapping.internal.RefusedAnnotations;
import dev.orm.schema.Column;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.Index;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.schema.UniqueConstraint;
import dev.orm.type.SqlType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables between two entities. Their primary key is the pair, for lists and sets alike, so a pair is stored once. Names
 * follow jakarta.persistence: the table is called after the tables of both sides, a column after the attribute that leads to the
 * entity (after the entity itself where there is none) and its id.
 */
final class JoinTables {

    private static final Set<String> TABLE_ELEMENTS =
            Set.of("name", "schema", "joinColumns", "inverseJoinColumns", "foreignKey", "inverseForeignKey");
    private static final Set<String> COLUMN_ELEMENTS = Set.of("name", "referencedColumnName", "nullable", "foreignKey");

    private final PhysicalNames names;
    private final Faults faults;

    JoinTables(PhysicalNames names, Faults faults) {
        this.names = names;
        this.faults = faults;
    }

    /** Returns the table, or null if one of the sides has no usable id, which has been reported. */
    @Nullable
    JoinTableDraft make(EntityDraft<?> owner, CollectionDraft collection, EntityDraft<?> target) {
        if (!owner.hasKey() || !target.hasKey()) {
            return null;
        }
        if (owner.isReadOnly()) {
            faults.add(
                    collection.member,
                    "its entity is @ReadOnly and would write the join table. Map it from the other side, or as an entity of its own.");
        }
        Consumer<String> sink = sentence -> faults.add(collection.member, sentence);
        JoinTable annotation = collection.annotation;
        if (annotation != null) {
            RefusedAnnotations.elements(annotation, TABLE_ELEMENTS, sink);
        }
        TableName name = names.table(name(owner, target, annotation, sink), sink);
        JoinColumn[] ownerJoins = annotation == null ? new JoinColumn[0] : annotation.joinColumns();
        JoinColumn[] targetJoins = annotation == null ? new JoinColumn[0] : annotation.inverseJoinColumns();
        String towardsOwner = Names.snakeCase(collection.inverse == null ? owner.name : collection.inverse);
        List<String> ownerColumns = columns(names, ownerJoins, towardsOwner, owner, sink);
        List<String> targetColumns = columns(names, targetJoins, Names.snakeCase(collection.name()), target, sink);
        for (String column : ownerColumns) {
            if (targetColumns.stream().anyMatch(column::equalsIgnoreCase)) {
                sink.accept((ownerColumns.size() + targetColumns.size() == 2 ? "both columns" : "two columns")
                        + " of its join table are named \"" + column
                        + "\". Name them by @JoinTable(joinColumns, inverseJoinColumns).");
                return null;
            }
        }
        String place = collection.placeColumn.isEmpty() ? null : names.column(collection.placeColumn, sink);
        if (place != null
                && Stream.concat(ownerColumns.stream(), targetColumns.stream()).anyMatch(place::equalsIgnoreCase)) {
            sink.accept("two columns of its join table are named \"" + place
                    + "\". Name them by @OrderColumn and @JoinTable(joinColumns, inverseJoinColumns).");
            return null;
        }
        List<String> pair = new ArrayList<>(ownerColumns);
        pair.addAll(targetColumns);
        TableBuilder table = Table.builder(name);
        addColumns(table, ownerColumns, owner.keyTypes());
        addColumns(table, targetColumns, target.keyTypes());
        if (place != null) {
            // What the other side links has no place until the list is seen.
            table.column(new Column<>(place, SqlType.INTEGER, true));
        }
        table.primaryKey(new PrimaryKey(NamingConvention.DEFAULT.primaryKey(name.name(), pair), pair));
        ReferentialAction onDelete = AssociationReader.onDelete(collection.member, sink);
        ForeignKeySetting ownerKey = setting(ownerJoins, annotation == null ? null : annotation.foreignKey(), sink)
                .onDelete(onDelete);
        ForeignKeySetting targetKey = setting(
                        targetJoins, annotation == null ? null : annotation.inverseForeignKey(), sink)
                .onDelete(onDelete);
        addForeignKey(table, name, ownerColumns, owner, ownerKey);
        addForeignKey(table, name, targetColumns, target, targetKey);
        if (collection.manyToMany) {
            table.index(new Index(NamingConvention.DEFAULT.index(name.name(), targetColumns), targetColumns, false));
        } else {
            table.unique(
                    new UniqueConstraint(NamingConvention.DEFAULT.unique(name.name(), targetColumns), targetColumns));
        }
        return new JoinTableDraft(table.build(), ownerColumns, targetColumns, place);
    }

    static void addColumns(TableBuilder table, List<String> names, List<SqlType<?>> types) {
        for (int i = 0; i < names.size(); i++) {
            table.column(new Column<>(names.get(i), types.get(i), false));
        }
    }

    private static TableName name(
            EntityDraft<?> owner, EntityDraft<?> target, @Nullable JoinTable annotation, Consumer<String> sink) {
        String name = annotation == null || annotation.name().isEmpty()
                ? owner.mappedKeyTable().name() + "_" + target.mappedKeyTable().name()
                : annotation.name();
        String schema = annotation == null || annotation.schema().isEmpty() ? null : annotation.schema();
        AssociationReader.checkName(name, sink);
        AssociationReader.checkName(schema == null ? "" : schema, sink);
        return new TableName(schema, name);
    }

    /** Returns the columns, in the database, that refer to one side. */
    static List<String> columns(
            PhysicalNames names, JoinColumn[] given, String prefix, EntityDraft<?> side, Consumer<String> sink) {
        List<JoinColumnDraft> columns = new ArrayList<>();
        for (JoinColumn column : given) {
            RefusedAnnotations.elements(column, COLUMN_ELEMENTS, sink);
            columns.add(new JoinColumnDraft(column.name(), column.referencedColumnName(), true));
        }
        List<String> keys = side.mappedKeyColumns();
        List<String> derived = keys.stream().map(key -> prefix + "_" + key).toList();
        return ForeignKeyResolver.joinColumns(columns, keys, derived, Names.of(side.type), sink).stream()
                .map(column -> {
                    AssociationReader.checkName(column, sink);
                    return names.column(column, sink);
                })
                .toList();
    }

    static ForeignKeySetting setting(
            JoinColumn[] columns, jakarta.persistence.@Nullable ForeignKey onTable, Consumer<String> sink) {
        List<jakarta.persistence.ForeignKey> annotations = new ArrayList<>();
        if (onTable != null) {
            annotations.add(onTable);
        }
        for (JoinColumn column : columns) {
            annotations.add(column.foreignKey());
        }
        ForeignKeySetting setting = ForeignKeySetting.NONE;
        for (jakarta.persistence.ForeignKey annotation : annotations) {
            RefusedAnnotations.elements(annotation, Set.of("name", "value"), sink);
            AssociationReader.checkName(annotation.name(), sink);
            ForeignKeySetting found = AssociationReader.foreignKey(annotation);
            setting = new ForeignKeySetting(
                    found.name().isEmpty() ? setting.name() : found.name(),
                    setting.exists() && found.exists(),
                    setting.onDelete());
        }
        return setting;
    }

    static void addForeignKey(
            TableBuilder table, TableName name, List<String> columns, EntityDraft<?> side, ForeignKeySetting setting) {
        if (setting.exists() && !side.isReadOnly() && side.hasOneKeyTable()) {
            List<String> referenced = side.keyTableColumns();
            String key = setting.name().isEmpty()
                    ? NamingConvention.DEFAULT.foreignKey(
                            name.name(), columns, side.keyTable().name(), referenced)
                    : setting.name();
            table.foreignKey(new ForeignKey(key, columns, side.keyTable(), referenced, setting.onDelete()));
        }
    }
}
