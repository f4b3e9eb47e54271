package dev.orm.migrations.generate;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityModels;
import dev.orm.mapping.RenamedFrom;
import dev.orm.schema.Schema;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@link RenamedFrom} says in a model, as far as the history has not been told yet. */
public final class ModelRenames {

    private ModelRenames() {}

    /**
     * Reads the annotations of entities.
     *
     * @param models the entities
     * @param history the schema that all revisions make
     * @return new names by old ones, as {@link Decisions#renames} takes them
     */
    public static Map<String, String> of(EntityModels models, Schema history) {
        Map<String, String> renames = new LinkedHashMap<>();
        for (EntityModel<?> model : models.all()) {
            EntityModel<?> parent = model.parent();
            int own = parent == null
                    ? 0
                    : Math.min(parent.tables().size(), model.tables().size() - 1);
            for (int i = 0; i < model.tables().size(); i++) {
                Table table = model.tables().get(i).table();
                TableName before = table.name();
                RenamedFrom renamed = i == own ? model.type().getAnnotation(RenamedFrom.class) : null;
                if (renamed != null && history.table(table.name()).isEmpty()) {
                    TableName former = new TableName(table.name().schema(), renamed.value());
                    if (history.table(former).isPresent()) {
                        renames.put(former.toString(), table.name().toString());
                        before = former;
                    }
                }
                columns(model, i, history.table(before), renames);
            }
        }
        return renames;
    }

    private static void columns(EntityModel<?> model, int table, Optional<Table> before, Map<String, String> renames) {
        if (before.isEmpty()) {
            return;
        }
        for (ColumnAttribute attribute : model.attributes()) {
            RenamedFrom renamed = attribute.table() == table ? annotation(model.type(), attribute.path()) : null;
            String now = attribute.column().name();
            if (renamed != null && has(before.get(), renamed.value()) && !has(before.get(), now)) {
                renames.put(
                        before.get().name() + "." + renamed.value(),
                        model.tables().get(table).table().name() + "." + now);
            }
        }
    }

    private static boolean has(Table table, String column) {
        return table.columns().stream().anyMatch(candidate -> candidate.name().equals(column));
    }

    private static @Nullable RenamedFrom annotation(Class<?> type, String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return dot < 0
                            ? firstOf(field, getter(declaring, name))
                            : annotation(field.getType(), path.substring(dot + 1));
                }
            }
        }
        return null;
    }

    private static @Nullable AnnotatedElement getter(Class<?> type, String name) {
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (Method method : type.getDeclaredMethods()) {
            boolean reads = method.getParameterCount() == 0
                    && (method.getName().equals("get" + capital)
                            || method.getName().equals("is" + capital)
                            || method.getName().equals(name));
            if (reads) {
                return method;
            }
        }
        return null;
    }

    private static @Nullable RenamedFrom firstOf(AnnotatedElement field, @Nullable AnnotatedElement getter) {
        RenamedFrom said = field.getAnnotation(RenamedFrom.class);
        return said != null || getter == null ? said : getter.getAnnotation(RenamedFrom.class);
    }
}
