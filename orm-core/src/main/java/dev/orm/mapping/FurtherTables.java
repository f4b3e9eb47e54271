package dev.orm.mapping;

import dev.orm.mapping.AttributeDraft.ForeignKeySetting;
import dev.orm.mapping.AttributeDraft.JoinColumnDraft;
import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.RefusedAnnotations;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.TableName;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SecondaryTables;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the tables that an entity has beside that of the topmost one: its own, if tables are joined, and secondary ones. */
final class FurtherTables {

    private final Faults faults;

    FurtherTables(Faults faults) {
        this.faults = faults;
    }

    /** Reads the tables of an entity, which must still know the name of its own. */
    void read(EntityDraft<?> draft) {
        Consumer<String> sink = sentence -> faults.add(draft.type, sentence);
        PrimaryKeyJoinColumns several = draft.mapping.getDeclaredAnnotation(PrimaryKeyJoinColumns.class);
        PrimaryKeyJoinColumn one = draft.mapping.getDeclaredAnnotation(PrimaryKeyJoinColumn.class);
        PrimaryKeyJoinColumn[] columns = several != null
                ? several.value()
                : one == null ? new PrimaryKeyJoinColumn[0] : new PrimaryKeyJoinColumn[] {one};
        if (draft.parent != null && draft.isJoined()) {
            List<ForeignKey> foreignKeys = new ArrayList<>();
            if (several != null) {
                foreignKeys.add(several.foreignKey());
            }
            Table table = draft.mapping.getDeclaredAnnotation(Table.class);
            String comment = table == null ? "" : table.comment();
            draft.further.add(
                    0,
                    new TableDraft(
                            draft,
                            draft.mappedTable,
                            comment,
                            false,
                            joins(columns, foreignKeys, sink),
                            setting(foreignKeys, sink),
                            List.of(),
                            List.of()));
        } else if (columns.length > 0) {
            sink.accept(
                    "@PrimaryKeyJoinColumn names the id of a table that is joined to that of the entity above, and this entity"
                            + " has none. Remove it, or put @Inheritance(strategy = JOINED) on the topmost entity.");
        }
        SecondaryTables tables = draft.mapping.getDeclaredAnnotation(SecondaryTables.class);
        SecondaryTable table = draft.mapping.getDeclaredAnnotation(SecondaryTable.class);
        for (SecondaryTable each : tables != null ? tables.value() : new SecondaryTable[0]) {
            draft.further.add(secondary(draft, each, sink));
        }
        if (table != null) {
            draft.further.add(secondary(draft, table, sink));
        }
    }

    private static TableDraft secondary(EntityDraft<?> draft, SecondaryTable annotation, Consumer<String> sink) {
        RefusedAnnotations.elements(
                annotation,
                Set.of("name", "schema", "pkJoinColumns", "foreignKey", "uniqueConstraints", "indexes", "comment"),
                sink);
        AssociationReader.checkName(annotation.name(), sink);
        AssociationReader.checkName(annotation.schema(), sink);
        List<ForeignKey> foreignKeys = new ArrayList<>(List.of(annotation.foreignKey()));
        return new TableDraft(
                draft,
                new TableName(annotation.schema().isEmpty() ? null : annotation.schema(), annotation.name()),
                annotation.comment(),
                true,
                joins(annotation.pkJoinColumns(), foreignKeys, sink),
                setting(foreignKeys, sink),
                List.of(annotation.uniqueConstraints()),
                List.of(annotation.indexes()));
    }

    /** Sees to it that attributes are in tables that the entity has. */
    void checkAttributes(EntityDraft<?> draft) {
        for (AttributeDraft attribute : draft.attributes) {
            if (attribute.table.isEmpty() || draft.parent != null && draft.parent.attribute(attribute.path) != null) {
                continue;
            }
            List<String> names = draft.further.stream()
                    .filter(table -> table != draft.own())
                    .map(table -> table.mapped.name())
                    .toList();
            String own = draft.mappedKeyTable().name();
            if (draft.secondary(attribute.table) == null && !attribute.table.equalsIgnoreCase(own)) {
                faults.add(
                        attribute.member(),
                        "its table \"" + attribute.table + "\" is none of its entity, which has " + own
                                + (names.isEmpty() ? "" : " and " + String.join(", ", names))
                                + ". Name one of them, or add @SecondaryTable to the entity.");
            } else if (draft.secondary(attribute.table) != null
                    && (attribute.id || attribute.version || attribute.softDelete || attribute.tenant)) {
                faults.add(
                        attribute.member(),
                        "it concerns the whole row and stands in a secondary table. Leave out the table.");
            }
        }
    }

    /** What the database deletes by itself it deletes of one table. */
    void checkRules(EntityDraft<?> draft) {
        boolean several = draft.tree().stream().anyMatch(each -> !each.tables().isEmpty());
        for (AttributeDraft attribute : several ? draft.attributes : List.<AttributeDraft>of()) {
            boolean inherited = draft.parent != null && draft.parent.attribute(attribute.path) != null;
            if (!inherited
                    && attribute.toOne != null
                    && attribute.toOne.foreignKey.onDelete() == ReferentialAction.CASCADE) {
                faults.add(
                        attribute.member(),
                        "@OnDelete(CASCADE) deletes a row of one table, and the rows of its entity are divided among several."
                                + " Write cascade = REMOVE on the other side, or SET_NULL.");
            }
        }
    }

    private static List<JoinColumnDraft> joins(
            PrimaryKeyJoinColumn[] columns, List<ForeignKey> foreignKeys, Consumer<String> sink) {
        List<JoinColumnDraft> joins = new ArrayList<>();
        for (PrimaryKeyJoinColumn column : columns) {
            RefusedAnnotations.elements(column, Set.of("name", "referencedColumnName", "foreignKey"), sink);
            AssociationReader.checkName(column.name(), sink);
            joins.add(new JoinColumnDraft(column.name(), column.referencedColumnName(), true));
            foreignKeys.add(column.foreignKey());
        }
        return joins;
    }

    private static ForeignKeySetting setting(List<ForeignKey> annotations, Consumer<String> sink) {
        ForeignKeySetting setting = ForeignKeySetting.NONE;
        for (ForeignKey annotation : annotations) {
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
}
