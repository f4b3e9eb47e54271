package dev.orm.engine.internal;

import dev.orm.dialect.CompiledStatement;
import dev.orm.sql.BindCollector;
import dev.orm.sql.BoundStatement;
import dev.orm.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One statement with the values of many rows.
 *
 * @param statement the statement of the first row, which all others equal
 * @param binds the values of the first row
 * @param values the values of each row
 */
public record StatementBatch<S extends Statement>(S statement, BindCollector binds, List<@Nullable Object[]> values) {

    /**
     * Makes the statements of all rows.
     *
     * @return the batch, or null if there is no row
     * @throws IllegalArgumentException if they are not one statement
     */
    public static <R, S extends Statement> @Nullable StatementBatch<S> of(
            Collection<R> rows, Function<? super R, ? extends S> statement) {
        return of(rows, statement, binds -> {});
    }

    /**
     * Makes the statements of all rows, with values behind those of each.
     *
     * @return the batch, or null if there is no row
     * @throws IllegalArgumentException if they are not one statement
     */
    public static <R, S extends Statement> @Nullable StatementBatch<S> of(
            Collection<R> rows, Function<? super R, ? extends S> statement, Consumer<BindCollector> behind) {
        List<@Nullable Object[]> values = new ArrayList<>(rows.size());
        BoundStatement<S> first = null;
        for (R row : rows) {
            BoundStatement<S> next = BoundStatement.of(statement.apply(row));
            behind.accept(next.binds());
            if (first == null) {
                first = next;
            } else if (!first.statement().equals(next.statement())
                    || !first.binds().sharing().equals(next.binds().sharing())) {
                throw new IllegalArgumentException("The statement of row " + values.size() + " of the batch, counted"
                        + " from 0, has another structure than that of the first row: a batch is one statement with many"
                        + " values. Set the same columns in each row, null where one has no value.");
            }
            values.add(next.binds().values());
        }
        return first == null ? null : new StatementBatch<>(first.statement(), first.binds(), values);
    }

    /** Returns the form of the compiled statement in which all rows can be sent. */
    public CompiledStatement form(CompiledStatement compiled) {
        CompiledStatement form = compiled;
        for (int row = 0; row < values.size() && form.beyond() != null; row++) {
            form = form.forValues(values.get(row));
        }
        return form;
    }
}
