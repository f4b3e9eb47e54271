package dev.orm.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets attributes some of which are parts of embedded records, which never change and so are made anew. */
final class EmbeddedRecords {

    private EmbeddedRecords() {}

    /**
     * Sets attributes of an object.
     *
     * @param records for each attribute the number of the first one of its record, or -1
     */
    static <E> void set(
            EntityAccessor<E> accessor,
            int[] records,
            E entity,
            List<ColumnAttribute> set,
            List<? extends @Nullable Object> values) {
        for (int i = 0; i < set.size(); i++) {
            int index = set.get(i).index();
            int record = records.length == 0 ? -1 : records[index];
            if (record < 0) {
                accessor.set(index, entity, values.get(i));
                continue;
            }
            List<@Nullable Object> parts = new ArrayList<>();
            for (int part = record; part < records.length && records[part] == record; part++) {
                parts.add(accessor.get(part, entity));
            }
            while (true) {
                parts.set(set.get(i).index() - record, values.get(i));
                if (i + 1 == set.size() || records[set.get(i + 1).index()] != record) {
                    break;
                }
                i++;
            }
            accessor.setRecord(record, entity, parts.toArray());
        }
    }
}
