package dev.orm.mapping;

import dev.orm.mapping.AttributeDraft.ForeignKeySetting;
import dev.orm.mapping.ElementsDraft.ElementTable;
import dev.orm.mapping.ElementsDraft.KeyColumn;
import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Names;
import dev.orm.mapping.internal.RefusedAnnotations;
import dev.orm.schema.Column;
import dev.orm.schema.Index;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.schema.TableName;
import dev.orm.type.SqlTypeName;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.JoinColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables of collections of values and of embedded objects. Names follow jakarta.persistence: the table is called after the entity and the attribute, the
 * column of the owner after the entity and its id. The primary key is what tells two elements of an owner apart: the value in a set, the
 * place in a list with {@code @OrderColumn}. A list without it may hold a value twice, and has no primary key, nor has a set of
 * objects.
 */
final class ElementTables {

    private static final Set<String> TABLE_ELEMENTS = Set.of("name", "schema", "joinColumns", "foreignKey");

    private final PhysicalNames names;
    private final Faults faults;

    ElementTables(PhysicalNames names, Faults faults) {
        this.names = names;
        this.faults = faults;
    }

    /** Returns the table, or null if the owner has no usable id, which has been reported. */
    @Nullable
    ElementTable make(EntityDraft<?> owner, ElementsDraft elements) {
        if (!owner.hasKey()) {
            return null;
        }
        if (owner.isReadOnly()) {
            faults.add(
                    elements.member(),
                    "its entity is @ReadOnly and would write the table of the values. Map them as an entity of their own.");
        }
        Consumer<String> sink = sentence -> faults.add(elements.member(), sentence);
        CollectionTable annotation = elements.annotation();
        if (annotation != null) {
            RefusedAnnotations.elements(annotation, TABLE_ELEMENTS, sink);
        }
        JoinColumn[] joins = annotation == null ? new JoinColumn[0] : annotation.joinColumns();
        TableName table = names.table(name(owner, elements, sink), sink);
        List<String> ownerColumns = JoinTables.columns(names, joins, Names.snakeCase(owner.name), owner, sink);
        List<String> valueColumns = elements.values().stream()
                .map(value -> names.column(value.mappedColumn, sink))
                .toList();
        KeyColumn key = elements.key();
        String keyColumn = key == null ? null : names.column(key.name(), sink);
        List<String> all = new ArrayList<>(ownerColumns);
        all.addAll(valueColumns);
        if (keyColumn != null) {
            all.add(keyColumn);
        }
        String twice = twice(all);
        if (twice != null) {
            sink.accept("two columns of its table are named \"" + twice
                    + "\". Name them by @CollectionTable(joinColumns), "
                    + (elements.embedded() ? "@AttributeOverride" : "@Column")
                    + " and @OrderColumn or @MapKeyColumn.");
            return null;
        }
        TableBuilder builder = Table.builder(table);
        JoinTables.addColumns(builder, ownerColumns, owner.keyTypes());
        if (key != null && keyColumn != null) {
            builder.column(new Column<>(keyColumn, key.type(), false));
        }
        for (int i = 0; i < valueColumns.size(); i++) {
            AttributeDraft value = elements.values().get(i);
            builder.column(new Column<>(valueColumns.get(i), Objects.requireNonNull(value.type), value.nullable));
        }
        addKey(builder, table, ownerColumns, key(elements, valueColumns, keyColumn));
        ForeignKeySetting setting = JoinTables.setting(joins, annotation == null ? null : annotation.foreignKey(), sink)
                .onDelete(AssociationReader.onDelete(elements.member(), sink));
        JoinTables.addForeignKey(builder, table, ownerColumns, owner, setting);
        return new ElementTable(builder.build(), ownerColumns, valueColumns, keyColumn);
    }

    private static @Nullable String twice(List<String> names) {
        Set<String> seen = new HashSet<>();
        return names.stream()
                .filter(name -> !seen.add(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    private static TableName name(EntityDraft<?> owner, ElementsDraft elements, Consumer<String> sink) {
        CollectionTable annotation = elements.annotation();
        String name = annotation == null || annotation.name().isEmpty()
                ? Names.snakeCase(owner.name) + "_" + Names.snakeCase(elements.name())
                : annotation.name();
        String schema = annotation == null || annotation.schema().isEmpty()
                ? owner.mappedKeyTable().schema()
                : annotation.schema();
        AssociationReader.checkName(name, sink);
        AssociationReader.checkName(schema == null ? "" : schema, sink);
        return new TableName(schema, name);
    }

    /**
     * The column that tells the elements of one owner apart, or null. Text without a length is in no key on MariaDB, nor are many columns of
     * text, so a set of objects has none.
     */
    private static @Nullable String key(ElementsDraft elements, List<String> valueColumns, @Nullable String keyColumn) {
        if (keyColumn != null || elements.kind() != ToManyAttribute.Kind.SET || elements.embedded()) {
            return keyColumn;
        }
        SqlTypeName type = Objects.requireNonNull(elements.values().get(0).type).name();
        return type == SqlTypeName.TEXT || type == SqlTypeName.JSON ? null : valueColumns.get(0);
    }

    private static void addKey(TableBuilder builder, TableName table, List<String> owner, @Nullable String second) {
        if (second == null) {
            builder.index(new Index(NamingConvention.DEFAULT.index(table.name(), owner), owner, false));
        } else {
            List<String> key = new ArrayList<>(owner);
            key.add(second);
            builder.primaryKey(new PrimaryKey(NamingConvention.DEFAULT.primaryKey(table.name(), key), key));
        }
    }
}
