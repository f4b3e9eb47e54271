package dev.orm.migrations.run;

import dev.orm.engine.EngineConnection;
import dev.orm.migrations.history.HistoryTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a {@link Migrator} runs revisions, as its builder says. */
record RunSettings(
        HistoryTable history,
        Duration lockWait,
        Duration lockTimeout,
        @Nullable String appliedBy,
        boolean allowsNewerSchema,
        List<MigrationListener> listeners,
        Duration progressEvery) {

    /** Copies the list. */
    RunSettings {
        listeners = List.copyOf(listeners);
    }

    RunSettings with(MigrationListener listener) {
        List<MigrationListener> all = new ArrayList<>(listeners);
        all.add(listener);
        return new RunSettings(history, lockWait, lockTimeout, appliedBy, allowsNewerSchema, all, progressEvery);
    }

    /** In the transaction that writes a revision into the history. */
    void tell(RevisionPlan plan, EngineConnection connection) {
        listeners.forEach(listener -> listener.afterRevision(plan.script(), plan.direction(), connection));
    }
}
