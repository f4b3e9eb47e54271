package dev.orm.session.load;

import dev.orm.mapping.ColumnAttribute;
import dev.orm.session.state.EntityEntry;
import dev.orm.type.RowReader;
import java.sql.SQLException;

/** Finds out which column of a row holds what its attribute cannot take, after reading the row has failed. */
final class UnreadableRow {

    private UnreadableRow() {}

    /** Returns the failure with the row and the column in its message, or as it is if no column is to blame. */
    static RuntimeException named(EntityEntry entry, RowReader row, int first, RuntimeException failure) {
        int place = 0;
        for (ColumnAttribute attribute : entry.model().attributes()) {
            if (attribute.computed()) {
                continue;
            }
            try {
                attribute.column().type().read(row, first + place++);
            } catch (SQLException another) {
                return failure;
            } catch (RuntimeException refused) {
                return new IllegalArgumentException(
                        entry + " cannot be read, because of column "
                                + attribute.column().name() + " of table "
                                + entry.model().table() + ": " + refused.getMessage(),
                        failure);
            }
        }
        return failure;
    }
}
