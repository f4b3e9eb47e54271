package dev.orm.session.flush;

import dev.orm.mapping.ColumnAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Divides attributes by the tables that they are in. */
final class ByTable {

    private ByTable() {}

    /** Returns the attributes of each table that has some, the first table first. */
    static Map<Integer, List<ColumnAttribute>> of(List<ColumnAttribute> attributes) {
        int first = attributes.isEmpty() ? 0 : attributes.get(0).table();
        boolean one = true;
        for (ColumnAttribute attribute : attributes) {
            one &= attribute.table() == first;
        }
        if (one) {
            return attributes.isEmpty() ? Map.of() : Map.of(first, attributes);
        }
        Map<Integer, List<ColumnAttribute>> tables = new TreeMap<>();
        for (ColumnAttribute attribute : attributes) {
            tables.computeIfAbsent(attribute.table(), table -> new ArrayList<>())
                    .add(attribute);
        }
        return tables;
    }
}
