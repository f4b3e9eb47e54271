package dev.orm.session.load;

import dev.orm.dialect.CompiledStatement;
import dev.orm.engine.EngineConnection;
import dev.orm.sql.BindCollector;
import java.util.List;

/** Runs the statements of a session on its connection. */
public interface StatementRunner {

    /**
     * Runs a statement that returns rows.
     *
     * @param statement the statement
     * @param parameters writes its parameters
     * @param rows reads the rows
     * @param <R> the result
     * @return what {@code rows} made of them
     */
    <R> R query(CompiledStatement statement, EngineConnection.Parameters parameters, EngineConnection.Rows<R> rows);

    /**
     * Runs a statement whose only parameter is a list.
     *
     * @param statement the statement
     * @param list the values of the list
     * @param rows reads the rows
     * @param <R> the result
     * @return what {@code rows} made of them
     */
    default <R> R query(CompiledStatement statement, List<?> list, EngineConnection.Rows<R> rows) {
        Object[] values = {list};
        CompiledStatement form = statement.forValues(values);
        return query(form, binder -> form.bind(binder, values), rows);
    }

    /**
     * Runs a statement whose bind values were collected.
     *
     * @param statement the statement
     * @param binds the values
     * @param rows reads the rows
     * @param <R> the result
     * @return what {@code rows} made of them
     */
    default <R> R query(CompiledStatement statement, BindCollector binds, EngineConnection.Rows<R> rows) {
        CompiledStatement form = statement.forValues(binds.values());
        return query(form, binder -> form.bind(binder, binds.values()), rows);
    }

    /**
     * Returns the filters that hold at the moment.
     *
     * @return the filters
     */
    Filters filters();

    /**
     * Counts objects whose state was read from a row.
     *
     * @param number how many
     */
    void loaded(int number);
}
