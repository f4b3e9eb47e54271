package dev.orm.sql;

import dev.orm.sql.node.Rewriter;
import java.util.ArrayList;
import java.util.List;

/** A statement that changes rows: what SQL calls data change statements, and others DML. */
public sealed interface Change extends Statement permits Insert, Update, Delete {

    /**
     * Returns what is changed.
     *
     * @return the entity or table
     */
    FromItem target();

    @Override
    Change rewritten(Rewriter rewriter);

    /**
     * {@code RETURNING} of one thing: gives something of every row that was changed.
     *
     * @param item a column, an expression over the columns of the row, or the entity itself
     * @param <T> its Java type
     * @return the statement, which returns rows now
     */
    default <T> Returning<T> returning(Selectable<T> item) {
        return new Returning<>(this, Projection.single(item));
    }

    /**
     * {@code RETURNING} of several things that stay in a {@link Row}.
     *
     * @param first the first
     * @param second the second
     * @param more all others
     * @return the statement, which returns rows now
     */
    default Returning<Row> returning(Selectable<?> first, Selectable<?> second, Selectable<?>... more) {
        List<Selectable<?>> items = new ArrayList<>(List.of(first, second));
        items.addAll(List.of(more));
        return new Returning<>(this, Projection.row(items));
    }

    /**
     * {@code RETURNING} of what a projection says: {@code returning(into(UserName::new, user.id, user.name))}.
     *
     * @param projection what is returned
     * @param <T> what a row becomes
     * @return the statement, which returns rows now
     */
    default <T> Returning<T> returning(Projection<T> projection) {
        return new Returning<>(this, projection);
    }
}
