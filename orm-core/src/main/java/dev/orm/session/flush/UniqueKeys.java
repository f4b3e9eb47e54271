package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.schema.Column;
import dev.orm.schema.Index;
import dev.orm.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The unique constraints and indexes of entities, apart from their primary keys. Immutable; made once for all sessions. */
final class UniqueKeys {

    private final Map<EntityModel<?>, List<UniqueKey>> keys = new HashMap<>();

    /**
     * One of them.
     *
     * @param table its table
     * @param name its name
     * @param attributes the attributes of its columns
     */
    record UniqueKey(Table table, String name, List<ColumnAttribute> attributes) {

        boolean isTouched(long[] bits) {
            return attributes.stream().anyMatch(attribute -> Changes.isSet(bits, attribute.index()));
        }
    }

    UniqueKeys(EntityModels models) {
        for (EntityModel<?> model : models.all()) {
            List<UniqueKey> found = new ArrayList<>();
            for (int i = 0; i < model.tables().size(); i++) {
                int in = i;
                Table table = model.tables().get(i).table();
                table.uniqueConstraints()
                        .forEach(constraint -> add(found, model, in, constraint.name(), constraint.columns()));
                for (Index index : table.indexes()) {
                    if (index.unique()) {
                        add(found, model, in, index.name(), index.columns());
                    }
                }
            }
            if (!found.isEmpty()) {
                keys.put(model, List.copyOf(found));
            }
        }
    }

    List<UniqueKey> of(EntityModel<?> model) {
        return keys.getOrDefault(model, List.of());
    }

    private static void add(List<UniqueKey> found, EntityModel<?> model, int in, String name, List<String> columns) {
        Table table = model.tables().get(in).table();
        List<ColumnAttribute> attributes = new ArrayList<>();
        for (String column : columns) {
            ColumnAttribute attribute = attribute(model, in, table.column(column));
            if (attribute == null) {
                return;
            }
            if (!attributes.contains(attribute)) {
                attributes.add(attribute);
            }
        }
        if (!attributes.isEmpty()) {
            found.add(new UniqueKey(table, name, List.copyOf(attributes)));
        }
    }

    private static @Nullable ColumnAttribute attribute(EntityModel<?> model, int in, Column<?> column) {
        for (ColumnAttribute attribute : model.attributes()) {
            if (attribute.table() == in
                    && attribute.columns().contains(column)
                    && (attribute.insertable() || attribute.updatable())) {
                return attribute;
            }
        }
        return null;
    }
}
