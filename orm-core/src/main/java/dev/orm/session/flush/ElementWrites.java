package dev.orm.session.flush;

import dev.orm.dialect.CompiledStatement;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.schema.Column;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.type.ParameterBinder;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the rows of collections of values: only those that differ. */
final class ElementWrites {

    private final FlushContext flush;

    ElementWrites(FlushContext flush) {
        this.flush = flush;
    }

    /** A row of one owner. */
    private record Row(
            EntityEntry owner, int position, @Nullable Object value) {}

    /** What is done to the rows of one table. */
    private static final class Rows {
        final List<Row> deleted = new ArrayList<>();
        final List<Row> updated = new ArrayList<>();
        final List<Row> inserted = new ArrayList<>();
    }

    void write(Collection<Changes.Elements> changes) {
        Map<ElementsAttribute, Rows> tables = new LinkedHashMap<>();
        for (Changes.Elements change : changes) {
            if (change.owner().status() == Status.PERSISTENT) {
                Rows rows = tables.computeIfAbsent(change.attribute(), attribute -> new Rows());
                if (change.attribute().position() == null) {
                    compareValues(change, rows);
                } else {
                    comparePlaces(change, rows);
                }
            }
        }
        tables.forEach((attribute, rows) -> {
            Column<?> key = attribute.position() == null ? attribute.value() : attribute.position();
            batch(
                    flush.statements().unlink(attribute.table(), attribute.owner(), List.of(key)),
                    rows.deleted,
                    (row, binder) -> {
                        int index = FlushContext.bindKey(row.owner(), binder, 1);
                        bind(key, attribute.position() == null ? row.value() : row.position(), binder, index);
                    });
            if (!rows.updated.isEmpty()) {
                batch(flush.statements().updateElement(attribute), rows.updated, (row, binder) -> {
                    bind(attribute.value(), row.value(), binder, 1);
                    int index = FlushContext.bindKey(row.owner(), binder, 2);
                    bind(key, row.position(), binder, index);
                });
            }
            insert(attribute, rows.inserted);
        });
    }

    /** A value that a list holds twice has two rows that nothing tells apart, so all of them go before those that stay are inserted. */
    private static void compareValues(Changes.Elements change, Rows rows) {
        Map<Object, Integer> before = counts(List.of(change.before()));
        Map<Object, Integer> present = counts(change.present());
        before.forEach((value, number) -> {
            if (present.getOrDefault(value, 0) < number) {
                rows.deleted.add(new Row(change.owner(), 0, value));
            }
        });
        present.forEach((value, number) -> {
            int there = before.getOrDefault(value, 0);
            for (int i = number < there ? 0 : there; i < number; i++) {
                rows.inserted.add(new Row(change.owner(), 0, value));
            }
        });
    }

    private static Map<Object, Integer> counts(List<Object> values) {
        Map<Object, Integer> counts = new LinkedHashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }

    private static void comparePlaces(Changes.Elements change, Rows rows) {
        Object[] before = change.before();
        List<Object> present = change.present();
        for (int i = 0; i < Math.max(before.length, present.size()); i++) {
            Row row = new Row(change.owner(), i, i < present.size() ? present.get(i) : null);
            if (i >= present.size()) {
                rows.deleted.add(row);
            } else if (i >= before.length) {
                rows.inserted.add(row);
            } else if (!before[i].equals(present.get(i))) {
                rows.updated.add(row);
            }
        }
    }

    private interface Values {
        void bind(Row row, ParameterBinder binder) throws SQLException;
    }

    private void batch(CompiledStatement statement, List<Row> rows, Values values) {
        if (!rows.isEmpty()) {
            flush.connection().batch(statement, rows.size(), (row, binder) -> values.bind(rows.get(row), binder));
        }
    }

    private void insert(ElementsAttribute attribute, List<Row> rows) {
        Column<?> position = attribute.position();
        List<Column<?>> columns = new ArrayList<>(attribute.owner());
        if (position != null) {
            columns.add(position);
        }
        columns.add(attribute.value());
        for (int from = 0; from < rows.size(); ) {
            int size = flush.statements().chunk(columns.size(), rows.size() - from);
            List<Row> chunk = rows.subList(from, from + size);
            CompiledStatement statement =
                    flush.statements().insert(attribute.table(), List.copyOf(columns), size, List.of());
            flush.connection().update(statement, binder -> {
                int index = 1;
                for (Row row : chunk) {
                    index = FlushContext.bindKey(row.owner(), binder, index);
                    if (position != null) {
                        bind(position, row.position(), binder, index++);
                    }
                    bind(attribute.value(), row.value(), binder, index++);
                }
            });
            from += size;
        }
    }

    @SuppressWarnings("unchecked")
    private static void bind(Column<?> column, @Nullable Object value, ParameterBinder binder, int index)
            throws SQLException {
        ((SqlType<Object>) column.type()).bind(binder, index, Objects.requireNonNull(value));
    }
}
