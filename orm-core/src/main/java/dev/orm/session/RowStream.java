package dev.orm.session;

import dev.orm.engine.EngineConnection;
import dev.orm.session.load.QueryRunner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an open statement a chunk at a time, so that associations are still loaded for many objects at once. */
// The guard of a try block is only entered and left.
@SuppressWarnings("try")
final class RowStream<T> extends Spliterators.AbstractSpliterator<T> {

    /** Rows that are read ahead. */
    static final int CHUNK = 256;

    private record Cell<T>(@Nullable T value) {}

    private final DefaultSession session;
    private final EngineConnection.Cursor cursor;
    private final Supplier<QueryRunner<T>> runners;
    private final Deque<Cell<T>> chunk = new ArrayDeque<>();
    private boolean exhausted;
    private int clears;

    private RowStream(DefaultSession session, EngineConnection.Cursor cursor, Supplier<QueryRunner<T>> runners) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.session = session;
        this.cursor = cursor;
        this.runners = runners;
    }

    static <T> Stream<T> of(DefaultSession session, EngineConnection.Cursor cursor, Supplier<QueryRunner<T>> runners) {
        return StreamSupport.stream(new RowStream<>(session, cursor, runners), false)
                .onClose(cursor::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (chunk.isEmpty() && !exhausted) {
            read();
        }
        if (!chunk.isEmpty() && clears != session.context().clears()) {
            throw new SessionException(
                    "The session was cleared while rows that a stream had read ahead were still to come, so changes of"
                            + " them would be lost. Forget objects one by one with expunge(…), or read page by page with limit.");
        }
        Cell<T> cell = chunk.poll();
        if (cell == null) {
            return false;
        }
        action.accept(cell.value());
        return true;
    }

    private void read() {
        try (SessionGuard entered = session.enter()) {
            QueryRunner<T> runner = runners.get();
            clears = session.context().clears();
            exhausted = cursor.read(row -> {
                while (chunk.size() < CHUNK) {
                    if (!row.next()) {
                        return true;
                    }
                    chunk.add(new Cell<>(runner.read(row)));
                }
                return false;
            });
            if (exhausted) {
                cursor.close();
            }
            runner.finish();
        }
    }
}
