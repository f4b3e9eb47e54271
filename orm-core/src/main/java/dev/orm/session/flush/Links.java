package dev.orm.session.flush;

import dev.orm.dialect.CompiledStatement;
import dev.orm.mapping.ElementsAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.JoinTable;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.schema.Column;
import dev.orm.schema.ReferentialAction;
import dev.orm.schema.Table;
import dev.orm.session.state.EntityEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes the rows of join tables. */
final class Links {

    private final FlushContext flush;

    Links(FlushContext flush) {
        this.flush = flush;
    }

    private record Kind(
            Table table,
            List<Column<?>> left,
            List<Column<?>> right,
            @Nullable Column<?> place) {}

    private static Map<Kind, List<Changes.Link>> byTable(
            Collection<Changes.Link> links, Function<Changes.Link, @Nullable Column<?>> place) {
        Map<Kind, List<Changes.Link>> tables = new LinkedHashMap<>();
        for (Changes.Link link : links) {
            Kind kind = new Kind(link.table(), link.left(), link.right(), place.apply(link));
            tables.computeIfAbsent(kind, key -> new ArrayList<>()).add(link);
        }
        return tables;
    }

    /** Inserts links, those of lists with an order column with their places. */
    void insert(
            Collection<Changes.Link> links, Map<ToManyAttribute, Map<Changes.Link, @Nullable Integer>> placesByList) {
        Map<Changes.Link, @Nullable Integer> places = new HashMap<>();
        Map<Changes.Link, Column<?>> placed = new HashMap<>();
        placesByList.forEach((collection, ofList) -> ofList.forEach((link, place) -> {
            places.put(link, place);
            placed.put(link, Objects.requireNonNull(collection.place()));
        }));
        byTable(links, placed::get).forEach((kind, rows) -> {
            List<Column<?>> columns = new ArrayList<>(kind.left());
            columns.addAll(kind.right());
            if (kind.place() != null) {
                columns.add(kind.place());
            }
            for (int from = 0; from < rows.size(); ) {
                int size = flush.statements().chunk(columns.size(), rows.size() - from);
                List<Changes.Link> chunk = rows.subList(from, from + size);
                CompiledStatement statement = flush.statements().insert(kind.table(), columns, size, List.of());
                flush.connection().update(statement, binder -> {
                    int index = 1;
                    for (Changes.Link link : chunk) {
                        index = FlushContext.bindKey(link.leftRow(), binder, index);
                        index = FlushContext.bindKey(link.rightRow(), binder, index);
                        if (kind.place() != null) {
                            PlaceWrites.bind(places.get(link), binder, index++);
                        }
                    }
                });
                from += size;
            }
        });
    }

    void delete(Collection<Changes.Link> links) {
        byTable(links, link -> null).forEach((kind, rows) -> {
            CompiledStatement statement = flush.statements().unlink(kind.table(), kind.left(), kind.right());
            flush.connection().batch(statement, rows.size(), (row, binder) -> {
                int index = FlushContext.bindKey(rows.get(row).leftRow(), binder, 1);
                FlushContext.bindKey(rows.get(row).rightRow(), binder, index);
            });
        });
    }

    /** Deletes links to objects whose rows go, where neither those nor the database delete them along. */
    void deleteTo(Collection<Changes.Link> links, Predicate<EntityEntry> gone) {
        delete(links.stream()
                .filter(link -> link.leftRow().isManaged()
                        && gone.test(link.rightRow())
                        && !isOf(link.rightRow().model(), link.table())
                        && !isLeft(link.table(), link.right()))
                .toList());
    }

    private static boolean isOf(EntityModel<?> model, Table table) {
        return model.collections().stream()
                .map(ToManyAttribute::joinTable)
                .anyMatch(of -> of != null && of.table() == table);
    }

    /** Deletes all links of objects whose rows are deleted, and the values in their collections, but for what the database deletes along. */
    void deleteOf(EntityModel<?> model, List<EntityEntry> rows) {
        deleteAllOf(model, rows, true);
    }

    /** Deletes all links of objects, and the values in their collections. */
    void deleteAllOf(EntityModel<?> model, List<EntityEntry> rows) {
        deleteAllOf(model, rows, false);
    }

    private void deleteAllOf(EntityModel<?> model, List<EntityEntry> rows, boolean withRows) {
        List<Object> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(Objects.requireNonNull(row.id())));
        Object[] values = {ids};
        for (ToManyAttribute collection : model.collections()) {
            JoinTable table = collection.joinTable();
            if (table != null && !(withRows && isLeft(table.table(), table.ownerColumns()))) {
                deleteAllOf(model, table.table(), table.ownerColumns(), values);
            }
        }
        for (ElementsAttribute elements : model.elements()) {
            if (!(withRows && isLeft(elements.table(), elements.owner()))) {
                deleteAllOf(model, elements.table(), elements.owner(), values);
            }
        }
    }

    /** Whether the database deletes rows with those that they refer to. Those that may refer to one at a time make room before. */
    private static boolean isLeft(Table table, List<Column<?>> owner) {
        List<String> columns = owner.stream().map(Column::name).toList();
        return table.uniqueConstraints().isEmpty()
                && table.foreignKeys().stream()
                        .anyMatch(key -> key.columns().equals(columns) && key.onDelete() == ReferentialAction.CASCADE);
    }

    private void deleteAllOf(EntityModel<?> model, Table table, List<Column<?>> owner, Object[] values) {
        CompiledStatement statement =
                flush.statements().unlinkAll(model, table, owner).forValues(values);
        flush.connection().update(statement, binder -> statement.bind(binder, values));
    }

    /** Leaves out links of objects that are deleted, whose links all go. */
    static List<Changes.Link> alive(Collection<Changes.Link> links) {
        return links.stream()
                .filter(link -> link.leftRow().isManaged() && link.rightRow().isManaged())
                .toList();
    }
}
