package dev.orm.sql;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The rows of an {@code INSERT}, never changed. A list with one more row shares the space of the list before it, whoever asks first; so
 * adding rows one by one costs no copy of all of them each time.
 */
final class InsertedRows extends AbstractList<List<Expression<?>>> implements RandomAccess {

    private static final int LEAST = 8;

    private final Space space;
    private final int size;

    private InsertedRows(Space space, int size) {
        this.space = space;
        this.size = size;
    }

    /** Rows in a place; those behind the ones that are taken belong to nobody yet. */
    private record Space(List<Expression<?>>[] rows, AtomicInteger taken) {

        @SuppressWarnings({"unchecked", "rawtypes"})
        static Space with(Collection<List<Expression<?>>> rows) {
            List[] room = rows.toArray(new List[Math.max(LEAST, rows.size() * 2)]);
            return new Space(room, new AtomicInteger(rows.size()));
        }
    }

    static List<List<Expression<?>>> of(List<List<Expression<?>>> rows) {
        return rows instanceof InsertedRows ? rows : List.copyOf(rows);
    }

    static List<List<Expression<?>>> with(List<List<Expression<?>>> rows, List<Expression<?>> row) {
        return rows instanceof InsertedRows shared
                ? shared.and(row)
                : new InsertedRows(Space.with(rows), rows.size()).and(row);
    }

    private InsertedRows and(List<Expression<?>> row) {
        boolean free = size < space.rows().length && space.taken().compareAndSet(size, size + 1);
        if (!free) {
            return new InsertedRows(Space.with(this), size).and(row);
        }
        space.rows()[size] = row;
        return new InsertedRows(space, size + 1);
    }

    @Override
    public List<Expression<?>> get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return space.rows()[index];
    }

    @Override
    public int size() {
        return size;
    }
}
