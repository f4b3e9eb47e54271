package dev.orm.engine.internal;

import dev.orm.engine.EngineConnection;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an open statement as they are asked for, a few ahead. */
public final class CursorStream<T> extends Spliterators.AbstractSpliterator<T> {

    /** Rows that the driver holds at a time unless told otherwise. */
    public static final int FETCH_SIZE = 256;

    private static final int AHEAD = 64;

    private final EngineConnection.Cursor cursor;
    private final RowMapper<T> mapper;
    private final @Nullable Object[] chunk = new Object[AHEAD];
    private int size;
    private int next;
    private boolean exhausted;

    private CursorStream(EngineConnection.Cursor cursor, RowMapper<T> mapper) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.cursor = cursor;
        this.mapper = mapper;
    }

    /** Makes a stream that closes the cursor with itself, and when its last row was read. */
    public static <T> Stream<T> of(EngineConnection.Cursor cursor, RowMapper<T> mapper) {
        return StreamSupport.stream(new CursorStream<>(cursor, mapper), false).onClose(cursor::close);
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean tryAdvance(Consumer<? super T> action) {
        if (next == size && !exhausted) {
            read();
        }
        if (next == size) {
            return false;
        }
        T row = (T) chunk[next];
        chunk[next++] = null;
        action.accept(row);
        return true;
    }

    private void read() {
        next = 0;
        size = 0;
        exhausted = cursor.read(row -> {
            while (size < AHEAD) {
                if (!row.next()) {
                    return true;
                }
                chunk[size++] = mapper.map(row);
            }
            return false;
        });
        if (exhausted) {
            cursor.close();
        }
    }
}
