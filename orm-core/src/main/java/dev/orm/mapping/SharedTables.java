package dev.orm.mapping;

import dev.orm.mapping.ColumnAttribute.Made;
import dev.orm.schema.Column;
import dev.orm.schema.NamingConvention;
import dev.orm.schema.PrimaryKey;
import dev.orm.schema.Table;
import dev.orm.schema.TableBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Makes the table of an entity, which it shares with the entities that extend it. */
final class SharedTables {

    private final Map<Class<?>, EntityDraft<?>> drafts;

    SharedTables(Map<Class<?>, EntityDraft<?>> drafts) {
        this.drafts = drafts;
    }

    /** Makes the table of a topmost entity. A column that several attributes share is described by the one that writes it. */
    static Table table(EntityDraft<?> root) {
        Map<String, Column<?>> columns = new LinkedHashMap<>();
        for (EntityDraft<?> draft : root.tree()) {
            for (ColumnAttribute attribute : attributes(draft)) {
                if (attribute.computed()) {
                    continue;
                }
                boolean described = attribute.insertable() || attribute.updatable() || attribute.made() != Made.NEVER;
                for (Column<?> column : attribute.columns()) {
                    boolean isRoot = draft == root;
                    if (isRoot && described && attribute.written().contains(column)
                            || !columns.containsKey(key(column.name()))) {
                        columns.put(key(column.name()), column);
                    }
                }
            }
            if (draft == root && root.discriminator != null) {
                columns.put(key(root.discriminator.column), discriminator(root));
            }
        }
        jakarta.persistence.Table annotation = root.type.getDeclaredAnnotation(jakarta.persistence.Table.class);
        String comment = annotation == null ? "" : annotation.comment();
        TableBuilder table = Table.builder(root.table).comment(comment.isEmpty() ? null : comment);
        columns.values().forEach(table::column);
        root.places.forEach(table::column);
        List<String> key = root.keyColumns();
        table.primaryKey(new PrimaryKey(NamingConvention.DEFAULT.primaryKey(root.table.name(), key), key));
        root.allUniques().forEach(table::unique);
        root.allForeignKeys().forEach(table::foreignKey);
        root.allChecks().forEach(table::check);
        root.allIndexes().forEach(table::index);
        return table.build();
    }

    private static String key(String column) {
        return column.toLowerCase(Locale.ROOT);
    }

    private static List<ColumnAttribute> attributes(EntityDraft<?> draft) {
        List<ColumnAttribute> attributes = new ArrayList<>();
        for (int i = 0; i < draft.attributes.size(); i++) {
            attributes.add(ModelBuilder.attribute(i, draft.attributes.get(i), -1, draft.table));
        }
        return attributes;
    }

    private static Column<?> discriminator(EntityDraft<?> root) {
        Hierarchies.DiscriminatorDraft draft = Objects.requireNonNull(root.discriminator);
        return new Column<>(draft.column, draft.type, false);
    }

    /** Returns the columns that only the classes have which extend an entity, and behind them what tells of which class a row is. */
    static List<Column<?>> ofSubclasses(EntityDraft<?> draft) {
        List<Column<?>> columns = new ArrayList<>();
        if (draft.isPolymorphic()) {
            draft.tree().forEach(each -> attributes(each).forEach(attribute -> columns.addAll(attribute.columns())));
            columns.add(discriminator(draft.root()));
        }
        return columns;
    }

    /** Tells models which of them share a table. */
    void link(Map<Class<?>, EntityModel<?>> models) {
        for (EntityDraft<?> draft : drafts.values()) {
            if (draft.root().discriminator != null) {
                EntityModel<?> model = Objects.requireNonNull(models.get(draft.type));
                model.inherit(inheritance(draft, model, models));
            }
        }
    }

    private static Inheritance inheritance(
            EntityDraft<?> draft, EntityModel<?> model, Map<Class<?>, EntityModel<?>> models) {
        Column<?> discriminator = discriminator(draft.root());
        List<Inheritance.Variant> variants = new ArrayList<>();
        for (EntityDraft<?> each : draft.tree()) {
            if (each.discriminatorValue != null) {
                EntityModel<?> variant = Objects.requireNonNull(models.get(each.type));
                variants.add(new Inheritance.Variant(
                        variant, each.discriminatorValue, places(model.columns(), variant.columns())));
            }
        }
        return new Inheritance(
                Objects.requireNonNull(models.get(draft.root().type)),
                draft.parent == null ? null : models.get(draft.parent.type),
                discriminator,
                draft.discriminatorValue,
                draft.isPolymorphic() ? model.columns().placeOf(discriminator.name()) : -1,
                variants);
    }

    private static int[] places(EntityColumns of, EntityColumns variant) {
        return variant.all().subList(0, variant.own()).stream()
                .mapToInt(column -> of.placeOf(column.name()))
                .toArray();
    }
}
