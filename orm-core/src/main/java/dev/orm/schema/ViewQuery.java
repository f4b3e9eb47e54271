package dev.orm.schema;

import java.util.function.UnaryOperator;

/** The rows of a view: a {@code Select} of the SQL toolkit, or SQL text. */
public interface ViewQuery {

    /**
     * A query as text. It is sent as it is, so it must never hold anything from outside the program.
     *
     * @param sql a {@code SELECT} that the databases understand on which the view shall be
     * @return the query
     */
    static ViewQuery unsafeSql(String sql) {
        return new ViewText(sql);
    }

    /**
     * Reads from the same tables under other names, as {@link Schema#in} asks for.
     *
     * @param names says what each table is called
     * @return the changed query; a text stays as it is
     */
    default ViewQuery renamed(UnaryOperator<TableName> names) {
        return this;
    }
}
