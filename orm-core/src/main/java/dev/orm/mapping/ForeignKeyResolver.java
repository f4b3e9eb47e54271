package dev.orm.mapping;

import dev.orm.mapping.AttributeDraft.ColumnDraft;
import dev.orm.mapping.AttributeDraft.JoinColumnDraft;
import dev.orm.mapping.AttributeDraft.ToOneDraft;
import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Names;
import dev.orm.type.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the foreign keys of to-one associations their columns: one for each column of the id that they refer to. That id may itself
 * consist of foreign keys, or follow one ({@code @MapsId}), which get theirs first.
 */
final class ForeignKeyResolver {

    private final Map<Class<?>, EntityDraft<?>> entities;
    private final Faults faults;
    private final Set<EntityDraft<?>> done = new HashSet<>();
    private final List<EntityDraft<?>> open = new ArrayList<>();

    ForeignKeyResolver(Map<Class<?>, EntityDraft<?>> entities, Faults faults) {
        this.entities = entities;
        this.faults = faults;
    }

    void resolve() {
        entities.values().forEach(this::resolveId);
        for (EntityDraft<?> entity : entities.values()) {
            entity.attributes.stream()
                    .filter(attribute -> attribute.toOne != null)
                    .forEach(attribute -> resolve(entity, attribute));
        }
    }

    /** Sees to it that the columns of an entity's id are known. */
    private void resolveId(EntityDraft<?> entity) {
        if (done.contains(entity)) {
            return;
        }
        if (open.contains(entity)) {
            faults.add(
                    entity.type,
                    "its id is that of " + Names.of(open.get(open.size() - 1).type)
                            + ", whose id leads back to it. Give one of them an id of its own.");
            return;
        }
        open.add(entity);
        for (AttributeDraft attribute : entity.attributes) {
            ToOneDraft toOne = attribute.toOne;
            if (toOne != null && (attribute.id || toOne.mapsId != null)) {
                resolve(entity, attribute);
            }
        }
        open.remove(entity);
        done.add(entity);
    }

    private void resolve(EntityDraft<?> entity, AttributeDraft attribute) {
        ToOneDraft toOne = attribute.toOne;
        if (toOne == null || toOne.resolved) {
            return;
        }
        toOne.resolved = true;
        EntityDraft<?> target = entities.get(toOne.target);
        if (target == null) {
            return;
        }
        resolveId(target);
        if (!target.hasKey()) {
            return;
        }
        toOne.composite = target.hasCompositeId();
        List<String> names = names(attribute, toOne, target);
        List<SqlType<?>> types = target.keyTypes();
        attribute.mappedColumn = names.get(0);
        attribute.type = types.get(0);
        List<ColumnDraft> further = new ArrayList<>();
        for (int i = 1; i < names.size(); i++) {
            further.add(new ColumnDraft(names.get(i), types.get(i), isWritten(toOne, target, i)));
        }
        attribute.firstWritten = isWritten(toOne, target, 0);
        attribute.further = List.copyOf(further);
        names.forEach(name -> AssociationReader.checkName(name, sentence -> faults.add(attribute.member(), sentence)));
        if (toOne.mapsId != null) {
            mapId(entity, attribute, toOne);
        }
    }

    private static boolean isWritten(ToOneDraft toOne, EntityDraft<?> target, int place) {
        String key = target.mappedKeyColumns().get(place);
        return toOne.columns.size() < 2
                || toOne.columns.stream()
                        .filter(column -> column.referenced().equals(key))
                        .allMatch(JoinColumnDraft::written);
    }

    /** Returns a column for each column of the target's id. */
    private List<String> names(AttributeDraft attribute, ToOneDraft toOne, EntityDraft<?> target) {
        List<String> keys = target.mappedKeyColumns();
        String prefix = Names.snakeCase(attribute.path) + "_";
        List<String> derived = keys.stream().map(key -> prefix + key).toList();
        return joinColumns(
                toOne.columns,
                keys,
                derived,
                Names.of(toOne.target),
                sentence -> faults.add(attribute.member(), sentence));
    }

    /** Puts what {@code @JoinColumn} says into the order of the columns that are referred to. */
    static List<String> joinColumns(
            List<JoinColumnDraft> columns,
            List<String> keys,
            List<String> derived,
            String target,
            java.util.function.Consumer<String> sink) {
        if (columns.isEmpty()) {
            return derived;
        }
        if (columns.size() != keys.size()) {
            sink.accept("it has " + columns.size() + " @JoinColumn, but the id of " + target + " has the columns "
                    + keys + ". Write one for each, with referencedColumnName, or none.");
            return derived;
        }
        List<String> names = new ArrayList<>(derived);
        for (JoinColumnDraft column : columns) {
            boolean only = keys.size() == 1 && column.referenced().isEmpty();
            int place = only ? 0 : keys.indexOf(column.referenced());
            if (place < 0) {
                sink.accept(
                        column.referenced().isEmpty()
                                ? "its @JoinColumn \"" + column.name()
                                        + "\" does not say which column of the id it refers to. Write"
                                        + " referencedColumnName: one of " + keys + "."
                                : "referencedColumnName \"" + column.referenced()
                                        + "\" is not supported. A foreign key refers to the id of " + target + ", "
                                        + shown(keys) + (keys.size() == 1 ? "; leave it out." : "."));
            } else if (!column.name().isEmpty()) {
                names.set(place, column.name());
            }
        }
        return names;
    }

    private static String shown(List<String> keys) {
        return String.join(" and ", keys.stream().map(key -> "\"" + key + "\"").toList());
    }

    /** Lets the columns of a foreign key be those of the id, which is set from what the association leads to. */
    private void mapId(EntityDraft<?> entity, AttributeDraft attribute, ToOneDraft toOne) {
        List<AttributeDraft> parts = mapped(entity, attribute, String.valueOf(toOne.mapsId));
        if (parts == null) {
            return;
        }
        List<SqlType<?>> types = attribute.types();
        boolean same = parts.size() == types.size();
        for (int i = 0; same && i < types.size(); i++) {
            SqlType<?> type = parts.get(i).type;
            same = type != null && type.javaType() == types.get(i).javaType();
        }
        if (!same) {
            faults.add(
                    attribute.member(),
                    "@MapsId sets " + parts.stream().map(part -> part.path).toList() + ", but the id of "
                            + Names.of(toOne.target) + " is of "
                            + types.stream()
                                    .map(type -> type.javaType().getSimpleName())
                                    .toList()
                            + ". Declare both alike.");
            return;
        }
        List<String> columns = attribute.mappedColumns();
        for (int i = 0; i < columns.size(); i++) {
            parts.get(i).mappedColumn = columns.get(i);
            parts.get(i).type = types.get(i);
        }
        // The id writes the columns, once it has the values.
        attribute.insertable = false;
        attribute.updatable = false;
        toOne.mapped = parts;
    }

    private @Nullable List<AttributeDraft> mapped(EntityDraft<?> entity, AttributeDraft attribute, String value) {
        if (attribute.id) {
            faults.add(
                    attribute.member(),
                    "it has both @Id and @MapsId. Keep @Id if the entity has no other id, else @MapsId.");
            return null;
        }
        if (value.isEmpty()) {
            if (entity.ids.stream().anyMatch(id -> id.generation != IdGeneration.ASSIGNED)) {
                faults.add(
                        attribute.member(),
                        "@MapsId takes the id from what it leads to, but the id has @GeneratedValue. Remove one.");
                return null;
            }
            return entity.ids;
        }
        String path = entity.embeddedId == null ? value : entity.embeddedId.name() + "." + value;
        List<AttributeDraft> parts = entity.ids.stream()
                .filter(id -> id.path.equals(path) || id.path.startsWith(path + "."))
                .toList();
        if (parts.isEmpty()) {
            List<String> names = entity.ids.stream()
                    .map(id -> id.path.substring(id.path.indexOf('.') + 1))
                    .toList();
            faults.add(
                    attribute.member(),
                    "@MapsId(\"" + value + "\") names no attribute of the id." + Names.suggestion(value, names));
            return null;
        }
        return parts;
    }
}
