package dev.orm.mapping;

import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Names;
import dev.orm.schema.Column;
import dev.orm.type.SqlType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gives the tables of elements a column for the place in the list that holds them ({@code @OrderColumn} on {@code @OneToMany(mappedBy)}).
 * Rows that are in no list have none, nor have those that were put in while nobody looked at the list, so the column is nullable.
 */
final class ListPlaces {

    private final PhysicalNames names;
    private final Faults faults;
    private final Map<String, CollectionDraft> known = new LinkedHashMap<>();

    ListPlaces(PhysicalNames names, Faults faults) {
        this.names = names;
        this.faults = faults;
    }

    void add(CollectionDraft collection, EntityDraft<?> target) {
        String name = names.column(collection.placeColumn, sentence -> faults.add(collection.member, sentence));
        Column<Integer> column = new Column<>(name, SqlType.INTEGER, true);
        collection.place = column;
        for (EntityDraft<?> table : target.hasTablePerClass() ? target.tree() : List.of(target.first())) {
            CollectionDraft other = known.putIfAbsent(table.table + " " + name.toLowerCase(Locale.ROOT), collection);
            if (other == null) {
                add(collection, table, column);
            } else if (!other.member.declaring().equals(collection.member.declaring())
                    || !other.name().equals(collection.name())) {
                report(collection, table, name, Names.of(other.member.declaring()) + "." + other.name());
                return;
            }
        }
    }

    private void add(CollectionDraft collection, EntityDraft<?> table, Column<?> column) {
        String name = column.name();
        for (EntityDraft<?> each : table.sharing()) {
            for (AttributeDraft attribute : each.attributes) {
                if (attribute.columns().stream().anyMatch(name::equalsIgnoreCase)) {
                    boolean shown = attribute.column.equals(name)
                            && !attribute.insertable
                            && !attribute.updatable
                            && attribute.type != null
                            && attribute.type.equals(SqlType.INTEGER);
                    if (!shown) {
                        report(collection, table, name, Names.of(each.type) + "." + attribute.path);
                    }
                    return;
                }
            }
        }
        table.places.add(column);
    }

    private void report(CollectionDraft collection, EntityDraft<?> target, String name, String other) {
        faults.add(
                collection.member,
                "its places are in column \"" + name + "\" of table \"" + target.table + "\", which is also that of "
                        + other
                        + ". Name it by @OrderColumn(name), or make the attribute an int with insertable = false, updatable = false.");
    }
}
