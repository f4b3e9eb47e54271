package dev.orm.schema;

import java.util.List;

/**
 * A view: {@code CREATE VIEW}.
 *
 * @param name its name
 * @param columns its columns in order; their types say how they are read
 * @param query the rows it shows
 */
public record View(TableName name, List<Column<?>> columns, ViewQuery query) implements SchemaObject {

    /** Copies the list. */
    public View {
        columns = List.copyOf(columns);
    }

    /**
     * Returns the view as a table, to be selected from like any other.
     *
     * @return a table without keys
     */
    public Table asTable() {
        TableBuilder table = Table.builder(name);
        columns.forEach(table::column);
        return table.build();
    }
}
