package dev.orm.session.load;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.EntityTable;
import dev.orm.schema.Column;
import dev.orm.type.RowReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deletes rows of an entity that is divided among several tables: finds the ids, and deletes the rows of each table by them, in one transaction.
 *
 * @param model the entity
 * @param ids the query of the ids
 * @param deletes the statements that delete the rows of some ids, the list of which is their parameter; the last one of the first table
 */
public record Deletion(EntityModel<?> model, CompiledStatement ids, List<CompiledStatement> deletes) {

    /** Copies the list. */
    public Deletion {
        deletes = List.copyOf(deletes);
    }

    /** Returns tables with what refers to others first, and the first of them last; those that refer to each other in the order of the mapping. */
    static List<EntityTable> inOrder(List<EntityTable> tables) {
        List<EntityTable> left = new ArrayList<>(tables);
        List<EntityTable> order = new ArrayList<>();
        while (left.size() > 1) {
            int next = left.size() - 1;
            while (next > 0 && isReferredTo(left.get(next), left)) {
                next--;
            }
            order.add(left.remove(next > 0 ? next : left.size() - 1));
        }
        order.addAll(left);
        return order;
    }

    private static boolean isReferredTo(EntityTable table, List<EntityTable> others) {
        return others.stream()
                .filter(other -> other != table)
                .flatMap(other -> other.table().foreignKeys().stream())
                .anyMatch(key -> key.referencedTable().equals(table.table().name()));
    }

    /**
     * Deletes the rows.
     *
     * @param connection the connection
     * @param values the bind values of each statement
     * @return how many rows each deleted
     */
    public long[] run(EngineConnection connection, List<@Nullable Object[]> values) {
        if (connection.isInTransaction()) {
            return values.stream().mapToLong(each -> delete(connection, each)).toArray();
        }
        connection.begin(TransactionOptions.READ_WRITE);
        boolean done = false;
        try {
            long[] rows =
                    values.stream().mapToLong(each -> delete(connection, each)).toArray();
            connection.commit();
            done = true;
            return rows;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    private long delete(EngineConnection connection, @Nullable Object[] values) {
        CompiledStatement query = ids.forValues(values);
        Object[] found = {connection.query(query, binder -> query.bind(binder, values), this::read)};
        long rows = 0;
        if (!((List<?>) found[0]).isEmpty()) {
            for (CompiledStatement delete : deletes) {
                CompiledStatement form = delete.forValues(found);
                rows = connection.update(form, binder -> form.bind(binder, found));
            }
        }
        return rows;
    }

    private List<Object> read(RowReader row) throws SQLException {
        List<Column<?>> key = model.columns().key();
        KeyReader several = model.compositeId() == null ? null : KeyReader.of(key);
        List<Object> all = new ArrayList<>();
        while (row.next()) {
            Object id = several == null ? key.get(0).type().read(row, 1) : several.read(row, 1);
            if (id != null) {
                all.add(id);
            }
        }
        return all;
    }
}
