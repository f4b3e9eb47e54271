package dev.orm.schema;

import java.util.List;

/**
 * A view: {@code CREATE VIEW}. Every query over tables makes one by {@code asView}; {@link ViewQuery#unsafeSql} makes one of text.
 *
 * @param name its name
 * @param columns its columns in order; their types say how they are read
 * @param query the rows it shows
 * @param materialized whether its rows are stored, and made anew by {@link DdlOperation.RefreshView} only
 */
public record View(TableName name, List<Column<?>> columns, ViewQuery query, boolean materialized)
        implements SchemaObject {

    /** Copies the list. */
    public View {
        columns = List.copyOf(columns);
    }

    /**
     * Makes a view whose rows are made when it is read.
     *
     * @param name its name
     * @param columns its columns in order; their types say how they are read
     * @param query the rows it shows
     */
    public View(TableName name, List<Column<?>> columns, ViewQuery query) {
        this(name, columns, query, false);
    }

    /**
     * {@code MATERIALIZED}: stores the rows.
     *
     * @return the changed view
     */
    public View asMaterialized() {
        return new View(name, columns, query, true);
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
