package dev.orm.session.load;

import dev.orm.mapping.EntityModel;
import dev.orm.mapping.Inheritance;
import dev.orm.session.SessionException;
import dev.orm.session.state.EntityEntry;
import dev.orm.session.state.PersistenceContext;
import dev.orm.type.RowReader;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads each row as an object of the class that its discriminator names. One instance serves one place of one execution. */
final class ByClass {

    private final EntityModel<?> model;
    private final Inheritance inheritance;
    private final List<EntityReader> readers;
    private final Map<Object, Integer> byValue = new HashMap<>();
    private @Nullable ReorderedRow @Nullable [] rows;
    private @Nullable RowReader row;
    private int first;

    ByClass(PersistenceContext context, ReadPlan plan, Reread reread) {
        this.model = plan.model();
        this.inheritance = Objects.requireNonNull(model.inheritance());
        this.readers = plan.variants().stream()
                .map(variant -> new EntityReader(context, variant, reread))
                .toList();
        for (int i = 0; i < readers.size(); i++) {
            byValue.put(inheritance.variants().get(i).value(), i);
        }
    }

    /** Returns what reads the objects of each class. */
    List<EntityReader> readers() {
        return readers;
    }

    @Nullable
    EntityEntry entry(RowReader row, int first) throws SQLException {
        Object value = inheritance.discriminator().type().read(row, first + inheritance.discriminatorPlace());
        Integer variant = byValue.get(value);
        if (variant == null) {
            if (value == null && readers.get(0).isAbsent(row, first)) {
                return null;
            }
            throw new SessionException(
                    "A row of " + model.table() + " was read as a " + model.name() + ", but its column "
                            + inheritance.discriminator().name() + " names none of its classes, which have "
                            + inheritance.values() + ". Map the class of this row, or correct the row.");
        }
        return readers.get(variant).entry(view(variant, row, first), 1);
    }

    /** Shows the columns of one class as it wants to read them. */
    private RowReader view(int variant, RowReader from, int at) {
        ReorderedRow[] views = rows;
        if (views == null || row != from || first != at) {
            views = new ReorderedRow[readers.size()];
            rows = views;
            row = from;
            first = at;
        }
        ReorderedRow view = views[variant];
        if (view == null) {
            int[] positions = inheritance.variants().get(variant).places().clone();
            for (int i = 0; i < positions.length; i++) {
                positions[i] += at;
            }
            view = new ReorderedRow(from, positions);
            views[variant] = view;
        }
        return view;
    }
}
