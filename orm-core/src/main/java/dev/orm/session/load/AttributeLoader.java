package dev.orm.session.load;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.EngineConnection;
import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.session.EntityNotFoundException;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.EntityEntry.Status;
import dev.orm.session.state.IdentityMap;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.Unread;
import dev.orm.type.RowReader;
import dev.orm.type.SqlType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads attributes that were left out of the rows of entities: one statement for many objects. */
final class AttributeLoader {

    private final QueryPlanner planner;
    private final PersistenceContext context;
    private final StatementRunner runner;

    AttributeLoader(QueryPlanner planner, PersistenceContext context, StatementRunner runner) {
        this.planner = planner;
        this.context = context;
        this.runner = runner;
    }

    /** Reads attributes of an object that were touched, and of those of its load group that wait for the same. */
    void touch(EntityEntry entry, long bits) {
        List<EntityEntry> entries = new ArrayList<>(entry.group().members());
        if (!entries.contains(entry)) {
            entries.add(entry);
        }
        load(entries, Unread.attributes(entry.model(), bits));
        if ((Unread.of(entry.entity()) & bits) != 0) {
            throw EntityNotFoundException.byId(entry.toString());
        }
    }

    /** Reads attributes of those objects that wait for one of them. */
    void load(List<EntityEntry> entries, List<ColumnAttribute> attributes) {
        long bits = Unread.bits(attributes);
        List<EntityEntry> waiting = new ArrayList<>();
        for (EntityEntry entry : entries) {
            boolean hasRow = entry.isManaged() || entry.status() == Status.DELETED;
            if (hasRow && (Unread.of(entry.entity()) & bits) != 0) {
                waiting.add(entry);
            }
        }
        read(waiting, attributes, Unread::take);
    }

    /** Reads all such attributes of objects that cannot wait for them. */
    void reload(List<EntityEntry> entries) {
        if (!entries.isEmpty()) {
            read(entries, entries.get(0).model().lazy(), Unread::replace);
        }
    }

    /** Takes what was read of an object. */
    interface Taker {
        void take(EntityEntry entry, List<ColumnAttribute> attributes, @Nullable Object[] values);
    }

    /** Runs a query of the ids and some values of rows, which are found by their ids. */
    interface ById {
        void query(List<Object> ids, EngineConnection.Rows<Integer> rows);
    }

    private void read(List<EntityEntry> entries, List<ColumnAttribute> attributes, Taker taker) {
        if (!entries.isEmpty()) {
            CompiledStatement statement =
                    planner.entities().attributes(entries.get(0).model(), attributes);
            ById query = (ids, rows) -> runner.query(statement, ids, rows);
            read(entries, attributes, statement.columns(), taker, query);
        }
    }

    /** Reads attributes, whose values stand behind the key in each row. */
    void read(
            List<EntityEntry> entries,
            List<ColumnAttribute> attributes,
            List<SqlType<?>> types,
            Taker taker,
            ById query) {
        EntityModel<?> model = entries.get(0).model();
        int keys = model.columns().key().size();
        OwnerReader reader = new OwnerReader(model, IntStream.range(0, keys).toArray());
        IdentityMap identities = context.identities(model);
        Set<EntityEntry> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> ids = new ArrayList<>(entries.size());
        for (EntityEntry entry : entries) {
            if (wanted.add(entry)) {
                ids.add(Objects.requireNonNull(entry.id()));
            }
        }
        query.query(ids, row -> {
            while (row.next()) {
                EntityEntry entry = reader.read(identities, row);
                if (entry != null && wanted.contains(entry)) {
                    taker.take(entry, attributes, values(row, types, keys));
                }
            }
            return 0;
        });
    }

    private static @Nullable Object[] values(RowReader row, List<SqlType<?>> types, int keys) throws SQLException {
        @Nullable Object[] values = new Object[types.size() - keys];
        for (int i = 0; i < values.length; i++) {
            values[i] = types.get(keys + i).read(row, 1 + keys + i);
        }
        return values;
    }
}
