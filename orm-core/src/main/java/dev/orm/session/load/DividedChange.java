package dev.orm.session.load;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.EngineConnection;
import dev.orm.engine.TransactionOptions;
import dev.orm.mapping.EntityModel;
import dev.orm.schema.Column;
import dev.orm.type.RowReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes rows of an entity that is divided among several tables, in one transaction: finds the ids of all parts before the first row is changed, and changes
 * the rows of each part by them. Behind the values of the statement stands the list of the ids.
 *
 * @param model the entity
 * @param parts the rows that are changed by statements of their own
 * @param size how many values the statement has
 */
public record DividedChange(EntityModel<?> model, List<Part> parts, int size) {

    /** Copies the list. */
    public DividedChange {
        parts = List.copyOf(parts);
    }

    /**
     * Rows that are found and changed together.
     *
     * @param ids the query of their ids, which holds them; null where the changes find them by themselves
     * @param changes the statements that change them, the last of which tells how many they are
     */
    public record Part(@Nullable CompiledStatement ids, List<CompiledStatement> changes) {

        /** Copies the list. */
        public Part {
            changes = List.copyOf(changes);
        }
    }

    /** Returns the first statement that is sent. */
    CompiledStatement first() {
        CompiledStatement ids = parts.get(0).ids();
        return ids == null ? parts.get(0).changes().get(0) : ids;
    }

    /**
     * Changes the rows.
     *
     * @param connection the connection
     * @param values the bind values of each statement
     * @return how many rows each changed
     */
    public long[] run(EngineConnection connection, List<@Nullable Object[]> values) {
        if (connection.isInTransaction()) {
            return values.stream().mapToLong(each -> change(connection, each)).toArray();
        }
        connection.begin(TransactionOptions.READ_WRITE);
        boolean done = false;
        try {
            long[] rows =
                    values.stream().mapToLong(each -> change(connection, each)).toArray();
            connection.commit();
            done = true;
            return rows;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    private long change(EngineConnection connection, @Nullable Object[] values) {
        List<List<Object>> found = new ArrayList<>();
        for (Part part : parts) {
            found.add(part.ids() == null ? List.of() : find(connection, part.ids(), values));
        }
        long rows = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.ids() == null || !found.get(i).isEmpty()) {
                rows += change(connection, part.changes(), with(values, found.get(i)));
            }
        }
        return rows;
    }

    private static long change(
            EngineConnection connection, List<CompiledStatement> changes, @Nullable Object[] values) {
        long last = 0;
        for (CompiledStatement change : changes) {
            CompiledStatement form = change.forValues(values);
            last = connection.update(form, binder -> form.bind(binder, values));
        }
        return last;
    }

    private @Nullable Object[] with(@Nullable Object[] values, List<Object> ids) {
        @Nullable Object[] all = Arrays.copyOf(values, size + 1);
        all[size] = ids;
        return all;
    }

    private List<Object> find(EngineConnection connection, CompiledStatement ids, @Nullable Object[] values) {
        CompiledStatement form = ids.forValues(values);
        return connection.query(form, binder -> form.bind(binder, values), this::read);
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
