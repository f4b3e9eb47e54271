package dev.orm.boot.autoconfigure.observation;

import dev.orm.dialect.CompiledStatement;
import dev.orm.dialect.DatabaseError;
import dev.orm.engine.StatementEvent;
import dev.orm.engine.StatementListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Supplier;

/** Makes an observation of each statement, as a child of the observation that is current in the thread. */
final class ObservedStatements implements StatementListener {

    private final ObservationRegistry registry;
    private final Supplier<String> database;
    private final StatementObservationConvention convention;

    /** Statements of the thread that have not ended: several, where others run while a cursor is open. */
    private final ThreadLocal<Deque<Started>> running = ThreadLocal.withInitial(ArrayDeque::new);

    ObservedStatements(
            ObservationRegistry registry, Supplier<String> database, StatementObservationConvention convention) {
        this.registry = registry;
        this.database = database;
        this.convention = convention;
    }

    @Override
    public void beforeStatement(CompiledStatement statement) {
        if (registry.isNoop()) {
            return;
        }
        StatementContext context = new StatementContext(database.get(), statement);
        Observation observation =
                OrmObservationDocumentation.STATEMENT.observation(null, convention, () -> context, registry);
        running.get().push(new Started(statement.sql(), context, observation.start()));
    }

    @Override
    public void afterStatement(StatementEvent event) {
        Deque<Started> started = running.get();
        // Cursors may be closed in another order than they were opened.
        for (Iterator<Started> each = started.iterator(); each.hasNext(); ) {
            Started one = each.next();
            if (one.sql().equals(event.sql())) {
                each.remove();
                stop(one, event);
                break;
            }
        }
        if (started.isEmpty()) {
            running.remove();
        }
    }

    private static void stop(Started started, StatementEvent event) {
        started.context().setEvent(event);
        DatabaseError.Kind error = event.error();
        if (error != null) {
            started.observation().error(new StatementFailure(error));
        }
        started.observation().stop();
    }

    private record Started(String sql, StatementContext context, Observation observation) {}

    /** Marks an observation as failed. The error itself goes to whoever sent the statement. */
    private static final class StatementFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StatementFailure(DatabaseError.Kind kind) {
            super(
                    "The statement failed: "
                            + kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    null,
                    false,
                    false);
        }
    }
}
