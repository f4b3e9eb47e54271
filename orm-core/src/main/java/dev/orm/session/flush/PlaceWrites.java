package dev.orm.session.flush;

import dev.orm.dialect.CompiledStatement;
import dev.orm.mapping.ToManyAttribute;
import dev.orm.schema.Column;
import dev.orm.schema.Table;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.type.ParameterBinder;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the places of rows in lists with an order column: only those that differ, in the order of keys. */
final class PlaceWrites {

    private final FlushContext flush;

    PlaceWrites(FlushContext flush) {
        this.flush = flush;
    }

    void write(Changes changes) {
        changes.places().forEach(this::writeRows);
        changes.linkPlaces().forEach((collection, places) -> writeLinks(collection, places, changes));
    }

    private void writeRows(ToManyAttribute collection, Map<EntityEntry, @Nullable Integer> places) {
        Map<Table, List<EntityEntry>> byTable = places.keySet().stream()
                .filter(entry -> entry.status() == Status.PERSISTENT
                        || entry.status() == Status.EXPIRED
                        || entry.status() == Status.UNLOADED)
                .sorted(KeyOrder.COMPARATOR)
                .collect(
                        Collectors.groupingBy(entry -> entry.model().table(), LinkedHashMap::new, Collectors.toList()));
        byTable.forEach((table, rows) -> {
            List<Column<?>> key = rows.get(0).model().columns().key();
            CompiledStatement statement = flush.statements().updatePlace(table, place(collection), key, List.of());
            flush.connection().batch(statement, rows.size(), (row, binder) -> {
                bind(places.get(rows.get(row)), binder, 1);
                FlushContext.bindKey(rows.get(row), binder, 2);
            });
        });
    }

    /** The place of a new link is written with it. */
    private void writeLinks(ToManyAttribute collection, Map<Changes.Link, @Nullable Integer> places, Changes changes) {
        List<Changes.Link> links = Links.alive(places.keySet()).stream()
                .filter(link -> !changes.addedLinks().contains(link))
                .toList();
        if (!links.isEmpty()) {
            Changes.Link first = links.get(0);
            CompiledStatement statement =
                    flush.statements().updatePlace(first.table(), place(collection), first.left(), first.right());
            flush.connection().batch(statement, links.size(), (row, binder) -> {
                bind(places.get(links.get(row)), binder, 1);
                int index = FlushContext.bindKey(links.get(row).leftRow(), binder, 2);
                FlushContext.bindKey(links.get(row).rightRow(), binder, index);
            });
        }
    }

    private static Column<?> place(ToManyAttribute collection) {
        return Objects.requireNonNull(collection.place());
    }

    static void bind(@Nullable Integer place, ParameterBinder binder, int index) throws SQLException {
        SqlType.INTEGER.bind(binder, index, place);
    }
}
