package dev.orm.reflect;

import dev.orm.schema.TableName;
import dev.orm.schema.View;
import dev.orm.schema.ViewQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view as the database has it.
 *
 * @param name its name
 * @param columns its columns in order
 * @param query its {@code SELECT} as the database writes it
 * @param materialized whether its rows are stored
 * @param comment its comment, or null
 */
public record InspectedView(
        TableName name,
        List<InspectedColumn> columns,
        String query,
        boolean materialized,
        @Nullable String comment) {

    /** Copies the list. */
    public InspectedView {
        columns = List.copyOf(columns);
    }

    /**
     * Returns the view that a program would have written.
     *
     * @return the view; its query is that of this database
     */
    public View toView() {
        return new View(
                name,
                columns.stream()
                        .<dev.orm.schema.Column<?>>map(InspectedColumn::toColumn)
                        .toList(),
                ViewQuery.unsafeSql(query),
                materialized);
    }
}
