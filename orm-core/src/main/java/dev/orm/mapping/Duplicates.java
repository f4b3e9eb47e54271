package dev.orm.mapping;

import dev.orm.mapping.internal.Faults;
import dev.orm.mapping.internal.Names;
import dev.orm.schema.Table;
import dev.orm.schema.TableName;
import dev.orm.type.SqlType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds names that are used twice: entities, tables, columns, constraints, indexes. Case does not keep names apart, because on
 * SQLite it does not.
 */
final class Duplicates {

    private final Faults faults;
    private final Map<String, String> entities = new HashMap<>();
    private final Map<String, String> tables = new HashMap<>();
    private final Map<String, String> objects = new HashMap<>();

    Duplicates(Faults faults) {
        this.faults = faults;
    }

    void check(Collection<EntityDraft<?>> drafts) {
        for (EntityDraft<?> draft : drafts) {
            String entity = entities.putIfAbsent(draft.name, draft.type.getName());
            if (entity != null) {
                faults.add(
                        draft.type,
                        "entity " + entity + " has the name \"" + draft.name
                                + "\" too. Name one of them by @Entity(name).");
            }
            boolean made = !draft.hasTablePerClass() || !Hierarchies.isAbstract(draft);
            if (draft.first() == draft && made) {
                checkTable(draft, draft.table);
            }
            draft.further.forEach(further -> checkTable(draft, further.name));
            checkColumns(draft);
        }
        for (EntityDraft<?> draft : drafts) {
            draft.collections.forEach(collection -> checkJoinTable(draft, collection));
            draft.elementTables.forEach((elements, table) -> checkElementTable(draft, elements, table.table()));
        }
        for (EntityDraft<?> draft : drafts) {
            if (draft.first() == draft) {
                checkObjects(draft, draft.allConstraints());
                checkTree(draft);
            }
            draft.further.forEach(further -> checkObjects(draft, further.constraints));
        }
    }

    private void checkTable(EntityDraft<?> draft, TableName table) {
        String other = tables.putIfAbsent(key(table.toString()), Names.of(draft.type));
        if (other != null) {
            faults.add(
                    draft.type,
                    "its table \"" + table + "\" is also the table of " + other
                            + ". Name one of them by @Table(name).");
        }
    }

    private void checkObjects(EntityDraft<?> draft, TableConstraints constraints) {
        constraints.uniques.forEach(unique -> checkObject(draft, "constraint", unique.name()));
        constraints.indexes.forEach(index -> checkObject(draft, "index", index.name()));
    }

    /** Classes that share a table may share a column of it, if it is of one type. */
    private void checkTree(EntityDraft<?> root) {
        Map<String, AttributeDraft> columns = new HashMap<>();
        for (EntityDraft<?> draft : root.sharing()) {
            for (AttributeDraft attribute : draft.attributes) {
                if (attribute.column.isEmpty() || draft.tableOf(attribute) > 0) {
                    continue;
                }
                if (root.discriminator != null
                        && !root.hasTablePerClass()
                        && isWritten(attribute)
                        && attribute.columns().stream().anyMatch(root.discriminator.column::equalsIgnoreCase)) {
                    faults.add(
                            attribute.member(),
                            "its column \"" + attribute.column
                                    + "\" is the discriminator, which the session writes. Make it"
                                    + " insertable = false, updatable = false, or name one of them otherwise.");
                }
                AttributeDraft other = columns.putIfAbsent(key(attribute.column), attribute);
                if (other != null
                        && other.type != null
                        && attribute.type != null
                        && !other.type.equals(attribute.type)) {
                    faults.add(
                            attribute.member(),
                            "its column \"" + attribute.column + "\" is also that of "
                                    + Names.of(other.member().declaring()) + "." + other.path
                                    + ", which is of another type. Name one of them by @Column(name).");
                }
            }
        }
    }

    private void checkColumns(EntityDraft<?> draft) {
        Map<String, Place> columns = new HashMap<>();
        for (AttributeDraft attribute : draft.attributes) {
            List<String> names = attribute.columns();
            checkKey(draft, attribute);
            for (int i = 0; i < names.size(); i++) {
                SqlType<?> type = i == 0 ? attribute.type : attribute.further.get(i - 1).type;
                Place place = new Place(attribute, names.get(i), type, attribute.isWritten(i));
                String key = draft.tableOf(attribute) + " " + key(place.column);
                Place other = columns.putIfAbsent(key, place);
                if (other != null) {
                    checkShared(draft, place, other);
                    if (place.written) {
                        columns.put(key, place);
                    }
                }
            }
        }
    }

    /** The id of a table that is joined is no attribute, but the session writes it. */
    private void checkKey(EntityDraft<?> draft, AttributeDraft attribute) {
        int in = draft.tableOf(attribute);
        TableDraft table = in == 0 ? null : draft.tables().get(in - 1);
        if (table != null && table.owner == draft && isWritten(attribute)) {
            for (String column : attribute.columns()) {
                if (table.key.stream().anyMatch(column::equalsIgnoreCase)) {
                    faults.add(
                            attribute.member(),
                            "its column \"" + column + "\" is the id in table \"" + table.name
                                    + "\", which the session writes. Name one of them by @Column(name) or"
                                    + " @PrimaryKeyJoinColumn(name).");
                }
            }
        }
    }

    /** One column of an attribute. */
    private record Place(
            AttributeDraft attribute,
            String column,
            @Nullable SqlType<?> type,
            boolean written) {}

    private void checkShared(EntityDraft<?> draft, Place place, Place other) {
        AttributeDraft attribute = place.attribute;
        if (place.written && other.written) {
            String shown = place.column.equals(attribute.column) ? attribute.shownColumn() : "\"" + place.column + "\"";
            faults.add(
                    draft.type,
                    attribute.path,
                    "its column " + shown + " is also the column of \"" + other.attribute.path
                            + "\". Name one of them by "
                            + (attribute.members.size() > 1
                                    ? "@AttributeOverride"
                                    : attribute.toOne != null ? "@JoinColumn(name)" : "@Column(name)")
                            + ", or make one insertable = false, updatable = false.");
        } else if (place.type != null && other.type != null && place.type.name() != other.type.name()) {
            faults.add(
                    draft.type,
                    attribute.path,
                    "it shares column \"" + place.column + "\" with \"" + other.attribute.path + "\", but is stored as "
                            + place.type + " and not as " + other.type + ". Give both the same type.");
        }
    }

    static boolean isWritten(AttributeDraft attribute) {
        return attribute.insertable || attribute.updatable;
    }

    private void checkJoinTable(EntityDraft<?> draft, CollectionDraft collection) {
        if (collection.joinTable == null || draft.inherits(collection)) {
            return;
        }
        String name = collection.joinTable.table().name().toString();
        String owner = Names.of(draft.type) + "." + collection.name();
        String other = tables.putIfAbsent(key(name), owner);
        if (other != null) {
            faults.add(
                    draft.type,
                    collection.name(),
                    "its join table \"" + name + "\" is also the table of " + other
                            + ". Name it by @JoinTable(name), or, if both are sides of one association, use mappedBy on one.");
        }
        collection.joinTable.table().indexes().forEach(index -> checkObject(draft, "index", index.name()));
    }

    private void checkElementTable(EntityDraft<?> draft, ElementsDraft elements, Table table) {
        if (draft.inherits(elements)) {
            return;
        }
        String name = table.name().toString();
        String other = tables.putIfAbsent(key(name), Names.of(draft.type) + "." + elements.name());
        if (other != null) {
            faults.add(
                    draft.type,
                    elements.name(),
                    "its table \"" + name + "\" is also the table of " + other
                            + ". Name it by @CollectionTable(name).");
        }
        table.indexes().forEach(index -> checkObject(draft, "index", index.name()));
    }

    private void checkObject(EntityDraft<?> draft, String what, String name) {
        String other = objects.putIfAbsent(key(name), draft.table.toString());
        if (other != null) {
            faults.add(
                    draft.type,
                    "the " + what + " name \"" + name + "\" is used twice, also by table \"" + other
                            + "\". Give one of them another name.");
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
