package dev.orm.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Cuts a stream into lists. */
final class Partitions<T> extends Spliterators.AbstractSpliterator<List<T>> {

    private final Spliterator<T> rows;
    private final int size;

    private Partitions(Spliterator<T> rows, int size) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.rows = rows;
        this.size = size;
    }

    static <T> Stream<List<T>> of(Stream<T> rows, int size) {
        if (size < 1) {
            rows.close();
            throw new IllegalArgumentException("A partition has at least 1 row, not " + size + ".");
        }
        return StreamSupport.stream(new Partitions<>(rows.spliterator(), size), false)
                .onClose(rows::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super List<T>> action) {
        List<T> partition = new ArrayList<>();
        while (partition.size() < size && rows.tryAdvance(partition::add)) {
            continue;
        }
        if (partition.isEmpty()) {
            return false;
        }
        action.accept(partition);
        return true;
    }
}
