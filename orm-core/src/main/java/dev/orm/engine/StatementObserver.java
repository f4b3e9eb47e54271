package dev.orm.engine;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.DatabaseError;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners and the log of statements. Costs nothing where there are none. */
final class StatementObserver {

    private static final Logger LOG = LoggerFactory.getLogger("dev.orm.sql");

    private final StatementListener[] listeners;
    private final boolean logsValues;

    StatementObserver(StatementListener[] listeners, boolean logsValues) {
        this.listeners = listeners;
        this.logsValues = logsValues;
    }

    /** Returns what takes the values of a statement for the log, or null if the log does not show them. */
    @Nullable
    ShownValues valuesToShow() {
        return logsValues && LOG.isDebugEnabled() ? new ShownValues() : null;
    }

    /** Begins to observe a statement; returns the time of its start, or 0 if nobody wants to know of it. */
    long before(CompiledStatement statement) {
        if (listeners.length == 0 && !LOG.isDebugEnabled()) {
            return 0;
        }
        for (StatementListener listener : listeners) {
            listener.beforeStatement(statement);
        }
        return System.nanoTime();
    }

    void after(
            CompiledStatement statement,
            long start,
            int executions,
            long rows,
            DatabaseError.@Nullable Kind error,
            @Nullable ShownValues values) {
        if (start == 0) {
            return;
        }
        long nanos = System.nanoTime() - start;
        StatementEvent event = new StatementEvent(
                statement.sql(), statement.operation(), statement.table(), executions, rows, nanos, error);
        for (StatementListener listener : listeners) {
            listener.afterStatement(event);
        }
        if (LOG.isDebugEnabled()) {
            log(event, values == null ? "" : " " + values);
        }
    }

    private static void log(StatementEvent event, String values) {
        long micros = TimeUnit.NANOSECONDS.toMicros(event.nanos());
        String sql = event.sql().replaceAll("\\s+", " ");
        if (event.error() == null) {
            LOG.debug("{} rows, {} executions, {} us: {}{}", event.rows(), event.executions(), micros, sql, values);
        } else {
            LOG.debug("{}, {} executions, {} us: {}{}", event.error(), event.executions(), micros, sql, values);
        }
    }
}
