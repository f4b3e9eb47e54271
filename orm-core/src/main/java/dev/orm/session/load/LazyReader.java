package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityAccessor;
import dev.orm.mapping.EntityModel;
import dev.orm.mapping.LazyAttributes;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.PersistenceContext;
import dev.orm.session.state.Unread;
import dev.orm.type.RowReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads of rows what is computed, and what a query fetches of the attributes that are otherwise read when they are first used: it stands
 * behind the columns of the entity.
 */
final class LazyReader {

    private final PersistenceContext context;
    private final List<ReadPlan.InRow> inRow;
    private final int behind;
    private final long left;
    private final List<ColumnAttribute> asked;
    private final boolean computes;
    private final List<EntityEntry> whole = new ArrayList<>(0);
    private final List<EntityEntry> later = new ArrayList<>(0);
    private final List<EntityEntry> computed = new ArrayList<>(0);

    LazyReader(PersistenceContext context, ReadPlan plan) {
        EntityModel<?> model = plan.model();
        List<ColumnAttribute> there =
                plan.inRow().stream().map(ReadPlan.InRow::attribute).toList();
        this.context = context;
        this.inRow = plan.inRow();
        this.behind = model.columns().all().size();
        this.left = Unread.bits(model.lazy()) & ~Unread.bits(there);
        this.asked = plan.attributes();
        this.computes = !there.containsAll(model.computed());
    }

    /** Reads what is there into an object that was just read, and says what it waits for. */
    void read(EntityEntry entry, RowReader row, int first) throws SQLException {
        Object entity = entry.entity();
        EntityAccessor<Object> accessor = entry.<Object>typedModel().accessor();
        for (int i = 0; i < inRow.size(); i++) {
            accessor.set(inRow.get(i).attribute().index(), entity, value(row, first, i));
        }
        if (computes) {
            computed.add(entry);
        }
        if (entity instanceof LazyAttributes lazy) {
            lazy.$unread(left, context.loader());
            if (!asked.isEmpty()) {
                later.add(entry);
            }
        } else if (left != 0) {
            whole.add(entry);
        }
    }

    /** Reads what is there into an object that was read before, as far as it waits for it. */
    void take(EntityEntry entry, RowReader row, int first) throws SQLException {
        if (entry.isManaged() && Unread.of(entry.entity()) != 0) {
            List<ColumnAttribute> attributes = new ArrayList<>(inRow.size());
            @Nullable Object[] values = new Object[inRow.size()];
            for (int i = 0; i < values.length; i++) {
                attributes.add(inRow.get(i).attribute());
                values[i] = value(row, first, i);
            }
            Unread.take(entry, attributes, values);
            if (!asked.isEmpty()) {
                later.add(entry);
            }
        }
    }

    private @Nullable Object value(RowReader row, int first, int place) throws SQLException {
        return inRow.get(place).type().read(row, first + behind + place);
    }

    /** Returns the objects that cannot wait for anything, as the program made them. */
    List<EntityEntry> whole() {
        return whole;
    }

    /** Returns the objects of which attributes are asked for. */
    List<EntityEntry> later() {
        return later;
    }

    /** Returns the objects whose rows left out what is computed. */
    List<EntityEntry> computed() {
        return computed;
    }
}
