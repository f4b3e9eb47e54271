package dev.orm.mapping;

import dev.orm.mapping.AttributeDraft.ForeignKeySetting;
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
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
        AttributeDraft ownerId = owner.id();
        AttributeDraft targetId = target.id();
        if (ownerId == null || ownerId.type == null || targetId == null || targetId.type == null) {
            return null;
        }
        Consumer<String> sink = sentence -> faults.add(collection.member, sentence);
        JoinTable annotation = collection.annotation;
        if (annotation != null) {
            RefusedAnnotations.elements(annotation, TABLE_ELEMENTS, sink);
        }
        TableName name = names.table(name(owner, target, annotation, sink), sink);
        JoinColumn ownerJoin = single(annotation == null ? null : annotation.joinColumns(), ownerId, sink);
        JoinColumn targetJoin = single(annotation == null ? null : annotation.inverseJoinColumns(), targetId, sink);
        String mappedOwnerColumn = ownerJoin == null || ownerJoin.name().isEmpty()
                ? Names.snakeCase(collection.inverse == null ? owner.name : collection.inverse) + "_"
                        + ownerId.mappedColumn
                : ownerJoin.name();
        String mappedTargetColumn = targetJoin == null || targetJoin.name().isEmpty()
                ? Names.snakeCase(collection.name()) + "_" + targetId.mappedColumn
                : targetJoin.name();
        AssociationReader.checkName(mappedOwnerColumn, sink);
        AssociationReader.checkName(mappedTargetColumn, sink);
        String ownerColumn = names.column(mappedOwnerColumn, sink);
        String targetColumn = names.column(mappedTargetColumn, sink);
        if (ownerColumn.equalsIgnoreCase(targetColumn)) {
            sink.accept("both columns of its join table are named \"" + ownerColumn
                    + "\". Name them by @JoinTable(joinColumns, inverseJoinColumns).");
            return null;
        }
        TableBuilder table = Table.builder(name)
                .column(new Column<>(ownerColumn, ownerId.type, false))
                .column(new Column<>(targetColumn, targetId.type, false))
                .primaryKey(new PrimaryKey(
                        NamingConvention.DEFAULT.primaryKey(name.name(), List.of(ownerColumn, targetColumn)),
                        List.of(ownerColumn, targetColumn)));
        ForeignKeySetting ownerKey = setting(ownerJoin, annotation == null ? null : annotation.foreignKey(), sink);
        ForeignKeySetting targetKey =
                setting(targetJoin, annotation == null ? null : annotation.inverseForeignKey(), sink);
        addForeignKey(table, name, ownerColumn, owner.table, ownerId.column, ownerKey);
        addForeignKey(table, name, targetColumn, target.table, targetId.column, targetKey);
        List<String> indexed = List.of(targetColumn);
        if (collection.manyToMany) {
            table.index(new Index(NamingConvention.DEFAULT.index(name.name(), indexed), indexed, false));
        } else {
            table.unique(new UniqueConstraint(NamingConvention.DEFAULT.unique(name.name(), indexed), indexed));
        }
        return new JoinTableDraft(table.build(), ownerColumn, targetColumn);
    }

    private static TableName name(
            EntityDraft<?> owner, EntityDraft<?> target, @Nullable JoinTable annotation, Consumer<String> sink) {
        String name = annotation == null || annotation.name().isEmpty()
                ? owner.mappedTable.name() + "_" + target.mappedTable.name()
                : annotation.name();
        String schema = annotation == null || annotation.schema().isEmpty() ? null : annotation.schema();
        AssociationReader.checkName(name, sink);
        AssociationReader.checkName(schema == null ? "" : schema, sink);
        return new TableName(schema, name);
    }

    private static @Nullable JoinColumn single(
            JoinColumn @Nullable [] columns, AttributeDraft id, Consumer<String> sink) {
        if (columns == null || columns.length == 0) {
            return null;
        }
        JoinColumn column = columns[0];
        if (columns.length > 1) {
            sink.accept(
                    "its @JoinTable has " + columns.length + " columns for one side. An id has one column; keep one.");
        }
        RefusedAnnotations.elements(column, COLUMN_ELEMENTS, sink);
        if (!column.referencedColumnName().isEmpty()
                && !column.referencedColumnName().equals(id.mappedColumn)) {
            sink.accept("referencedColumnName \"" + column.referencedColumnName()
                    + "\" is not supported. A join table refers to the id, \"" + id.mappedColumn + "\"; leave it out.");
        }
        return column;
    }

    private static ForeignKeySetting setting(
            @Nullable JoinColumn column, jakarta.persistence.@Nullable ForeignKey onTable, Consumer<String> sink) {
        ForeignKeySetting setting = new ForeignKeySetting("", true);
        for (jakarta.persistence.ForeignKey annotation :
                new jakarta.persistence.ForeignKey @Nullable [] {onTable, column == null ? null : column.foreignKey()
                }) {
            if (annotation != null) {
                RefusedAnnotations.elements(annotation, Set.of("name", "value"), sink);
                AssociationReader.checkName(annotation.name(), sink);
                ForeignKeySetting found = AssociationReader.foreignKey(annotation);
                setting = new ForeignKeySetting(
                        found.name().isEmpty() ? setting.name() : found.name(), setting.exists() && found.exists());
            }
        }
        return setting;
    }

    private static void addForeignKey(
            TableBuilder table,
            TableName name,
            String column,
            TableName referenced,
            String referencedColumn,
            ForeignKeySetting setting) {
        if (setting.exists()) {
            List<String> columns = List.of(column);
            String key = setting.name().isEmpty()
                    ? NamingConvention.DEFAULT.foreignKey(
                            name.name(), columns, referenced.name(), List.of(referencedColumn))
                    : setting.name();
            table.foreignKey(
                    new ForeignKey(key, columns, referenced, List.of(referencedColumn), ReferentialAction.NO_ACTION));
        }
    }
}
