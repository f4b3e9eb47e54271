package dev.orm.migrations.run;

import dev.orm.migrations.history.HistoryTable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a {@link Migrator} runs revisions, as its builder says. */
record RunSettings(
        HistoryTable history,
        Duration lockWait,
        Duration lockTimeout,
        @Nullable String appliedBy,
        boolean allowsNewerSchema) {}
