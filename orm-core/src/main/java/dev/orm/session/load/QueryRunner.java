package dev.orm.session.load;

import dev.orm.mapping.EntityModel;
import dev.orm.schema.Column;
import dev.orm.session.state.PersistenceContext;
import dev.orm.sql.NestedList;
import dev.orm.sql.Projection;
import dev.orm.type.RowReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a planned query. One instance serves one execution, or one chunk of a stream.
 *
 * @param <T> what a row becomes
 */
public final class QueryRunner<T> {

    private final QueryPlan.Item[] items;
    private final Projection<T> projection;
    private final @Nullable EntityReader[] readers;
    private final AssociationLoader loader;
    private final boolean nested;
    private final List<T> list = new ArrayList<>();
    private final List<@Nullable Object[]> unfinished = new ArrayList<>(0);

    /**
     * Makes a runner.
     *
     * @param plan the plan
     * @param projection makes the objects of the rows
     * @param context the objects of the session
     * @param loader loads what the objects refer to
     */
    public QueryRunner(QueryPlan plan, Projection<T> projection, PersistenceContext context, AssociationLoader loader) {
        this.items = plan.items();
        this.projection = projection;
        this.loader = loader;
        this.readers = new EntityReader[items.length];
        boolean lists = false;
        for (int i = 0; i < items.length; i++) {
            lists |= items[i] instanceof QueryPlan.Item.Nested;
            if (items[i] instanceof QueryPlan.Item.Entity entity) {
                readers[i] =
                        new EntityReader(context, entity.plan(), plan.refreshes() ? Reread.UNCHANGED : Reread.EXPIRED);
            }
        }
        this.nested = lists;
    }

    /** Reads all rows; where they hold lists, the list of results is complete once it is finished. */
    @SuppressWarnings("unchecked")
    public List<T> readAll(RowReader row) throws SQLException {
        EntityReader reader = readers[0];
        if (nested) {
            while (row.next()) {
                unfinished.add(values(row));
            }
        } else if (projection.isSingle() && reader != null) {
            int first = ((QueryPlan.Item.Entity) items[0]).first();
            while (row.next()) {
                list.add((T) reader.read(row, first));
            }
        } else {
            while (row.next()) {
                list.add(read(row));
            }
        }
        return list;
    }

    /** Reads the present row. */
    public T read(RowReader row) throws SQLException {
        return projection.make(values(row));
    }

    private static @Nullable Object key(EntityModel<?> owner, RowReader row, int first) throws SQLException {
        List<Column<?>> columns = owner.columns().key();
        return columns.size() == 1
                ? columns.get(0).type().read(row, first)
                : KeyReader.of(columns).read(row, first);
    }

    private @Nullable Object[] values(RowReader row) throws SQLException {
        @Nullable Object[] values = new Object[items.length];
        for (int i = 0; i < values.length; i++) {
            EntityReader reader = readers[i];
            if (reader != null) {
                values[i] = reader.read(row, ((QueryPlan.Item.Entity) items[i]).first());
            } else if (items[i] instanceof QueryPlan.Item.Nested list) {
                values[i] = key(list.owner(), row, list.first());
            } else {
                QueryPlan.Item.Value value = (QueryPlan.Item.Value) items[i];
                values[i] = value.type().read(row, value.column());
            }
        }
        return values;
    }

    /** Loads what the objects that were read refer to and what is fetched of them. */
    public void finish() {
        for (EntityReader reader : readers) {
            if (reader != null) {
                loader.finish(reader);
            }
        }
        if (nested) {
            for (int i = 0; i < items.length; i++) {
                if (items[i] instanceof QueryPlan.Item.Nested) {
                    loader.fill(
                            unfinished, i, (NestedList<?>) projection.items().get(i));
                }
            }
            unfinished.forEach(values -> list.add(projection.make(values)));
        }
    }
}
