package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.mapping.EntityModel;
import dev.orm.schema.Column;
import dev.orm.session.state.EntityEntry;
import dev.orm.type.RowReader;
import java.sql.SQLException;

/** Finds out which column of a row holds what its attribute cannot take, after reading the row has failed. */
final class UnreadableRow {

    private UnreadableRow() {}

    /** Returns the failure with the row and the column in its message, or as it is if no column is to blame. */
    static RuntimeException named(EntityEntry entry, RowReader row, int first, RuntimeException failure) {
        EntityModel<?> model = entry.model();
        for (ColumnAttribute attribute : model.attributes()) {
            int[] places = model.columns().places(attribute.index());
            for (int i = 0; i < places.length; i++) {
                Column<?> column = attribute.columns().get(i);
                try {
                    column.type().read(row, first + places[i]);
                } catch (SQLException another) {
                    return failure;
                } catch (RuntimeException refused) {
                    return new IllegalArgumentException(
                            entry + " cannot be read, because of column " + column.name() + " of table "
                                    + model.tables().get(attribute.table()).table() + ": " + refused.getMessage(),
                            failure);
                }
            }
        }
        return failure;
    }
}
