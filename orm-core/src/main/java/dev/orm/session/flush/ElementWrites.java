package dev.orm.session.flush;

import dev.orm.dialect.CompiledStatement;
import dev.orm.mapping.ElementForm;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.schema.Column;
import dev.orm.session.state.EntityEntry;
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

/** Writes the rows of collections of values: only those that differ. What is compared and written is the state of an element. */
final class ElementWrites {

    private final FlushContext flush;

    ElementWrites(FlushContext flush) {
        this.flush = flush;
    }

    /** A row of one owner; without a key the value tells it apart. */
    private record Row(
            EntityEntry owner, Object key, @Nullable Object value) {}

    /** What is done to the rows of one table. */
    private static final class Rows {
        final List<Row> deleted = new ArrayList<>();
        final List<Row> updated = new ArrayList<>();
        final List<Row> inserted = new ArrayList<>();
    }

    void write(Collection<Changes.Elements> changes) {
        Map<ElementsAttribute, Rows> tables = new LinkedHashMap<>();
        for (Changes.Elements change : changes) {
            if (change.owner().isManaged()) {
                Rows rows = tables.computeIfAbsent(change.attribute(), attribute -> new Rows());
                if (change.attribute().key() == null) {
                    compareValues(change, rows);
                } else {
                    compareKeys(change, rows);
                }
            }
        }
        tables.forEach((attribute, rows) -> {
            Column<?> key = attribute.key();
            if (key == null) {
                deleteByValue(attribute, rows.deleted);
            } else {
                batch(
                        flush.statements().unlink(attribute.table(), attribute.owner(), List.of(key)),
                        rows.deleted,
                        (row, binder) -> {
                            int index = FlushContext.bindKey(row.owner(), binder, 1);
                            bind(key, row.key(), binder, index);
                        });
                batch(flush.statements().updateElement(attribute), rows.updated, (row, binder) -> {
                    int index = attribute.form().bind(Objects.requireNonNull(row.value()), binder, 1);
                    index = FlushContext.bindKey(row.owner(), binder, index);
                    bind(key, row.key(), binder, index);
                });
            }
            insert(attribute, rows.inserted);
        });
    }

    /** A column that is {@code NULL} is equal to nothing, so rows are told apart by which of them are. */
    private void deleteByValue(ElementsAttribute attribute, List<Row> rows) {
        ElementForm form = attribute.form();
        Map<List<Column<?>>, List<Row>> alike = new LinkedHashMap<>();
        rows.forEach(row -> alike.computeIfAbsent(form.absent(row.key()), absent -> new ArrayList<>())
                .add(row));
        alike.forEach((absent, deleted) ->
                batch(flush.statements().deleteElement(attribute, absent), deleted, (row, binder) -> {
                    int index = FlushContext.bindKey(row.owner(), binder, 1);
                    form.bindPresent(row.key(), binder, index);
                }));
    }

    /** A value that a list holds twice has two rows that nothing tells apart, so all of them go before those that stay are inserted. */
    private static void compareValues(Changes.Elements change, Rows rows) {
        Map<Object, Integer> before = counts(List.of(change.before()));
        Map<Object, Integer> present = counts(change.present());
        before.forEach((value, number) -> {
            if (present.getOrDefault(value, 0) < number) {
                rows.deleted.add(new Row(change.owner(), value, value));
            }
        });
        present.forEach((value, number) -> {
            int there = before.getOrDefault(value, 0);
            for (int i = number < there ? 0 : there; i < number; i++) {
                rows.inserted.add(new Row(change.owner(), value, value));
            }
        });
    }

    private static Map<Object, Integer> counts(List<Object> values) {
        Map<Object, Integer> counts = new LinkedHashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }

    private static void compareKeys(Changes.Elements change, Rows rows) {
        Map<Object, Object> before = byKey(change.attribute(), List.of(change.before()));
        Map<Object, Object> present = byKey(change.attribute(), change.present());
        before.keySet().stream()
                .filter(key -> !present.containsKey(key))
                .forEach(key -> rows.deleted.add(new Row(change.owner(), key, null)));
        present.forEach((key, value) -> {
            Object there = before.get(key);
            if (there == null) {
                rows.inserted.add(new Row(change.owner(), key, value));
            } else if (!there.equals(value)) {
                rows.updated.add(new Row(change.owner(), key, value));
            }
        });
    }

    private static Map<Object, Object> byKey(ElementsAttribute attribute, List<Object> elements) {
        Map<Object, Object> values = new LinkedHashMap<>();
        for (Object element : elements) {
            if (attribute.kind() == ToManyAttribute.Kind.MAP) {
                Map.Entry<?, ?> entry = (Map.Entry<?, ?>) element;
                values.put(entry.getKey(), entry.getValue());
            } else {
                values.put(values.size(), element);
            }
        }
        return values;
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
        Column<?> key = attribute.key();
        List<Column<?>> columns = new ArrayList<>(attribute.owner());
        if (key != null) {
            columns.add(key);
        }
        columns.addAll(attribute.form().columns());
        for (int from = 0; from < rows.size(); ) {
            int size = flush.statements().chunk(columns.size(), rows.size() - from);
            List<Row> chunk = rows.subList(from, from + size);
            CompiledStatement statement =
                    flush.statements().insert(attribute.table(), List.copyOf(columns), size, List.of());
            flush.connection().update(statement, binder -> {
                int index = 1;
                for (Row row : chunk) {
                    index = FlushContext.bindKey(row.owner(), binder, index);
                    if (key != null) {
                        bind(key, row.key(), binder, index++);
                    }
                    index = attribute.form().bind(Objects.requireNonNull(row.value()), binder, index);
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
