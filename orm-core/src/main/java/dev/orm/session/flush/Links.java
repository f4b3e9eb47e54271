package dev.orm.session.flush;

import dev.orm.dialect.CompiledStatement;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.session.state.EntityEntry;
import dev.orm.type.ParameterBinder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes the rows of join tables. */
final class Links {

    private final FlushContext flush;

    Links(FlushContext flush) {
        this.flush = flush;
    }

    private record Kind(Table table, Column<?> left, Column<?> right) {}

    private static Map<Kind, List<Changes.Link>> byTable(Collection<Changes.Link> links) {
        Map<Kind, List<Changes.Link>> tables = new LinkedHashMap<>();
        for (Changes.Link link : links) {
            tables.computeIfAbsent(new Kind(link.table(), link.left(), link.right()), key -> new ArrayList<>())
                    .add(link);
        }
        return tables;
    }

    void insert(Collection<Changes.Link> links) {
        byTable(links).forEach((kind, rows) -> {
            List<Column<?>> columns = List.of(kind.left(), kind.right());
            for (int from = 0; from < rows.size(); ) {
                int size = flush.statements().chunk(2, rows.size() - from);
                List<Changes.Link> chunk = rows.subList(from, from + size);
                CompiledStatement statement = flush.statements().insert(kind.table(), columns, size, List.of());
                flush.connection().update(statement, binder -> {
                    int index = 1;
                    for (Changes.Link link : chunk) {
                        bind(link.leftRow(), binder, index++);
                        bind(link.rightRow(), binder, index++);
                    }
                });
                from += size;
            }
        });
    }

    void delete(Collection<Changes.Link> links) {
        byTable(links).forEach((kind, rows) -> {
            CompiledStatement statement = flush.statements().unlink(kind.table(), kind.left(), kind.right());
            flush.connection().batch(statement, rows.size(), (row, binder) -> {
                bind(rows.get(row).leftRow(), binder, 1);
                bind(rows.get(row).rightRow(), binder, 2);
            });
        });
    }

    /** Deletes all links of objects whose rows are deleted, and the values in their collections. */
    void deleteAllOf(EntityModel<?> model, List<EntityEntry> rows) {
        List<Object> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(Objects.requireNonNull(row.id())));
        Object[] values = {ids};
        for (ToManyAttribute collection : model.collections()) {
            JoinTable table = collection.joinTable();
            if (table != null) {
                deleteAllOf(table.table(), table.ownerColumn(), values);
            }
        }
        model.elements().forEach(elements -> deleteAllOf(elements.table(), elements.owner(), values));
    }

    private void deleteAllOf(Table table, Column<?> owner, Object[] values) {
        CompiledStatement statement = flush.statements().unlinkAll(table, owner).forValues(values);
        flush.connection().update(statement, binder -> statement.bind(binder, values));
    }

    private static void bind(EntityEntry row, ParameterBinder binder, int index) throws SQLException {
        ColumnAttribute id = row.model().id();
        FlushContext.bindValue(id, row.id(), binder, index);
    }

    /** Leaves out links of objects that are deleted, whose links all go. */
    static List<Changes.Link> alive(Collection<Changes.Link> links) {
        return links.stream()
                .filter(link -> link.leftRow().isManaged() && link.rightRow().isManaged())
                .toList();
    }
}
