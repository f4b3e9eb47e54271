package dev.orm.mapping;

import dev.orm.mapping.ColumnAttribute.Made;
import dev.orm.mapping.EntityColumns.InTable;
import dev.orm.schema.Column;
import dev.orm.schema.ForeignKey;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the tables of entities: one that all classes share, several that are joined, or one of each class. */
final class EntityTables {

    private final Map<EntityDraft<?>, Table> firsts = new HashMap<>();
    private final Map<TableDraft, EntityTable> further = new HashMap<>();

    /** Returns the tables of an entity, that of the topmost one first. */
    List<EntityTable> of(EntityDraft<?> draft) {
        List<EntityTable> tables = new ArrayList<>();
        tables.add(new EntityTable(
                firsts.computeIfAbsent(draft.first(), EntityTables::first),
                draft.ids.stream()
                        .flatMap(id ->
                                ModelBuilder.attribute(draft.attributes.indexOf(id), draft, -1).columns().stream())
                        .toList(),
                false));
        draft.tables()
                .forEach(table -> tables.add(further.computeIfAbsent(
                        table, made -> new EntityTable(further(made), key(made.key, made.owner), made.optional))));
        return tables;
    }

    /** Returns the tables that come with an entity and are in the schema. */
    List<Table> made(EntityDraft<?> draft) {
        List<Table> tables = of(draft).stream().map(EntityTable::table).toList();
        if (draft.hasTablePerClass()) {
            return Hierarchies.isAbstract(draft) ? List.of() : tables;
        }
        int inherited = draft.parent == null ? 0 : 1 + draft.parent.tables().size();
        return tables.subList(inherited, tables.size());
    }

    private static List<Column<?>> key(List<String> names, EntityDraft<?> draft) {
        List<SqlType<?>> types = draft.keyTypes();
        List<Column<?>> key = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            key.add(new Column<>(names.get(i), types.get(i), false));
        }
        return key;
    }

    /** Makes the table that has the id. */
    private static Table first(EntityDraft<?> root) {
        Map<String, Column<?>> columns = new LinkedHashMap<>();
        for (EntityDraft<?> draft : root.sharing()) {
            addColumns(columns, draft, 0, draft == root);
            if (draft == root && root.discriminator != null && !root.hasTablePerClass()) {
                columns.put(key(root.discriminator.column), discriminator(root));
            }
        }
        root.places.forEach(column -> columns.put(key(column.name()), column));
        return table(
                Table.builder(root.table).comment(comment(root)), columns, root.keyColumns(), root.allConstraints());
    }

    /** Makes a table beside it, whose rows have the same ids. */
    private static Table further(TableDraft draft) {
        Map<String, Column<?>> columns = new LinkedHashMap<>();
        key(draft.key, draft.owner).forEach(column -> columns.put(key(column.name()), column));
        EntityDraft<?> owner = draft.owner;
        addColumns(columns, owner, owner.tables().indexOf(draft) + 1, true);
        TableBuilder table = Table.builder(draft.name).comment(draft.comment.isEmpty() ? null : draft.comment);
        if (draft.foreignKey().exists()) {
            table.foreignKey(foreignKey(draft));
        }
        return table(table, columns, draft.key, draft.constraints);
    }

    /** A row belongs to one of the class that is extended, or to one of the entity that has the secondary table. */
    private static ForeignKey foreignKey(TableDraft draft) {
        EntityDraft<?> owner = draft.owner;
        EntityDraft<?> parent = owner.parent;
        EntityDraft<?> target = draft == owner.own() && parent != null ? parent : owner;
        List<String> referenced = target.keyTableColumns();
        String name = draft.foreignKey().name().isEmpty()
                ? NamingConvention.DEFAULT.foreignKey(
                        draft.name.name(), draft.key, target.keyTable().name(), referenced)
                : draft.foreignKey().name();
        return new ForeignKey(name, draft.key, target.keyTable(), referenced, ReferentialAction.NO_ACTION);
    }

    private static Table table(
            TableBuilder table, Map<String, Column<?>> columns, List<String> key, TableConstraints constraints) {
        columns.values().forEach(table::column);
        table.primaryKey(new PrimaryKey(
                NamingConvention.DEFAULT.primaryKey(table.build().name().name(), key), key));
        constraints.uniques.forEach(table::unique);
        constraints.foreignKeys.forEach(table::foreignKey);
        constraints.checks.forEach(table::check);
        constraints.indexes.forEach(table::index);
        return table.build();
    }

    /** A column that several attributes share is described by the one that writes it. */
    private static void addColumns(Map<String, Column<?>> columns, EntityDraft<?> draft, int table, boolean describes) {
        for (ColumnAttribute attribute : attributes(draft)) {
            if (attribute.computed() || attribute.table() != table) {
                continue;
            }
            boolean described = attribute.insertable() || attribute.updatable() || attribute.made() != Made.NEVER;
            for (Column<?> column : attribute.columns()) {
                if (describes && described && attribute.written().contains(column)
                        || !columns.containsKey(key(column.name()))) {
                    columns.put(key(column.name()), column);
                }
            }
        }
    }

    private static @Nullable String comment(EntityDraft<?> draft) {
        jakarta.persistence.Table annotation = draft.mapping.getDeclaredAnnotation(jakarta.persistence.Table.class);
        String comment = annotation == null ? "" : annotation.comment();
        return comment.isEmpty() ? null : comment;
    }

    private static String key(String column) {
        return column.toLowerCase(Locale.ROOT);
    }

    private static List<ColumnAttribute> attributes(EntityDraft<?> draft) {
        List<ColumnAttribute> attributes = new ArrayList<>();
        for (int i = 0; i < draft.attributes.size(); i++) {
            attributes.add(ModelBuilder.attribute(i, draft, -1));
        }
        return attributes;
    }

    private static Column<?> discriminator(EntityDraft<?> root) {
        Hierarchies.DiscriminatorDraft draft = Objects.requireNonNull(root.discriminator);
        return new Column<>(draft.column, draft.type, false);
    }

    /** Returns what is read for an entity: its columns, those of the classes that extend it, and last what tells of which class a row is. */
    EntityColumns columns(EntityDraft<?> draft, List<ColumnAttribute> attributes, List<ColumnAttribute> ids) {
        PolymorphicUnion union = union(draft);
        if (union != null) {
            EntityTable rows = rows(draft, union);
            return new EntityColumns(
                    List.of(rows),
                    attributes,
                    ids,
                    union.rows().columns().stream()
                            .map(column -> new InTable(rows, column))
                            .toList(),
                    List.of());
        }
        List<EntityTable> tables = of(draft);
        List<InTable> ofSubclasses = new ArrayList<>();
        List<EntityTable> tablesOfSubclasses = new ArrayList<>();
        if (draft.isPolymorphic()) {
            for (EntityDraft<?> each : draft.tree()) {
                List<EntityTable> itsTables = of(each);
                tablesOfSubclasses.addAll(itsTables);
                for (ColumnAttribute attribute : attributes(each)) {
                    EntityTable table = itsTables.get(attribute.table());
                    attribute.columns().forEach(column -> ofSubclasses.add(new InTable(table, column)));
                }
            }
            ofSubclasses.add(new InTable(tables.get(0), discriminator(draft.root())));
        }
        return new EntityColumns(tables, attributes, ids, ofSubclasses, tablesOfSubclasses);
    }

    /** Returns the rows of an entity and of those that extend it, if each has a table with all its columns; else null. */
    @Nullable
    PolymorphicUnion union(EntityDraft<?> draft) {
        if (draft.hasOneKeyTable()) {
            return null;
        }
        UnionBuilder union = new UnionBuilder(of(draft).get(0).table());
        for (EntityDraft<?> each : draft.tree()) {
            if (each.discriminatorValue != null) {
                union.add(each.type, of(each).get(0).table(), each.discriminatorValue);
            }
        }
        return union.build(discriminator(draft.root()));
    }

    /** The union as the table from which the entity is read. */
    private EntityTable rows(EntityDraft<?> draft, PolymorphicUnion union) {
        return new EntityTable(union.rows(), of(draft).get(0).key(), false);
    }

    /** Tells models which of them extend which. */
    static void link(Map<Class<?>, EntityDraft<?>> drafts, Map<Class<?>, EntityModel<?>> models) {
        for (EntityDraft<?> draft : drafts.values()) {
            if (draft.root().discriminator != null) {
                EntityModel<?> model = Objects.requireNonNull(models.get(draft.type));
                model.inherit(inheritance(draft, model, models));
            }
        }
    }

    private static Inheritance inheritance(
            EntityDraft<?> draft, EntityModel<?> model, Map<Class<?>, EntityModel<?>> models) {
        PolymorphicUnion union = model.union();
        Column<?> discriminator = union == null ? discriminator(draft.root()) : union.discriminator();
        List<Inheritance.Variant> variants = new ArrayList<>();
        for (EntityDraft<?> each : draft.tree()) {
            if (each.discriminatorValue != null) {
                EntityModel<?> variant = Objects.requireNonNull(models.get(each.type));
                int[] places = union == null
                        ? places(model.columns(), variant.columns())
                        : places(model.columns(), union, variant);
                variants.add(new Inheritance.Variant(variant, each.discriminatorValue, places));
            }
        }
        return new Inheritance(
                Objects.requireNonNull(models.get(draft.root().type)),
                draft.parent == null ? null : models.get(draft.parent.type),
                draft.root().strategy,
                discriminator,
                draft.discriminatorValue,
                draft.isPolymorphic()
                        ? model.columns().placeOf(model.columns().tables().get(0), discriminator.name())
                        : -1,
                variants);
    }

    private static int[] places(EntityColumns of, EntityColumns variant) {
        int[] places = new int[variant.own()];
        for (int i = 0; i < places.length; i++) {
            places[i] = of.placeOf(variant.tableOf(i), variant.all().get(i).name());
        }
        return places;
    }

    private static int[] places(EntityColumns of, PolymorphicUnion union, EntityModel<?> variant) {
        int[] places = new int[variant.columns().own()];
        for (int i = 0; i < places.length; i++) {
            Column<?> column =
                    union.column(variant.type(), variant.columns().all().get(i));
            places[i] = of.placeOf(of.tables().get(0), column.name());
        }
        return places;
    }
}
