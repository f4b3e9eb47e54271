package dev.orm.migrations.run;

import static dev.orm.sql.Sql.select;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.operation.MigrationStep.RunBatches;
import dev.orm.schema.Column;
import dev.orm.sql.Condition;
import dev.orm.sql.Sql;
import dev.orm.sql.node.ColumnRef;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a table part by part, in the order of its key.
 *
 * @param <T> the Java type of the key
 */
final class Batches<T> {

    private final EngineConnection connection;
    private final RunBatches step;
    private final ColumnRef<T> key;

    private Batches(EngineConnection connection, RunBatches step, Column<T> key) {
        this.connection = connection;
        this.step = step;
        this.key = step.table().column(key);
    }

    static Batches<?> of(EngineConnection connection, RunBatches step) {
        return new Batches<>(connection, step, step.key());
    }

    /** How many rows there are up to a position; all if there is none. */
    long count(@Nullable String position) {
        var counted = select(Sql.count()).from(step.table());
        return Objects.requireNonNull((position == null
                        ? connection.query(counted)
                        : connection.query(counted.where(key.le(value(position)))))
                .list()
                .get(0));
    }

    /**
     * Does the next part.
     *
     * @param position the key of the last row of the part before, as text; null for the first part
     * @return the key of the last row of this part, or null if it was the last one
     */
    @Nullable
    String next(@Nullable String position) {
        List<T> ends = ends(position);
        T end = ends.isEmpty() ? null : ends.get(0);
        step.work().run(connection, rows(position, end));
        return end == null ? null : end.toString();
    }

    private List<T> ends(@Nullable String position) {
        var keys = select(key).from(step.table());
        return connection
                .query((position == null ? keys : keys.where(key.gt(value(position))))
                        .orderBy(key.asc())
                        .limit(1)
                        .offset(step.rows() - 1))
                .list();
    }

    private Condition rows(@Nullable String position, @Nullable T end) {
        if (position == null) {
            return end == null ? key.isNotNull() : key.le(end);
        }
        Condition behind = key.gt(value(position));
        return end == null ? behind : behind.and(key.le(end));
    }

    private T value(String position) {
        Column<?> column = step.key();
        Object value = switch (column.type().name()) {
            case SMALLINT -> Short.valueOf(position);
            case INTEGER -> Integer.valueOf(position);
            case BIGINT -> Long.valueOf(position);
            case UUID -> UUID.fromString(position);
            default -> position;
        };
        @SuppressWarnings("unchecked")
        T typed = (T) value;
        return typed;
    }
}
