package dev.orm.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The order in which tables can be created: each after those it refers to. Where tables refer to each other in a circle, some
 * foreign keys have to follow when all tables are there. The order is the same for the same tables.
 *
 * @param tables all tables in order
 * @param deferred the foreign keys that have to follow, by the name of their table
 */
public record TableOrder(List<Table> tables, Map<TableName, List<ForeignKey>> deferred) {

    /** Copies the list and the map. */
    public TableOrder {
        tables = List.copyOf(tables);
        deferred = Map.copyOf(deferred);
    }

    /**
     * Puts tables in order. Foreign keys to tables that are not among them do not matter.
     *
     * @param tables the tables, no two of one name
     * @return the order
     */
    public static TableOrder of(Collection<Table> tables) {
        List<Table> waiting = new ArrayList<>(tables);
        Set<TableName> unplaced = new HashSet<>();
        waiting.forEach(table -> unplaced.add(table.name()));
        List<Table> placed = new ArrayList<>();
        Map<TableName, List<ForeignKey>> deferred = new LinkedHashMap<>();
        while (!waiting.isEmpty()) {
            Table next = next(waiting, unplaced);
            List<ForeignKey> unmet = unmet(next, unplaced);
            if (!unmet.isEmpty()) {
                deferred.put(next.name(), unmet);
            }
            waiting.remove(next);
            unplaced.remove(next.name());
            placed.add(next);
        }
        return new TableOrder(placed, deferred);
    }

    /** The first table that waits for nothing; if there is none, one that is part of a circle. */
    private static Table next(List<Table> waiting, Set<TableName> unplaced) {
        for (Table table : waiting) {
            if (unmet(table, unplaced).isEmpty()) {
                return table;
            }
        }
        Map<TableName, Table> byName = new HashMap<>();
        waiting.forEach(table -> byName.put(table.name(), table));
        Set<TableName> visited = new HashSet<>();
        Table table = waiting.get(0);
        while (visited.add(table.name())) {
            table = Objects.requireNonNull(
                    byName.get(unmet(table, unplaced).get(0).referencedTable()));
        }
        return table;
    }

    private static List<ForeignKey> unmet(Table table, Set<TableName> unplaced) {
        return table.foreignKeys().stream()
                .filter(key -> !key.referencedTable().equals(table.name()) && unplaced.contains(key.referencedTable()))
                .toList();
    }

    /**
     * Returns the foreign keys of a table that can be created together with it.
     *
     * @param table one of the tables
     * @return its foreign keys without those that have to follow
     */
    public List<ForeignKey> immediate(Table table) {
        List<ForeignKey> later = deferred.getOrDefault(table.name(), List.of());
        return table.foreignKeys().stream().filter(key -> !later.contains(key)).toList();
    }
}
