package dev.orm.mapping;

import dev.orm.mapping.AttributeDraft.ForeignKeySetting;
import dev.orm.mapping.ElementsDraft.ElementTable;
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
import dev.orm.type.SqlType;
import dev.orm.type.SqlTypeName;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.JoinColumn;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables of collections of values. Names follow jakarta.persistence: the table is called after the entity and the attribute, the
 * column of the owner after the entity and its id. The primary key is what tells two elements of an owner apart: the value in a set, the
 * place in a list with {@code @OrderColumn}. A list without it may hold a value twice, and has no primary key.
 */
final class ElementTables {

    private static final Set<String> TABLE_ELEMENTS = Set.of("name", "schema", "joinColumns", "foreignKey");
    private static final Set<String> COLUMN_ELEMENTS = Set.of("name", "referencedColumnName", "nullable", "foreignKey");

    private final PhysicalNames names;
    private final Faults faults;

    ElementTables(PhysicalNames names, Faults faults) {
        this.names = names;
        this.faults = faults;
    }

    /** Returns the table, or null if the owner has no usable id, which has been reported. */
    @Nullable
    ElementTable make(EntityDraft<?> owner, ElementsDraft elements) {
        AttributeDraft id = owner.id();
        if (id == null || id.type == null) {
            return null;
        }
        Consumer<String> sink = sentence -> faults.add(elements.member(), sentence);
        CollectionTable annotation = elements.annotation();
        if (annotation != null) {
            RefusedAnnotations.elements(annotation, TABLE_ELEMENTS, sink);
        }
        JoinColumn join = join(annotation, id, sink);
        TableName table = names.table(name(owner, elements, sink), sink);
        String mappedOwner = join == null || join.name().isEmpty()
                ? Names.snakeCase(owner.name) + "_" + id.mappedColumn
                : join.name();
        AssociationReader.checkName(mappedOwner, sink);
        String ownerColumn = names.column(mappedOwner, sink);
        String valueColumn = names.column(elements.valueColumn(), sink);
        String position = elements.positionColumn() == null ? null : names.column(elements.positionColumn(), sink);
        for (String other : position == null ? List.of(ownerColumn) : List.of(ownerColumn, position)) {
            if (other.equalsIgnoreCase(valueColumn) || other.equals(position) && other.equalsIgnoreCase(ownerColumn)) {
                sink.accept("two columns of its table are named \"" + other
                        + "\". Name them by @CollectionTable(joinColumns), @Column and @OrderColumn.");
                return null;
            }
        }
        TableBuilder builder = Table.builder(table).column(new Column<>(ownerColumn, id.type, false));
        if (position != null) {
            builder.column(new Column<>(position, SqlType.INTEGER, false));
        }
        builder.column(new Column<>(valueColumn, elements.type(), false));
        addKey(builder, table, ownerColumn, key(elements, valueColumn, position));
        addForeignKey(builder, table, ownerColumn, owner, id, setting(annotation, join, sink));
        return new ElementTable(builder.build(), ownerColumn, valueColumn, position);
    }

    private static TableName name(EntityDraft<?> owner, ElementsDraft elements, Consumer<String> sink) {
        CollectionTable annotation = elements.annotation();
        String name = annotation == null || annotation.name().isEmpty()
                ? Names.snakeCase(owner.name) + "_" + Names.snakeCase(elements.name())
                : annotation.name();
        String schema =
                annotation == null || annotation.schema().isEmpty() ? owner.mappedTable.schema() : annotation.schema();
        AssociationReader.checkName(name, sink);
        AssociationReader.checkName(schema == null ? "" : schema, sink);
        return new TableName(schema, name);
    }

    private static @Nullable JoinColumn join(
            @Nullable CollectionTable annotation, AttributeDraft id, Consumer<String> sink) {
        JoinColumn[] columns = annotation == null ? new JoinColumn[0] : annotation.joinColumns();
        if (columns.length == 0) {
            return null;
        }
        if (columns.length > 1) {
            sink.accept(
                    "its @CollectionTable has " + columns.length + " join columns. An id has one column; keep one.");
        }
        RefusedAnnotations.elements(columns[0], COLUMN_ELEMENTS, sink);
        String referenced = columns[0].referencedColumnName();
        if (!referenced.isEmpty() && !referenced.equals(id.mappedColumn)) {
            sink.accept("referencedColumnName \"" + referenced + "\" is not supported. The table refers to the id, \""
                    + id.mappedColumn + "\"; leave it out.");
        }
        return columns[0];
    }

    /** The column that tells the elements of one owner apart, or null; text without a length is in no key on MariaDB. */
    private static @Nullable String key(ElementsDraft elements, String valueColumn, @Nullable String position) {
        boolean indexable =
                elements.type().name() != SqlTypeName.TEXT && elements.type().name() != SqlTypeName.JSON;
        return position != null
                ? position
                : elements.kind() == ToManyAttribute.Kind.SET && indexable ? valueColumn : null;
    }

    private static void addKey(TableBuilder builder, TableName table, String owner, @Nullable String second) {
        if (second == null) {
            List<String> indexed = List.of(owner);
            builder.index(new Index(NamingConvention.DEFAULT.index(table.name(), indexed), indexed, false));
        } else {
            List<String> key = List.of(owner, second);
            builder.primaryKey(new PrimaryKey(NamingConvention.DEFAULT.primaryKey(table.name(), key), key));
        }
    }

    private static ForeignKeySetting setting(
            @Nullable CollectionTable annotation, @Nullable JoinColumn join, Consumer<String> sink) {
        jakarta.persistence.ForeignKey found = join != null && !isDefault(join.foreignKey())
                ? join.foreignKey()
                : annotation == null ? null : annotation.foreignKey();
        if (found == null) {
            return new ForeignKeySetting("", true);
        }
        RefusedAnnotations.elements(found, Set.of("name", "value"), sink);
        AssociationReader.checkName(found.name(), sink);
        return AssociationReader.foreignKey(found);
    }

    private static boolean isDefault(jakarta.persistence.ForeignKey key) {
        return key.name().isEmpty() && AssociationReader.foreignKey(key).exists();
    }

    private static void addForeignKey(
            TableBuilder builder,
            TableName table,
            String column,
            EntityDraft<?> owner,
            AttributeDraft id,
            ForeignKeySetting setting) {
        if (setting.exists()) {
            List<String> columns = List.of(column);
            List<String> referenced = List.of(id.column);
            String name = setting.name().isEmpty()
                    ? NamingConvention.DEFAULT.foreignKey(table.name(), columns, owner.table.name(), referenced)
                    : setting.name();
            builder.foreignKey(new ForeignKey(name, columns, owner.table, referenced, ReferentialAction.NO_ACTION));
        }
    }
}
